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


def read_page(html: str) -> Page:
    """Return what there is to check on a page. Reads any text without raising, as browsers do."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


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
    """Collects a page. Mutable, and alive only inside ``read_page``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = ""
        if tag in {"meta", "base", "link", "style", "script"}:
            self._head(tag, dict(attrs))
        if tag == "base":
            return
        for name, value in attrs:
            if name in _WATCHED and value is not None:
                if name == "id":
                    self._id(value)
                elif name == "name":
                    if tag == "a":
                        self.page.ids.add(value)
                elif name == "href":
                    self._href(tag, value, attrs)
                else:
                    self._other(name, value)

    def handle_data(self, data: str) -> None:
        if self.inside == "style":
            self.page.references.extend(css_references(data, self.getpos()[0]))
        elif self.inside == "json":
            self.page.references.extend(Reference(self.getpos()[0], "link", url) for url in _json_urls(data))
        self.inside = ""

    def _id(self, value: str) -> None:
        if value in self.page.ids:
            self.page.repeated.append((self.getpos()[0], value))
        else:
            self.page.ids.add(value)

    def _href(self, tag: str, value: str, attrs: list[tuple[str, str | None]]) -> None:
        role: Role = "link"
        if tag == "link":
            relations = set((dict(attrs).get("rel") or "").lower().split())
            role = "canonical" if "canonical" in relations else "load" if relations & _LOADING_RELATIONS else "link"
        elif tag in _LOADED_BY_HREF:
            role = "load"
        self.page.references.append(Reference(self.getpos()[0], role, value))

    def _other(self, name: str, value: str) -> None:
        line = self.getpos()[0]
        if name in {"srcset", "imagesrcset"}:
            self.page.references.extend(Reference(line, "load", url) for url in srcset_urls(value))
        elif name == "style":
            self.page.references.extend(css_references(value, line))
        else:
            self.page.references.append(Reference(line, "link" if name in _LINKS else "load", value))

    def _head(self, tag: str, attrs: dict[str, str | None]) -> None:
        content = attrs.get("content") or ""
        if tag == "style":
            self.inside = "style"
        elif tag == "script" and (attrs.get("type") or "").lower() == "application/ld+json":
            self.inside = "json"
        elif tag == "base":
            self.page.base = self.page.base or attrs.get("href") or ""
        elif tag == "meta":
            if (attrs.get("http-equiv") or "").lower() == "refresh":
                self.page.listed = False
                if found := _REFRESH.match(content):
                    self.page.references.append(Reference(self.getpos()[0], "refresh", found[1].strip()))
            elif (attrs.get("name") or "").lower() == "robots" and "noindex" in content.lower():
                self.page.listed = False
            elif (attrs.get("property") or attrs.get("name") or "").lower() in _META_URLS and content:
                self.page.references.append(Reference(self.getpos()[0], "link", content))


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
