"""The addresses in files that list pages: sitemaps, feeds, search indexes, and other JSON of a built site."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.parsers import expat

from generator.links.page import Reference, css_references, read_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"
_JSON_FEED = "https://jsonfeed.org/version/"
_SCRIPT_DATA = re.compile(r"atlas[A-Z]\w*=(?=\{)")
_FEED_URLS = frozenset({"url", "home_page_url", "feed_url", "next_url", "external_url", "image", "icon", "favicon"})


class Listed(NamedTuple):
    """One address in a file that lists pages.

    Attributes:
        reference: The address, its line and role.
        where: The element or JSON path it stands in.
        absolute: Whether the format asks for a whole address.
        from_top: Whether a relative address starts at the top of the site instead of the file's folder.
    """

    reference: Reference
    where: str
    absolute: bool = False
    from_top: bool = False


class UnreadableError(Exception):
    """The file is not what its name says. Carries the line and what is wrong."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def read_listing(path: str, content: bytes, site_url: str) -> tuple[Listed, ...]:
    """Return the addresses that a file names, by the kind of file that its name says; none for other kinds.

    Raises:
        UnreadableError: It is not well-formed XML or JSON, or not UTF-8.
    """
    reader = _READERS.get(path.rpartition(".")[2].lower())
    if reader is None:
        return ()
    try:
        return tuple(reader(content.decode("utf-8"), site_url))
    except UnicodeDecodeError as error:
        raise UnreadableError(content.count(b"\n", 0, error.start) + 1, "is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise UnreadableError(error.lineno, f"is not JSON: {error.msg}") from error
    except expat.ExpatError as error:
        raise UnreadableError(error.lineno, f"is not XML: {expat.ErrorString(error.code)}") from error


def _css(text: str, site_url: str) -> Iterator[Listed]:  # noqa: ARG001
    for reference in css_references(text):
        yield Listed(reference, "url()")


def _robots(text: str, site_url: str) -> Iterator[Listed]:  # noqa: ARG001
    for number, line in enumerate(text.splitlines(), 1):
        name, _, value = line.partition(":")
        if name.strip().lower() == "sitemap":
            yield Listed(Reference(number, "link", value.strip()), "Sitemap", absolute=True)


def _xml(text: str, site_url: str) -> Iterator[Listed]:  # noqa: ARG001
    """Yield the addresses of a sitemap (sitemaps.org protocol 0.9) or an Atom feed (RFC 4287); of other XML none."""
    reader = _XmlReader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: reader.start(name, attributes, parser.CurrentLineNumber)
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text.append
    parser.Parse(text, True)
    yield from reader.found


class _XmlReader:
    """Collects the addresses of an XML file. Mutable, and alive only inside ``_xml``."""

    def __init__(self) -> None:
        self.found: list[Listed] = []
        self.text: list[str] = []
        self.line = 0
        self.html = False

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        namespace, _, element = name.rpartition(" ")
        self.text.clear()
        self.line = line
        if namespace == _ATOM_NAMESPACE:
            self.html = attributes.get("type") == "html"
            for attribute in ("href", "src", "uri"):
                if value := attributes.get(attribute):
                    reference = Reference(line, "link", value)
                    self.found.append(Listed(reference, f"<{element} {attribute}>", absolute=True))

    def end(self, name: str) -> None:
        namespace, _, element = name.rpartition(" ")
        text = "".join(self.text).strip()
        if (namespace == _SITEMAP_NAMESPACE and element == "loc") or (
            namespace == _ATOM_NAMESPACE and element in {"icon", "logo"}
        ):
            self.found.append(Listed(Reference(self.line, "link", text), f"<{element}>", absolute=True))
        elif namespace == _ATOM_NAMESPACE and element in {"content", "summary"} and self.html:
            self.found.extend(_in_html(text, self.line, f"<{element}>"))
        self.text.clear()


def _in_html(html: str, line: int, where: str) -> Iterator[Listed]:
    for reference in read_page(html).references:
        yield Listed(Reference(line, reference.role, reference.url), where, absolute=True)


def _json(text: str, site_url: str) -> Iterator[Listed]:
    data = json.loads(text)
    if isinstance(data, dict) and isinstance(data.get("docs"), list) and "config" in data:
        yield from _search_index(data["docs"])
    elif isinstance(data, dict) and str(data.get("version", "")).startswith(_JSON_FEED):
        yield from _json_feed(data)
    elif site_url:
        for where, _, value in _strings(data):
            if value.startswith(site_url) and " " not in value:
                yield Listed(Reference(1, "link", value), where)


def _search_index(entries: list[Any]) -> Iterator[Listed]:
    """Yield where each entry of MkDocs' search index leads."""
    for number, entry in enumerate(entries):
        location = entry.get("location") if isinstance(entry, dict) else None
        where = f"docs[{number}].location"
        yield Listed(Reference(1, "link", location if isinstance(location, str) else ""), where, from_top=True)


def _json_feed(feed: dict[str, Any]) -> Iterator[Listed]:
    """Yield the addresses of a JSON Feed (jsonfeed.org version 1.1)."""
    for where, key, value in _strings(feed):
        if key in _FEED_URLS:
            yield Listed(Reference(1, "link", value), where, absolute=True)
        elif key == "content_html":
            yield from _in_html(value, 1, where)


def _script(text: str, site_url: str) -> Iterator[Listed]:  # noqa: ARG001
    """Yield the pages that the site's own searches lead to: scripts that set one name to columns, a value a line or record.

    The search in the header has a column of paths; Explore has one of ids, and one of kinds by number. Programs have none.
    """
    if not (found := _SCRIPT_DATA.match(text)):
        return
    data = json.loads(text[found.end() :].rstrip().removesuffix(";"))
    try:
        if "id" in data:
            paths = [f"{data['kinds'][kind]}/{id_}/" for kind, id_ in zip(data["kind"], data["id"], strict=True)]
        else:
            paths = [str(path) for path in data.get("path", ())]
    except (LookupError, TypeError, ValueError) as error:
        raise UnreadableError(1, "has columns that do not fit together") from error
    for number, path in enumerate(paths):
        yield Listed(Reference(1, "link", path), f"line {number}", from_top=True)


def _strings(data: Any) -> Iterator[tuple[str, str, str]]:
    """Yield path, key and value of every string in parsed JSON, in the order of the file."""
    waiting: list[tuple[str, str, Any]] = [("", "", data)]
    while waiting:
        path, key, value = waiting.pop()
        if isinstance(value, str):
            yield path, key, value
        elif isinstance(value, dict):
            waiting.extend((f"{path}.{name}" if path else name, name, value[name]) for name in reversed(value))
        elif isinstance(value, list):
            waiting.extend((f"{path}[{n}]", key, value[n]) for n in range(len(value) - 1, -1, -1))


_READERS: Mapping[str, Callable[[str, str], Iterator[Listed]]] = {
    "css": _css,
    "js": _script,
    "json": _json,
    "txt": _robots,
    "xml": _xml,
}
