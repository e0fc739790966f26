from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.export.markdown import escape_markdown, link
from generator.export.markdown_list import render_readme
from generator.urls import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.catalog import Catalog
    from generator.model import Paper

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKUP = st.text("\\`*_{}[]()#+-.!|<>&~$@:^=\"'/;1 aw", min_size=1, max_size=30)


def shown(markdown: str) -> tuple[str, set[str]]:
    """Return the text a reader sees, and the kinds of inline markup in it."""
    inline = [child for token in MARKDOWN.parse(markdown) for child in token.children or ()]
    return "".join(child.content for child in inline), {child.type for child in inline}


@given(text=MARKUP)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    plain = " ".join(text.split())
    blocks = [token.type for token in MARKDOWN.parse(f"- {escape_markdown(text)} end")]
    assert shown(f"- {escape_markdown(text)} end") == (f"{plain} end".strip(), {"text"})
    assert "heading_open" not in blocks
    assert blocks.count("list_item_open") == 1


@given(text=MARKUP)
def test_any_text_stays_in_its_cell(text: str) -> None:
    table = f"| A | B |\n| --- | --- |\n| {escape_markdown(text)} | end |\n"
    cells = [token.content for token in MARKDOWN.parse(table) if token.type == "inline"]
    assert len(cells) == 4
    assert cells[3] == "end"
    assert shown(cells[2])[0] == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("R2Gen: Reports, v1.5 (long)", "R2Gen: Reports, v1.5 (long)"),
        ("https://example.com", r"https\://example.com"),
        ("www.example.com", r"www\.example.com"),
        ("mail a@example.com :tada: $x$", r"mail a\@example.com \:tada: \$x\$"),
        ("1. First", r"1\. First"),
        ("2024 in review", "2024 in review"),
        ("{{ 7*7 }} {% x %}", r"\{\{ 7\*7 \}\} \{% x %\}"),
    ],
)
def test_what_github_would_turn_into_something_is_escaped(text: str, markdown: str) -> None:
    assert escape_markdown(text) == markdown


@pytest.mark.parametrize("url", ["https://example.com/a_(b)?x=1&copy;=2", "https://example.com/?a=1&b=*x*_y_"])
def test_addresses_lead_where_they_say(url: str) -> None:
    [paragraph] = [token for token in MARKDOWN.parse(link("[x]", url)) if token.type == "inline"]
    assert paragraph.children
    assert paragraph.children[0].attrs == {"href": url}
    assert paragraph.children[1].content == "[x]"


def test_papers_stand_under_their_venues(catalog: Catalog) -> None:
    readme = render_readme(catalog, Site())
    headings = [line for line in readme.splitlines() if line.startswith("#")]
    assert headings == [
        "# Mini Atlas", "## Contents", "## Papers", "### arXiv", "### CMM", "### JMM", "### Venue not known",
        "## Datasets", "## Metrics", "## Tools",
    ]  # fmt: skip
    assert (
        "- **FullNet: A Made-up \\& Complete Paper on Chest X-ray Reports** (CMM 2024 Findings) "
        "[[paper](https://doi.org/10.1234/full.2024)] [[ACL Anthology](https://aclanthology.org/2024.cmm-main.7/)] "
        "[[arXiv](https://arxiv.org/abs/2401.00001)] [[code](https://example.com/full/code)] [[Home](https://example.com/full)]\n"
    ) in readme
    assert "- **A Preprint about CT** (arXiv 2025) [[paper](https://arxiv.org/abs/2501.00002)] *withdrawn*\n" in readme
    assert "- **Nothing Is Known**\n" in readme


def test_papers_stand_under_their_years(catalog: Catalog) -> None:
    readme = render_readme(catalog, Site(), by="year")
    headings = [line for line in readme.splitlines() if line.startswith("### ")]
    assert headings == ["### 2025", "### 2024", "### 2023", "### Year not known"]
    assert "- **Reports in a Journal** (JMM 2023)" in readme


def test_every_entry_of_the_contents_leads_somewhere(catalog: Catalog) -> None:
    readme = render_readme(catalog, Site())
    anchors = {line.split('"')[1] for line in readme.splitlines() if line.startswith("<a id=")}
    headings = {line.removeprefix("## ").lower() for line in readme.splitlines() if line.startswith("## ")}
    targets = [line.split("](#")[1].split(")")[0] for line in readme.splitlines() if "](#" in line]
    assert len(targets) == 8
    assert set(targets) <= anchors | headings


def test_datasets_are_a_table(catalog: Catalog, site: Site) -> None:
    assert (
        "| **Mini-CXR** | 2020 | X-ray | 10 images | open | [[data](https://example.com/mini)] |\n"
        "| **Unknown Set** |  |  |  |  |  |\n"
    ) in render_readme(catalog, site)


def test_the_head_leads_to_the_site_and_counts(catalog: Catalog, site: Site) -> None:
    head = render_readme(catalog, site).partition("## Contents")[0]
    assert "(https://atlas.example.com/)" in head
    assert f"![Papers: {len(catalog.papers)}](https://img.shields.io/badge/papers-{len(catalog.papers)}-8a1c1c)" in head
    assert "Search" not in render_readme(catalog, Site()).partition("## Contents")[0]


def test_a_hostile_title_is_only_text(make_catalog: Callable[..., Catalog], make_paper: Callable[..., Paper]) -> None:
    title = "<script>alert(1)</script> ![x](javascript:y) | <!-- ]] **b**"
    html = MARKDOWN.render(render_readme(make_catalog(make_paper(title=title)), Site()))
    assert "<script" not in html
    assert html.count("<img") == html.count('<img src="https://img.shields.io/badge/') == 4  # the counts
    assert 'href="javascript' not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; ![x](javascript:y) | &lt;!-- ]] **b**" in html
