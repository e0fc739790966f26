"""What the search of the header knows of pages that people wrote."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from generator.pour.written_pages import FIRST_WORDS, render_written_pages

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<html><head><title>not this</title></head><body><nav><h2>nor this</h2></nav><main><h1>About <em>us</em></h1>
<p>We are made up.</p><h2 id="why">Why<a class="headerlink" href="#why">¶</a></h2><pre>no code</pre><p>Because &amp; so.</p>
<p class="colophon">Edit this page</p></main><footer><h2>nor that</h2></footer></body></html>"""


def lines_of(site: Path, *pages: str) -> list[tuple[str, ...]]:
    columns: dict[str, Any] = json.loads(re.sub(r"^\w+=|;\n$", "", render_written_pages(site, pages).decode()))
    return list(zip(*columns.values(), strict=True))


def write(site: Path, page: str, html: str) -> None:
    (site / page).mkdir(parents=True, exist_ok=True)
    (site / page / "index.html").write_text(html, "utf-8")


def test_a_page_and_its_sections_each_have_a_line(tmp_path: Path) -> None:
    write(tmp_path, "about", PAGE)
    assert lines_of(tmp_path, "about/") == [
        ("About us", "about/", "", "We are made up."),
        ("Why", "about/#why", "About us", "Because & so."),
    ]


def test_only_the_first_words_are_kept(tmp_path: Path) -> None:
    write(tmp_path, "long", f"<main><h1>Long</h1><p>{'word ' * 100}</p></main>")
    ((_, _, _, words),) = lines_of(tmp_path, "long/")
    assert words.split() == ["word"] * FIRST_WORDS


def test_the_home_page_has_the_empty_address_and_a_missing_page_no_line(tmp_path: Path) -> None:
    write(tmp_path, "", "<main><h1>Home</h1></main>")
    assert lines_of(tmp_path, "./", "gone/") == [("Home", "", "", "")]
