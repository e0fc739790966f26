"""Every item and every link of a list is accounted for, whatever the list looks like."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.importer import to_json, to_markdown, to_text
from generator.importer.records.account import Account, Line
from tests.importer.lists import fates

if TYPE_CHECKING:
    from tests.importer.lists import Site

PIECES = [
    "## Papers\n", "## Datasets\n", "## News\n", "### 2024\n", "**CVPR'24**\n", "- Ribs and Lungs Together Again ", "1. A Numbered Work on Ribs ",
    "[[paper](https://arxiv.org/abs/2401.70001)]", "[[pdf]](https://example.org/a.pdf)", "[code](https://github.com/a/b)]", "[[code]]", "[[[",
    "(**arXiv'2401**)", "[**MICCAI 2024**] ", "**Bold words** ", "*lean words* ", "\n", "\n\n", "| a | b |\n|--|--|\n| [x](https://a.org) | 1K |\n",
    "[mail](mailto:a@b.org)", "![badge](https://img.shields.io/x)", "<a href='https://b.org'>b</a>", "<br>", "```\n", "<!-- c -->\n", "  - ", "\\", "](", ")",
]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_links_in_are_links_told(site: Site, pieces: list[str]) -> None:
    account = site.plan("".join(pieces)).account
    sums = account.sums()
    assert sums["link"]["in"] == account.links_in
    assert all(line.target or line.reason for line in account.lines)


def test_an_account_that_lost_a_link_is_refused() -> None:
    line = Line("list-a", 1, "link", "https://a.org", "imported", "papers/a")
    Account((line,), (), (), (), (), 1)
    with pytest.raises(ValueError, match="have 2 links, the account tells of 1"):
        Account((line,), (), (), (), (), 2)


def test_the_account_is_told_as_text_and_as_json(site: Site) -> None:
    text = "## Papers\n- [**Unheard 2024**] OneNet: Ribs [[pdf]](https://arxiv.org/abs/2401.70001) [[mail]](mailto:a@b.org)\n- TODO\n"
    account = site.plan(text).account
    shown = to_text(account, full=True)
    assert "links       2         1         0         0         1" in shown
    assert "unknown venues: 1\n  Unheard (1)" in shown
    assert "list-a:2: link aside leads nowhere on the web: mailto:a@b.org" in shown
    data = json.loads(to_json(account))
    assert data["sums"]["item"] == {"in": 2, "imported": 1, "merged": 0, "present": 0, "aside": 1}
    assert data["created"] == ["data/papers/2024/onenet.yml"]


def test_news_of_a_known_work_count_as_merged(site: Site) -> None:
    account = site.plan(
        "## News\n- We show [OneNet](https://arxiv.org/pdf/2401.70001v2)!\n## Papers\n- OneNet: Ribs [[pdf]](https://arxiv.org/abs/2401.70001)\n"
    ).account
    assert fates(account, "link") == [(2, "merged", "papers/onenet"), (4, "imported", "papers/onenet")]


def test_titles_with_abstracts_are_read_and_the_abstracts_dropped(site: Site) -> None:
    abstract = "We look at ribs for a long while. " * 20
    text = f"Get papers in your inbox!\nSubscribeOneNet: Reading Ribs\n{abstract}\nReading Lungs with Two Eyes\n{abstract}\n"
    plan = site.plan(text)
    assert [(record.id, getattr(record, "title", "")) for record in plan.new] == [
        ("onenet", "OneNet: Reading Ribs"), ("reading-lungs-with-two-eyes", "Reading Lungs with Two Eyes"),
    ]  # fmt: skip
    assert "long while" not in str(plan)
    assert plan.account.created[0] == "data/papers/undated/onenet.yml"
    assert plan.account.reasons() == {"item: abstract: not copied": 2, "item: words of the page around the list": 1}


def test_the_account_says_how_each_section_is_written(site: Site) -> None:
    text = (
        "## Papers\n" + "".join(f"- **Reading Bone Number {n}** (CVPR 2024) [[pdf](https://example.org/{n}.pdf)]\n" for n in range(3))
        + "## Tables\n| Title | Venue | Year |\n|--|--|--|\n| [Reading Tables Aloud](https://example.org/t.pdf) | ICCV | 2023 |\n"
    )  # fmt: skip
    assert [words for _, words in site.plan(text).account.sections] == [
        "section 'Papers': 3 items, title in bold, venue in brackets after the title",
        "section 'Tables': 1 row, column 'Title' is the title, column 'Venue' is the venue, column 'Year' is the date, venue in a column",
    ]


def test_the_account_as_markdown_is_inert_and_fits_a_pull_request(site: Site) -> None:
    text = "## Papers\n- <b>Ribs</b> by @nobody #1 \\[x\\](javascript:x) of Ribs [[pdf](https://example.org/1.pdf)]\n- TODO\n"
    shown = to_markdown(site.plan(text).account)
    assert shown.startswith("| | in | imported | merged | present | aside |\n| --- | ---: |")
    assert "| links | 1 | 1 | 0 | 0 | 0 |" in shown
    assert "<details><summary>New records: 1</summary>" in shown
    assert "@nobody" not in shown
    assert "https://" not in shown
    assert "- list-a:3: to be added: TODO" in shown
