"""Lists that must do no harm. The numbers are those of the project's list of bad input, group D."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import Paper
from tests.importer.lists import fates

if TYPE_CHECKING:
    from tests.importer.lists import Site


def titles(site: Site, text: str) -> list[str]:
    return [record.title for record in site.plan(text).new if isinstance(record, Paper)]


def test_52_titles_with_brackets_and_bars_and_several_links(site: Site) -> None:
    text = (
        "## Papers\n"
        "- [Re] Reports [again] (and again) | once more [[paper](https://example.org/1)] [[code](https://github.com/a/1)]\n"
        "- A Retina Model (FLARE): Encoding (Clinical) Knowledge [[PDF]](https://example.org/2.pdf)\n"
        "- A Work with Badges [![paper](https://img.shields.io/a)](https://arxiv.org/abs/2401.80001) [![stars](https://img.shields.io/b)](https://github.com/a/2)\n"
    )
    assert titles(site, text) == [
        "[Re] Reports [again] (and again) | once more",
        "A Retina Model (FLARE): Encoding (Clinical) Knowledge",
        "A Work with Badges",
    ]
    assert site.plan(text).account.sums()["link"] == {"in": 5, "imported": 5, "merged": 0, "present": 0, "aside": 0}


def test_53_tables_with_escaped_bars_and_breaks(site: Site) -> None:
    text = "## Datasets\n| dataset | domain |\n|---|---|\n| [A\\|B Set](https://example.org/ab) | cxr<br>ct |\n"
    (dataset,) = site.plan(text).new
    assert getattr(dataset, "name", "") == "A|B Set"


def test_54_bare_scheme_and_tails_of_addresses(site: Site) -> None:
    (paper,) = site.plan(
        "## Papers\n- OneNet: Ribs [[paper](arxiv.org/abs/2401.80002#)], [[code](https://github.com/a/b.)].\n"
    ).new
    assert isinstance(paper, Paper)
    assert paper.ids.arxiv == "2401.80002"
    assert [link.url for link in paper.links] == ["https://github.com/a/b"]


def test_55_dois_with_odd_characters(site: Site) -> None:
    text = "## Papers\n- OneNet: Ribs [[paper](https://doi.org/10.1002/(SICI)1096-8644(199601)99:1%3C1::AID-AJPA1%3E3.0.CO;2-1.)]\n"
    (paper,) = site.plan(text).new
    assert isinstance(paper, Paper)
    assert paper.ids.doi == "10.1002/(sici)1096-8644(199601)99:1<1::aid-ajpa1>3.0.co;2-1"


def test_56_headings_that_skip_levels_repeat_and_wear_emoji(site: Site) -> None:
    text = (
        "# 🔥 Papers 🔥\n#### 📅 2024\n- OneNet: Ribs [[paper](https://example.org/1)]\n"
        "#### 📅 2024\n- TwoNet: Lungs [[paper](https://example.org/2)]\n"
    )
    assert [record.year for record in site.plan(text).new if isinstance(record, Paper)] == [2024, 2024]


def test_57_one_paper_in_three_sections_under_two_titles(site: Site) -> None:
    link = "[[paper](https://arxiv.org/abs/2401.80003)]"
    text = f"## Papers\n- OneNet: Reading Ribs {link}\n## More papers\n- OneNet: Reading Ribs Better {link}\n## Again papers\n- OneNet: Reading ribs {link}\n"
    (paper,) = site.plan(text).new
    assert paper.aliases == ("OneNet: Reading Ribs Better",)


@pytest.mark.parametrize("mark", ["-", "*", "+", "1.", "  -"])
def test_58_any_marker_any_indent_any_line_ending(site: Site, mark: str) -> None:
    text = f"## Papers\r\n{mark} OneNet: Ribs [[paper](https://example.org/1)]\r\n\r\n\t* TwoNet: Lungs [[paper](https://example.org/2)]\r\n"
    found = titles(site, text)
    assert found[0] == "OneNet: Ribs"


def test_59_items_that_are_no_entries_are_told_with_their_line(site: Site) -> None:
    text = "## Papers\n- Ribs only\n- [paper](https://example.org/1)\n- TODO: write this\n-\n<!-- - Hidden: Work [[paper](https://example.org/2)] -->\n"
    assert fates(site.plan(text).account, "item") == [
        (2, "aside", "no link"),
        (3, "aside", "no title"),
        (4, "aside", "to be added"),
        (5, "aside", "no title"),
        (6, "aside", "commented out"),
    ]


def test_63_lists_that_disagree_on_venue_leave_a_note(site: Site) -> None:
    one = "## Papers\n- [**CVPR 2024**] OneNet: Ribs [[pdf]](https://example.org/one)\n"
    other = "## Papers\n- [**MICCAI 2024**] OneNet: Ribs [[pdf]](https://example.org/one)\n"
    (paper,) = site.plan(one, other).new
    assert isinstance(paper, Paper)
    assert paper.venue == "cvpr"
    assert paper.notes == ("list-b lists it as “MICCAI 2024”; kept as CVPR 2024.",)


def test_a_title_that_would_deceive_is_told_not_imported(site: Site) -> None:
    text = "## Papers\n- Reаding Ribs by a Cyrillic Letter [[paper](https://example.org/1)]\n"  # noqa: RUF001
    assert fates(site.plan(text).account, "item")[0][1] == "aside"


def test_53_tables_of_html_and_what_unfolds(site: Site) -> None:
    text = (
        "## Papers\n<table><tr><th>Title</th><th>Where</th></tr>\n"
        "<tr><td><a href='https://example.org/1.pdf'>Ribs in Rows</a><br>A. Nobody</td><td rowspan=2>CVPR 2024</td></tr>\n"
        "<tr><td><a href='https://example.org/2.pdf'>Lungs in Rows</a></td></tr></table>\n\n"
        "<details><summary>2023</summary>\n\n- Hearts Unfolded [[pdf](https://example.org/3.pdf)]\n</details>\n"
    )
    found = {record.title: (record.venue, record.year) for record in site.plan(text).new if isinstance(record, Paper)}
    assert found == {"Ribs in Rows": ("cvpr", 2024), "Lungs in Rows": ("cvpr", 2024), "Hearts Unfolded": (None, 2023)}


def test_54_bare_addresses_and_their_tails(site: Site) -> None:
    text = "## Papers\n**OneNet: Ribs**\n- Paper: https://arxiv.org/pdf/2401.80003.pdf.\n- Code: (https://github.com/a/b?utm_source=x)\n"
    (paper,) = site.plan(text).new
    assert isinstance(paper, Paper)
    assert (paper.ids.arxiv, [link.url for link in paper.links]) == ("2401.80003", ["https://github.com/a/b"])


def test_57_one_paper_in_three_sections_once_with_its_code_only(site: Site) -> None:
    text = (
        "## Ribs\n- Reading Ribs by Candlelight with Care [[pdf](https://arxiv.org/abs/2401.80004)]\n"
        "## Lungs\n- Reading Ribs by Candlelight with Great Care [[paper](https://arxiv.org/abs/2401.80004v2)]\n"
        "## Hearts\n- Reading Ribs by Candlelight with Care [[code](https://github.com/a/candle)]\n"
    )
    plan = site.plan(text)
    (paper,) = plan.new
    assert isinstance(paper, Paper)
    assert (paper.title, paper.aliases) == ("Reading Ribs by Candlelight with Care", ("Reading Ribs by Candlelight with Great Care",))  # fmt: skip
    assert plan.account.sums()["item"] == {"in": 3, "imported": 1, "merged": 2, "present": 0, "aside": 0}


@pytest.mark.parametrize(
    "item", ["**[Retracted]** Ribs that Were Not There", "RETRACTED ARTICLE: Ribs that Were Not There", "Ribs that Were Not There (withdrawn)"]
)  # fmt: skip
def test_64_retracted_and_withdrawn_papers_are_marked(site: Site, item: str) -> None:
    (paper,) = site.plan(f"## Papers\n- {item} [[pdf](https://example.org/gone.pdf)]\n").new
    assert isinstance(paper, Paper)
    assert paper.title == "Ribs that Were Not There"
    assert paper.status in {"retracted", "withdrawn"}


def test_links_without_target_and_deep_lists_do_no_harm(site: Site) -> None:
    deep = "".join(f"{'  ' * depth}- level {depth}\n" for depth in range(300))
    text = f"## Papers\n- OneNet: Ribs [[pdf](https://example.org/1.pdf)] [[code]()]\n{deep}<table><tr><td><table><tr><td>x\n"
    account = site.plan(text).account
    assert account.sums()["link"] == {"in": 2, "imported": 1, "merged": 0, "present": 0, "aside": 1}
