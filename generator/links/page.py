"""What the checker needs of an HTML page: its links with their places, and the ids they can lead to."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Role = Literal["link", "load", "canonical", "refresh"]
"""A ``link`` waits for a reader, a ``load`` is fetched with the page, ``canonical`` names it, ``refresh`` leaves it."""

_LINKS = frozenset({"href", "cite", "action", "formaction", "xlink:href"})
_LOADS = frozenset({"src", "poster", "data", "background", "srcset", "imagesrcset", "style"})
_WATCHED = _LINKS | _LOADS | {"id", "name"}
_LOADED_BY_HREF = frozenset({"use", "image", "feimage"})
_LOADING_RELATIONS = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "apple-touch-icon", "mask-icon"}
)
_META_URLS = frozenset({"og:url", "og:image", "twitter:image", "twitter:url", "citation_pdf_url"})
_REFRESH = re.compile(r"^\s*[\d.]*\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]*)", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""")


class Reference(NamedTuple):
    """One address that a file names: the line it stands in, what it is for, and the address as written."""

    line: int
    role: Role
    url: str


@dataclass(slots=True)
class Page:
    """One HTML page, read.

    Attributes:
        references: Every address on it, in the order they stand.
        ids: What a fragment can lead to: ids, and the names of anchors.
        repeated: Line and id of each id that an earlier element has already.
        base: Address that relative links start from, when the page sets one.
        listed: Whether search engines are told of it.
    """

    references: list[Reference] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    repeated: list[tuple[int, str]] = field(default_factory=list)
    base: str = ""
    listed: bool = True


class Passage(NamedTuple):
    """A part of a page, read by itself: as ``Page``, with lines counted from 0.

    ``ids`` has line and name of each; the line of an anchor's name, which may stand twice, is -1.
    """

    references: tuple[Reference, ...]
    ids: tuple[tuple[int, str], ...]
    base: str
    listed: bool


def read_page(html: str) -> Page:
    """Return what there is to check on a page. Reads any text without raising, as browsers do."""
    return PageReader().read(html)


class PageReader:
    """Reads the pages of one site, and a tag that stands many times in them only once: parsing takes most of the time.

    Of 480,000 tags in the site of 600 records one in ten is new. A tag is read by itself only when the parser ends it as
    it began: outside of any tag, comment, script or style. Any other is read together with what stands behind it. So a
    page is read as if it were read in one piece; a test compares the two.
    """

    MOST_CHARACTERS = 50_000_000
    """What is kept is forgotten when it has become so long."""

    def __init__(self) -> None:
        self._known: dict[str, Passage | None] = {}
        self._characters = 0

    def read(self, html: str) -> Page:
        """Return what there is to check on a page. Reads any text without raising, as browsers do."""
        page, pieces, known = Page(), html.split("<"), self._known
        line, at = 1 + pieces[0].count("\n"), 1
        while at < len(pieces):
            piece, count = pieces[at], 1
            tag, end, _ = piece.partition(">")
            passage = known[tag] if tag in known else self._keep(tag, _read(f"<{tag}>"))
            if passage is None or not end:
                passage, count = _read_on(pieces, at)
                piece = "".join(pieces[at : at + count])
            if passage is not _NOTHING:
                _add(page, passage, line)
            line += piece.count("\n")
            at += count
        return page

    def _keep(self, tag: str, passage: Passage | None) -> Passage | None:
        self._characters += len(tag)
        if self._characters > self.MOST_CHARACTERS:
            self._known.clear()
            self._characters = len(tag)
        self._known[tag] = passage
        return passage


_NOTHING = Passage((), (), "", True)


def _add(page: Page, passage: Passage, line: int) -> None:
    """Add what a passage holds, which begins in the line of that number, to its page."""
    for at, role, url in passage.references:
        page.references.append(Reference(line + at, role, url))
    for at, name in passage.ids:
        if at >= 0 and name in page.ids:
            page.repeated.append((line + at, name))
        page.ids.add(name)
    page.base = page.base or passage.base
    page.listed = page.listed and passage.listed


def _read(text: str) -> Passage | None:
    """Return what a part of a page holds; None when it ends within something that goes on behind it."""
    reader = _Reader()
    reader.feed(text)
    return None if reader.rawdata or reader.cdata_elem else reader.passage()


