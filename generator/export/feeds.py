"""Feeds of what was added: Atom (RFC 4287) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import re
import uuid
from functools import lru_cache, partial
from html import escape
from typing import TYPE_CHECKING, Any

from generator.export.json_text import compact_json, json_text
from generator.index import term_label, terms_of, title_of, year_of
from generator.model import Paper
from generator.names import reading_name
from generator.urls import paper_url, record_path, root_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.catalog import Catalog
    from generator.model import Author, Record
    from generator.urls import Site

FEED_SIZE = 100
"""Most entries of one feed: readers ask for it again and again, and want what is new."""

REMEMBERED = 20_000
"""How many entries are kept for the other feeds that have them."""

_NO_DATE = "1970-01-01"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_PLAIN = re.compile("[^ !#-%(-;=?-~\u00a1-\ud7ff]")
"""What has to be escaped, or may have to: most texts have none of it."""


def latest_added(records: Iterable[Record]) -> str:
    """Return the latest day on which one of the records was added; nothing when none of them says."""
    return max((record.added or "" for record in records), default="")


def newest_entries(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the records of a feed: last added first, those of one day in the order given, no more than ``FEED_SIZE``."""
    return tuple(sorted(records, key=lambda record: record.added or "", reverse=True)[:FEED_SIZE])


class FeedEntries:
    """The entries of feeds. Where a site has an address they are the same in every feed, so each is made once."""

    def __init__(self, catalog: Catalog, site: Site) -> None:
        def atom(kind: str, record_id: str, path: str) -> bytes:
            return _atom_entry(catalog.of_kind(kind)[record_id], path, catalog, site).encode()

        def item(kind: str, record_id: str, path: str) -> bytes:
            return compact_json(_json_item(catalog.of_kind(kind)[record_id], path, catalog, site)).encode()

        self._site = site
        self._atom, self._item = lru_cache(REMEMBERED)(atom), lru_cache(REMEMBERED)(item)

    def atom(self, record: Record, path: str) -> bytes:
        """Return a record as an entry of the Atom feed at ``path``, in UTF-8."""
        return self._atom(record.kind, record.id, "" if self._site.url else path)

    def item(self, record: Record, path: str) -> bytes:
        """Return a record as an item of the JSON Feed at ``path``, in UTF-8."""
        return self._item(record.kind, record.id, "" if self._site.url else path)


def render_atom(
    title: str,
    path: str,
    records: Sequence[Record],
    catalog: Catalog,
    site: Site,
    *,
    updated: str = "",
    entries: FeedEntries | None = None,
) -> bytes:
    """Return an Atom feed of the records that were added last, in UTF-8.

    Args:
        title: Title of the feed, plain text.
        path: Where the feed stands, relative to the home page: ``venues/cvpr/feed.xml``. The page it belongs to is its folder.
        records: What the feed is about, as a listing has it: those of one day stay in that order.
        catalog: Where the labels of terms are found.
        site: Where the pages live; without an address links are relative and identifiers are made from the site's title.
        updated: Day of the last change (ISO 8601); the latest day on which a record was added unless given.
        entries: Entries made for other feeds of the same catalog.
    """
    entries = entries or FeedEntries(catalog, site)
    day = updated or latest_added(records) or _NO_DATE
    home = path.rpartition("/")[0]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_xml(title)}</title>",
        f"<id>{_xml(_id(path, catalog, site))}</id>",
        f"<updated>{_instant(day)}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{_xml(_address(path, path, site))}"/>',
        f'<link rel="alternate" type="text/html" href="{_xml(_address(f"{home}/" if home else "", path, site))}"/>',
        f"<author><name>{_xml(catalog.settings.title)}</name></author>",
    ]
    shown = [entries.atom(record, path) for record in newest_entries(records)]
    return b"\n".join(["\n".join(lines).encode(), *shown, b"</feed>\n"])


