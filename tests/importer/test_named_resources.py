"""Datasets and tools are known by their names, however lists set these apart from what the things are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.importer.lists import Site

TOOLS = """\
## Toolkits
- [RibKit](https://github.com/example/ribkit): end-to-end counting of ribs
- [Lungs](https://lungs.example.org) : the classic
- [BoneBrain](https://bones.example.org/): a toolkit [[code]](https://github.com/example/bones) [[paper]](https://arxiv.org/abs/2106.77001)
- [OML](https://oml.example.org/) - The Open Marrow Library
- **Drape** — model-based design [[code](https://github.com/example/drape)]
- [salve: a Semi-supervised Library](https://salve.example.org/)
"""
DETAILED = """\
## Datasets [ «Back To Top» ](#)
* **Rib-102 Bones**

    Rib-102 is a data set of 102 kinds of ribs, chosen to be those that are found in every museum of the land, large and small.

    - Detailed information (Images): ⇒ [[Paper](https://ribs.example.org/102.pdf)] [[Website](https://ribs.example.org/102)]
        - Number of kinds: 102 (Training: 82. Testing: 20.)
"""
LISTS = """\
## Tools
- [RibKit](https://github.com/example/ribkit): end-to-end counting of ribs
- [RibNet: Reading Ribs from Their Shadows](https://github.com/example/ribnet)
- [Awesome-Ribs](https://github.com/example/Awesome-Ribs)
- [RibsPracticalGuide](https://github.com/example/guide) - A curated list of practical guide resources of ribs
- [rib-reading](https://github.com/example/rib-reading) - List of papers on ribs.
"""
DATASETS = """\
## Datasets
- [2015/04] RibSpeech — 1000 hours of talk about ribs [[data]](https://ribs.example.org/12)
- [[LungNet](https://lungs.example.org/net)]  A collaborative dataset between researchers at three places. [**`seg.`**]
- [[Marrow3D](https://marrow.example.org/3d)] [__`det.`__]
- [VisBones2017](https://bones.example.org/vis)

| Data | Where |
| ---- | ----- |
| **BoneLens**, 25 million ratings | [home](https://bones.example.org/lens) |
| **Spine 1TB Logs** | [home](https://spine.example.org) |

| 名称 | 规模 | 下载 |
| --- | --- | --- |
| GU | 9 个任务 | [主页](https://gu.example.org/) |
"""
UNTOLD = """\
## Papers
- Reading Ribs Aloud [[paper]](https://arxiv.org/abs/2401.77002)
## Code to read
- [ribs6](https://github.com/example/ribs6) - a teaching skeleton
- [sternum/raft](https://github.com/example/raft) - Raft as a library
"""


def names(site: Site, text: str, kind: str) -> set[str]:
    return {str(getattr(record, "name", "")) for record in site.plan(text).new if record.kind == kind}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (TOOLS, "tools", {"RibKit", "Lungs", "BoneBrain", "OML", "Drape", "salve"}),
        (
            DATASETS,
            "datasets",
            {"RibSpeech", "LungNet", "Marrow3D", "VisBones2017", "BoneLens", "Spine 1TB Logs", "GU"},
        ),
        (DETAILED, "datasets", {"Rib-102 Bones"}),
        (LISTS, "tools", {"RibKit", "RibNet: Reading Ribs from Their Shadows"}),
        (UNTOLD, "tools", {"ribs6", "sternum/raft"}),
    ],
)
def test_resources_are_known_by_their_names(site: Site, text: str, kind: str, expected: set[str]) -> None:
    assert names(site, text, kind) == expected


def test_the_paper_of_a_tool_is_among_its_links(site: Site) -> None:
    (tool,) = (record for record in site.plan(TOOLS).new if getattr(record, "name", "") == "BoneBrain")
    assert "https://arxiv.org/abs/2106.77001" in [link.url for link in tool.links]


def test_a_name_before_a_quoted_title_is_no_part_of_it(site: Site) -> None:
    text = '## Papers\n- **RN**: "Relations of Ribs", CVPR, 2019. [[Paper](https://arxiv.org/abs/1904.77003)]\n'
    (paper,) = site.plan(text).new
    assert (getattr(paper, "title", ""), getattr(paper, "name", "")) == ("Relations of Ribs", "RN")


def test_names_left_out_make_no_whole_list_of_authors(site: Site) -> None:
    text = "## Papers\n**Relations of Ribs** \\\nAnn Doe, Cy Roe, ..., Eve Noone \\\nCVPR 2019 [[Paper](https://arxiv.org/abs/1904.77004)]\n"
    (paper,) = site.plan(text * 3).new
    assert getattr(paper, "authors", None) == ()


def test_a_name_in_bold_is_one_of_the_authors(site: Site) -> None:
    text = "## Papers\n- *Relations of Ribs* - A. Doe, D. Woe, **B. Roe**, C. Noone. [[pdf]](https://arxiv.org/abs/1904.77005)\n"
    (paper,) = site.plan(text).new
    assert [author.name for author in getattr(paper, "authors", ())] == ["A. Doe", "D. Woe", "B. Roe", "C. Noone"]