def _read_on(pieces: list[str], at: int) -> tuple[Passage, int]:
    """Return what begins with a piece of a page, read with some behind it, and how many pieces that were.

    They are taken twice as many each time, so that the work stays in proportion to the page.
    """
    count = 1
    while at + count < len(pieces):
        passage = _read("<" + "<".join(pieces[at : at + count]))
        if passage is not None:
            return passage, count
        count *= 2
    reader = _Reader()
    reader.feed("<" + "<".join(pieces[at:]))
    reader.close()
    return reader.passage(), len(pieces) - at


def css_references(css: str, line: int = 1) -> Iterator[Reference]:
    """Yield what a style sheet loads; ``line`` is the number of its first line."""
    if "url(" not in css and "@import" not in css:
        return
    bare = _CSS_COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), css)
    for found in _CSS_URL.finditer(bare):
        url = next(filter(None, found.groups()), "")
        yield Reference(line + bare.count("\n", 0, found.start()), "load", url)


def srcset_urls(value: str) -> Iterator[str]:
    """Yield the addresses of a ``srcset`` (HTML Standard, "parsing a srcset attribute": a URL may hold commas)."""
    rest = value.lstrip(" \t\n\r\f,")
    while rest:
        url, _, rest = re.sub(r"[\t\n\r\f]", " ", rest).partition(" ")
        if url.endswith(","):
            yield url.rstrip(",")
        else:
            yield url
            rest = rest.partition(",")[2]
        rest = rest.lstrip(" ,")


class _Reader(HTMLParser):
    """Collects a passage. Mutable, and alive only while one is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lineno = 0  # lines are counted from the start of the passage
        self.references: list[Reference] = []
        self.ids: list[tuple[int, str]] = []
        self.base = ""
        self.listed = True
        self.inside = ""

    def passage(self) -> Passage:
        """Return what was collected."""
        found = Passage(tuple(self.references), tuple(self.ids), self.base, self.listed)
        return _NOTHING if found == _NOTHING else found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = ""
        if tag in {"meta", "base", "link", "style", "script"}:
            self._head(tag, dict(attrs))
        if tag == "base":
            return
        for name, value in attrs:
            if name in _WATCHED and value is not None:
                if name == "id":
                    self.ids.append((self.lineno, value))
                elif name == "name":
                    if tag == "a":
                        self.ids.append((-1, value))
                elif name == "href":
                    self._href(tag, value, attrs)
                else:
                    self._other(name, value)

    def handle_data(self, data: str) -> None:
        if self.inside == "style":
            self.references.extend(css_references(data, self.lineno))
        elif self.inside == "json":
            self.references.extend(Reference(self.lineno, "link", url) for url in _json_urls(data))
        self.inside = ""

    def _href(self, tag: str, value: str, attrs: list[tuple[str, str | None]]) -> None:
        role: Role = "link"
        if tag == "link":
            relations = set((dict(attrs).get("rel") or "").lower().split())
            role = "canonical" if "canonical" in relations else "load" if relations & _LOADING_RELATIONS else "link"
        elif tag in _LOADED_BY_HREF:
            role = "load"
        self.references.append(Reference(self.lineno, role, value))

    def _other(self, name: str, value: str) -> None:
        line = self.lineno
        if name in {"srcset", "imagesrcset"}:
            self.references.extend(Reference(line, "load", url) for url in srcset_urls(value))
        elif name == "style":
            self.references.extend(css_references(value, line))
        else:
            self.references.append(Reference(line, "link" if name in _LINKS else "load", value))

    def _head(self, tag: str, attrs: dict[str, str | None]) -> None:
        content = attrs.get("content") or ""
        if tag == "style":
            self.inside = "style"
        elif tag == "script" and (attrs.get("type") or "").lower() == "application/ld+json":
            self.inside = "json"
        elif tag == "base":
            self.base = self.base or attrs.get("href") or ""
        elif tag == "meta":
            if (attrs.get("http-equiv") or "").lower() == "refresh":
                self.listed = False
                if found := _REFRESH.match(content):
                    self.references.append(Reference(self.lineno, "refresh", found[1].strip()))
            elif (attrs.get("name") or "").lower() == "robots" and "noindex" in content.lower():
                self.listed = False
            elif (attrs.get("property") or attrs.get("name") or "").lower() in _META_URLS and content:
                self.references.append(Reference(self.lineno, "link", content))


def _json_urls(text: str) -> Iterator[str]:
    """Yield the absolute addresses in JSON that a page carries (JSON-LD); text that is no JSON has none."""
    try:
        waiting: list[Any] = [json.loads(text)]
    except ValueError:
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict | list):
            waiting.extend(reversed(list(value.values()) if isinstance(value, dict) else value))
        elif isinstance(value, str) and value.startswith(("http://", "https://")) and " " not in value:
            yield value