def render_json_feed(
    title: str,
    path: str,
    records: Sequence[Record],
    catalog: Catalog,
    site: Site,
    *,
    entries: FeedEntries | None = None,
) -> bytes:
    """Return a JSON Feed of the records that were added last, in UTF-8; arguments as for ``render_atom``.

    JSON Feed has no date of its own: each item says when it was added.
    """
    entries = entries or FeedEntries(catalog, site)
    home = path.rpartition("/")[0]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": _address(f"{home}/" if home else "", path, site),
        "feed_url": _address(path, path, site),
        "description": catalog.settings.description,
    }
    opening = json_text(feed).removesuffix("\n}").encode()
    shown = b",\n    ".join([entries.item(record, path) for record in newest_entries(records)])
    return opening + (b',\n  "items": [\n    ' + shown + b"\n  ]\n}\n" if shown else b',\n  "items": []\n}\n')


def page_feeds(
    page: str, title: str, records: Sequence[Record], catalog: Catalog, site: Site, *, entries: FeedEntries
) -> Mapping[str, Callable[[], bytes]]:
    """Return how to make the feeds of a page, by their paths in its folder: ``venues/cvpr/feed.xml``, ``feed.json``.

    Args:
        page: Path of the page: ``venues/cvpr/``.
        title: What it lists, plain text; the site's title is put behind it.
        records: What it lists.
        catalog: Where the labels of terms are found.
        site: Where the pages live.
        entries: Entries of the feeds of this catalog.
    """
    whole_title = f"{title} - {catalog.settings.title}"

    feeds = {f"{page}feed.xml": render_atom, f"{page}feed.json": render_json_feed}
    return {
        path: partial(render, whole_title, path, records, catalog, site, entries=entries)
        for path, render in feeds.items()
    }


def _atom_entry(record: Record, path: str, catalog: Catalog, site: Site) -> str:
    page = record_path(record)
    url = paper_url(record) if isinstance(record, Paper) else ""
    lines = [
        "<entry>",
        f"<title>{_xml(title_of(record))}</title>",
        f"<id>{_xml(_id(page, catalog, site))}</id>",
        f"<updated>{_instant(record.added or _NO_DATE)}</updated>",
        f'<link rel="alternate" type="text/html" href="{_xml(_address(page, path, site))}"/>',
        f'<link rel="related" href="{_xml(url)}"/>' if url else "",
        *(f"<author><name>{_xml(reading_name(author))}</name></author>" for author in _authors(record)),
        *(f'<category term="{_xml(term)}" label="{_xml(label)}"/>' for term, label in _labels(record, catalog)),
        f"<summary>{_xml(_summary(record, catalog))}</summary>",
        "</entry>",
    ]
    return "\n".join(line for line in lines if line)


def _json_item(record: Record, path: str, catalog: Catalog, site: Site) -> dict[str, Any]:
    page = record_path(record)
    item: dict[str, Any] = {
        "id": _id(page, catalog, site),
        "url": _address(page, path, site),
        "external_url": paper_url(record) if isinstance(record, Paper) else "",
        "title": title_of(record),
        "content_text": _summary(record, catalog),
        "date_published": _instant(record.added) if record.added else "",
        "authors": [{"name": reading_name(author)} for author in _authors(record)],
        "tags": [label for _, label in _labels(record, catalog)],
    }
    return {name: value for name, value in item.items() if value}


def _authors(record: Record) -> tuple[Author, ...]:
    return record.authors if isinstance(record, Paper) else ()


def _labels(record: Record, catalog: Catalog) -> list[tuple[str, str]]:
    fields = ("type", "modalities", "tasks", "methods")
    return [(term, term_label(catalog, field, term)) for field in fields for term in terms_of(record, field)]


def _summary(record: Record, catalog: Catalog) -> str:
    """Return where and when a record appeared, then what it is about."""
    venue = term_label(catalog, "venue", record.venue) if isinstance(record, Paper) and record.venue else ""
    where = " ".join(filter(None, [venue, str(year_of(record) or "")]))
    return " ".join(filter(None, [where and f"{where}.", record.summary])) or title_of(record)


def _address(target: str, path: str, site: Site) -> str:
    return site.canonical(target) if site.url else root_of(path) + target


def _id(path: str, catalog: Catalog, site: Site) -> str:
    """Return an identifier that stays: the canonical address; without one a UUID of the site's title and the path."""
    if site.url:
        return site.canonical(path)
    return uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, catalog.settings.title), path).urn


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"


def _xml(text: str) -> str:
    """Return text for an element or a quoted attribute; characters that XML 1.0 cannot hold become U+FFFD."""
    return escape(_NOT_XML.sub("\ufffd", text)) if _NOT_PLAIN.search(text) else text
