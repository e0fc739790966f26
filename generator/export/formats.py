"""The table of exports, used alike by the command ``atlas export`` and by the build."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.export.bibtex import render_bibtex
from generator.export.catalog_json import render_catalog_json
from generator.export.citation_keys import citation_keys
from generator.export.csl import render_csl
from generator.export.feeds import render_atom, render_json_feed
from generator.export.markdown_list import render_readme
from generator.export.ris import render_ris
from generator.export.schema import catalog_schema, render_schema
from generator.export.sqlite import render_sqlite
from generator.export.table import render_csv, render_datasets_csv
from generator.index import newest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.catalog import Catalog
    from generator.model import Record
    from generator.urls import Site


@dataclass(frozen=True)
class Export:
    """One way to hand out a whole catalog.

    Attributes:
        name: What one types after ``--format``.
        file_name: Path of the file in the built site, relative to the home page.
        media_type: What a server should call it (IANA media types).
        description: One line for readers who choose among formats.
        render: Returns the content of the file; the same catalog and site give the same bytes.
    """

    name: str
    file_name: str
    media_type: str
    description: str
    render: Callable[[Catalog, Site], bytes]


def _joined(parts: Iterable[str]) -> bytes:
    """Return the parts of a file as bytes; of a large catalog the whole is there once, and never as text besides."""
    content = BytesIO()
    for part in parts:
        content.write(part.encode())
    return content.getvalue()


def _json(catalog: Catalog, site: Site) -> bytes:
    return _joined(render_catalog_json(catalog, site))


def _bibtex(catalog: Catalog, site: Site) -> bytes:
    return render_bibtex(catalog.papers.values(), catalog, site, citation_keys(catalog)).encode()


def _ris(catalog: Catalog, site: Site) -> bytes:
    return _joined(render_ris(catalog.papers.values(), catalog, site, citation_keys(catalog)))


def _csl(catalog: Catalog, site: Site) -> bytes:
    return _joined(render_csl(catalog.papers.values(), catalog, site, citation_keys(catalog)))


def _csv(catalog: Catalog, site: Site) -> bytes:
    return _joined(render_csv(catalog.papers.values(), catalog, site))


def _datasets_csv(catalog: Catalog, site: Site) -> bytes:
    return _joined(render_datasets_csv(catalog.datasets.values(), site))


def _readme(catalog: Catalog, site: Site) -> bytes:
    return render_readme(catalog, site).encode()


def _schema(_catalog: Catalog, site: Site) -> bytes:
    return render_schema(catalog_schema(site)).encode()


def _atom(catalog: Catalog, site: Site) -> bytes:
    return render_atom(catalog.settings.title, "feed.xml", _as_listed(catalog), catalog, site)


def _json_feed(catalog: Catalog, site: Site) -> bytes:
    return render_json_feed(catalog.settings.title, "feed.json", _as_listed(catalog), catalog, site)


def _as_listed(catalog: Catalog) -> tuple[Record, ...]:
    return tuple(sorted(catalog.records(), key=newest_first))


_EXPORTS = (
    Export("json", "catalog.json", "application/json", "Every record with all its fields, as one JSON object.", _json),
    Export("bibtex", "catalog.bib", "application/x-bibtex", "Every paper as BibTeX, for LaTeX.", _bibtex),
    Export(
        "ris",
        "catalog.ris",
        "application/x-research-info-systems",
        "Every paper as RIS, for Zotero, EndNote or Mendeley.",
        _ris,
    ),
    Export(
        "csl",
        "catalog.csl.json",
        "application/vnd.citationstyles.csl+json",
        "Every paper as CSL-JSON, for pandoc and reference managers.",
        _csl,
    ),
    Export("csv", "catalog.csv", "text/csv; charset=utf-8", "Every paper as one row of a table.", _csv),
    Export(
        "datasets-csv",
        "datasets.csv",
        "text/csv; charset=utf-8",
        "Every dataset as one row of a table, with its sizes.",
        _datasets_csv,
    ),
    Export(
        "sqlite",
        "catalog.sqlite",
        "application/vnd.sqlite3",
        "Everything as an SQLite database with full-text search.",
        render_sqlite,
    ),
    Export("atom", "feed.xml", "application/atom+xml", "What was added lately, as an Atom feed.", _atom),
    Export("jsonfeed", "feed.json", "application/feed+json", "What was added lately, as a JSON Feed.", _json_feed),
    Export("readme", "catalog.md", "text/markdown; charset=utf-8", 'Everything as an "awesome" list.', _readme),
    Export(
        "schema",
        "catalog.schema.json",
        "application/schema+json",
        "The JSON Schema of catalog.json.",
        _schema,
    ),
)

FORMATS: Mapping[str, Export] = MappingProxyType({export.name: export for export in _EXPORTS})
"""Every export by its name."""

_LARGE = frozenset({"sqlite", "readme", "ris", "csl"})


def published_formats(catalog: Catalog) -> tuple[Export, ...]:
    """Return the exports that the site of a catalog offers: all, or in a lean catalog those that are not very large."""
    return tuple(export for export in _EXPORTS if not (catalog.settings.lean and export.name in _LARGE))
