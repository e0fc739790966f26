"""The list of a site's pages for search engines (https://www.sitemaps.org/protocol.html, version 0.9)."""

from __future__ import annotations

import gzip
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.urls import Site

MOST_PAGES = 50_000
"""How many addresses the protocol allows in one file."""

_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_files(site: Site, paths: Sequence[str], most: int = MOST_PAGES) -> Mapping[str, bytes]:
    """Return the files by name: ``sitemap.xml`` with every page, or with the names of further files that share them.

    Each comes with a compressed copy. No dates are given: they would need a clock.
    """
    if len(paths) <= most:
        return _with_copy("sitemap.xml", _list("urlset", "url", map(site.canonical, paths)))
    files: dict[str, bytes] = {}
    names = []
    for number, start in enumerate(range(0, len(paths), most), start=1):
        names.append(f"sitemap-{number}.xml")
        part = paths[start : start + most]
        files |= _with_copy(names[-1], _list("urlset", "url", map(site.canonical, part)))
    return files | _with_copy("sitemap.xml", _list("sitemapindex", "sitemap", map(site.canonical, names)))


def _list(root: str, item: str, addresses: Iterable[str]) -> bytes:
    lines = [f"<{item}><loc>{escape(address)}</loc></{item}>" for address in addresses]
    return "\n".join([_XML, f'<{root} xmlns="{_NAMESPACE}">', *lines, f"</{root}>\n"]).encode()


def _with_copy(name: str, content: bytes) -> dict[str, bytes]:
    return {name: content, f"{name}.gz": gzip.compress(content, mtime=0)}
