"""The pages that people wrote, for the search in the header: each page and each of its sections, as the engine built them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from generator.export.script_data import script_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FIRST_WORDS = 30
_HEADINGS = ("h1", "h2", "h3")
_WITHIN_WORDS = ("a", "abbr", "b", "code", "em", "i", "kbd", "mark", "span", "strong", "sub", "sup")
_SILENT = ("pre", "script", "style", "nav", "svg")


@dataclass
class _Section:
    """A heading: its id, its text, and the text after it, in pieces."""

    anchor: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Sections(HTMLParser):
    """Collects the headings within ``<main>``, each with its id and the first words after it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Section] = []
        self._is_main = self._is_heading = self._is_permalink = False
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        is_colophon = "colophon" in (values.get("class") or "")
        self._is_main = (self._is_main or tag == "main") and not is_colophon
        if tag not in _WITHIN_WORDS:
            self.handle_data(" ")
        self._silent += tag in _SILENT
        self._is_permalink = self._is_permalink or (tag == "a" and "headerlink" in (values.get("class") or ""))
        if self._is_main and tag in _HEADINGS:
            self._is_heading = True
            self.found.append(_Section(values.get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._is_heading = False
        if self._silent and tag in _SILENT:
            self._silent -= 1
        self._is_permalink = self._is_permalink and tag != "a"
        self._is_main = self._is_main and tag != "main"

    def handle_data(self, data: str) -> None:
        if self._is_main and self.found and not (self._silent or self._is_permalink):
            section = self.found[-1]
            (section.title if self._is_heading else section.text).append(data)


def render_written_pages(site_dir: Path, pages: Iterable[str]) -> bytes:
    """Return the script that sets ``atlasPages``: title, address, the page's title, first words, a list for each.

    Args:
        site_dir: The site as the engine built it.
        pages: Addresses of the pages that people wrote; those that are not there are passed over.
    """
    columns: dict[str, list[str]] = {"title": [], "path": [], "note": [], "more": []}
    for page in sorted({"" if page in (".", "./") else page for page in pages}):
        file = site_dir / page / "index.html"
        if not file.is_file():
            continue
        reader = _Sections()
        reader.feed(file.read_text(encoding="utf-8"))
        whole = " ".join(_words(reader.found[0].title)) if reader.found else page
        for number, section in enumerate(reader.found):
            columns["title"].append(" ".join(_words(section.title)))
            columns["path"].append(f"{page}#{section.anchor}" if number and section.anchor else page)
            columns["note"].append(whole if number else "")
            columns["more"].append(" ".join(_words(section.text)[:FIRST_WORDS]))
    return script_value("atlasPages", columns)


def _words(pieces: Iterable[str]) -> list[str]:
    return "".join(pieces).split()
