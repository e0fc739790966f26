"""Importing again changes nothing; what people wrote stays; a later list only adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.files import FileInTheWayError
from generator.importer import plan_import, write_plan
from tests.importer.lists import ADDED, fates

if TYPE_CHECKING:
    from pathlib import Path

    from tests.importer.lists import Site

LIST = """\
## Papers
- [**arXiv 2024**] OneNet: Reading Ribs [[pdf]](https://arxiv.org/abs/2411.60001) [[code]](https://github.com/example/one)
- [**CVPR 2024**] TwoNet: Reading Lungs [[pdf]](https://example.org/two.pdf)

## Datasets
| dataset | image |
| --- | --- |
| [RibSet](https://example.org/ribs) | 10K |

## Metrics
- RibScore: Scoring Ribs [[paper](https://arxiv.org/abs/2411.60002)]

## Tools
- [ribtool](https://github.com/example/ribtool)
"""


def test_a_second_run_writes_nothing_and_says_so(site: Site) -> None:
    site.run(LIST)
    before = site.files()
    account = site.run(LIST)
    assert site.files() == before
    assert (account.created, account.changes) == ((), ())
    assert {fate for what in ("item", "link") for _, fate, _ in fates(account, what)} == {"present"}


def test_hand_edits_stay_and_are_quiet_when_a_note_tells_why(site: Site) -> None:
    site.run(LIST)
    path = site.root / "data/papers/2024/onenet.yml"
    text = path.read_text("utf-8").replace("OneNet: Reading Ribs", "OneNet: Reading Ribs Aloud  # as printed", 1)
    text = text.replace(
        'title: "OneNet: Reading Ribs Aloud  # as printed"', 'title: "OneNet: Reading Ribs Aloud" # as printed'
    )
    links = text[text.index("links:") : text.index("lists:")]
    text = text.replace(links, "aliases:\n  - Reading Ribs\n") + "notes:\n  - https://github.com/example/one is gone.\n"
    path.write_text(text, "utf-8")
    account = site.run(LIST)
    assert path.read_text("utf-8") == text
    assert account.changes == ()


def test_what_a_run_would_change_in_a_record_of_the_same_list_is_told_not_done(site: Site) -> None:
    site.run(LIST)
    path = site.root / "data/papers/2024/onenet.yml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("links:")] + text[text.index("lists:") :], "utf-8")
    before = site.files()
    account = site.run(LIST)
    assert site.files() == before
    (change,) = account.changes
    assert (change.record, change.field, change.applied) == ("papers/onenet", "links", False)


def test_another_list_adds_and_upgrades_and_keeps_comments(site: Site) -> None:
    site.run(LIST)
    old = site.root / "data/papers/2024/onenet.yml"
    old.write_text("# Read twice.\n" + old.read_text("utf-8"), "utf-8")
    site.run(
        "## Papers\n- [**CVPR 2025**] OneNet: Reading Ribs [[pdf]](https://arxiv.org/abs/2411.60001) [[demo]](https://example.org/demo)\n",
        "list-b",
    )
    assert not old.exists()
    text = (site.root / "data/papers/2025/onenet.yml").read_text("utf-8")
    assert text.startswith("# Read twice.\n")
    assert "year: 2025\nvenue: cvpr\n" in text
    assert 'preprint:\n  venue: arxiv\n  id: "2411.60001"\n  year: 2024\n' in text
    assert "https://example.org/demo" in text
    assert "lists: [list-a, list-b]" in text


def test_another_list_adds_figures_to_a_dataset(site: Site) -> None:
    site.run("## Datasets\n- **RibSet** [[data](https://example.org/ribs)]\n")
    site.run(LIST, "list-b")
    assert "images: 10000\n" in (site.root / "data/datasets/ribset.yml").read_text("utf-8")


def test_62_a_killed_run_leaves_whole_files_and_the_next_one_completes_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_import([("list-a", LIST)], site.catalog(), ADDED)
    killed_at = "data/papers/2024/twonet.yml"

    def die(source: Path, target: Path) -> None:
        if str(target).endswith(killed_at):
            raise KeyboardInterrupt
        target.write_bytes(source.read_bytes())

    with monkeypatch.context() as patch:
        patch.setattr("generator.files.os.link", die)
        with pytest.raises(KeyboardInterrupt):
            write_plan(plan, site.catalog(), site.root)
    assert list(site.files()) == ["papers/2024/onenet.yml"]
    site.run(LIST)
    assert len(site.files()) == 6


def test_62_a_file_that_is_there_is_never_replaced_by_a_new_record(site: Site) -> None:
    plan = plan_import([("list-a", LIST)], site.catalog(), ADDED)
    path = site.root / "data/tools/ribtool.yml"
    path.parent.mkdir(parents=True)
    path.write_text("name: mine\npurpose: To stay.\n", "utf-8")
    with pytest.raises(FileInTheWayError):
        write_plan(plan, site.catalog(), site.root)
    assert path.read_text("utf-8") == "name: mine\npurpose: To stay.\n"
