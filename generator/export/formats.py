"""The table of exports, used alike by the command ``atlas export`` and by the build."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.export.catalog_json import render_catalog_json
from generator.export.feeds import render_atom, render_json_feed
from generator.export.json_text import json_lines, on_one_line
from generator.export.markdown_list import render_readme
from generator.export.schema import catalog_schema, render_schema
from generator.export.sqlite import render_sqlite
from generator.export.table import render_csv, render_datasets_csv
from generator.index import newest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.catalog import Catalog
    from generator.export.pieces import Pieces
    from generator.model import Paper, Record


_QUICKLY = 4
"""The level of compression: a third of the time that zlib's usual 6 takes, for a tenth more bytes."""
_GZIP = 31
"""What makes zlib write the frame of a ``.gz`` file, without a time in it (https://docs.python.org/3/library/zlib.html)."""


@dataclass(frozen=True)
class Export:
    """One way to hand out a whole catalog.

    Attributes:
        name: What one types after ``--format``.
        file_name: Path of the file in the built site, relative to the home page.
        media_type: What a server should call it (IANA media types).
        description: One line for readers who choose among formats.
        render: Returns the content of the file; the pieces of the same catalog and site give the same bytes.
    """

    name: str
    file_name: str
    media_type: str
    description: str
    render: Callable[[Pieces], bytes]


def _joined(parts: Iterable[str]) -> bytes:
    """Return the parts of a file as bytes; of a large catalog the whole is there once, and never as text besides."""
    content = BytesIO()
    for part in parts:
        content.write(part.encode())
    return content.getvalue()


def bibtex_file(papers: Iterable[Paper], pieces: Pieces) -> bytes:
    """Return the BibTeX entries of papers, in the order given, with an empty line between two."""
    return "\n".join([pieces.bibtex(paper) for paper in papers]).encode()


def _whole(parts_of: Callable[[Pieces], Iterable[str]]) -> Callable[[Pieces], bytes]:
    return lambda pieces: _joined(parts_of(pieces))


def _compressed(parts: Iterable[str]) -> bytes:
    compressor = zlib.compressobj(_QUICKLY, wbits=_GZIP)
    content = BytesIO()
    for part in parts:
        content.write(compressor.compress(part.encode()))
    return content.getvalue() + compressor.flush()


def _json(pieces: Pieces) -> Iterator[str]:
    return render_catalog_json(pieces.catalog, pieces.site, lambda record: on_one_line(pieces.json(record)))


def _bibtex(pieces: Pieces) -> bytes:
    return bibtex_file(pieces.catalog.papers.values(), pieces)


def _ris(pieces: Pieces) -> bytes:
    return _joined(map(pieces.ris, pieces.catalog.papers.values()))


def _csl(pieces: Pieces) -> bytes:
    return _joined(json_lines(on_one_line(pieces.csl(paper)) for paper in pieces.catalog.papers.values())) + b"\n"


def _csv(pieces: Pieces) -> Iterator[str]:
    return render_csv(pieces.catalog.papers.values(), pieces.catalog, pieces.site)


def _datasets_csv(pieces: Pieces) -> bytes:
    return _joined(render_datasets_csv(pieces.catalog.datasets.values(), pieces.site))


def _sqlite(pieces: Pieces) -> bytes:
    return render_sqlite(pieces.catalog, pieces.site, pieces.keys)


def _readme(pieces: Pieces) -> bytes:
    return render_readme(pieces.catalog, pieces.site).encode()


def _schema(pieces: Pieces) -> bytes:
    return render_schema(catalog_schema(pieces.site)).encode()


def _atom(pieces: Pieces) -> bytes:
    catalog = pieces.catalog
    return render_atom(catalog.settings.title, "feed.xml", _as_listed(catalog), catalog, pieces.site)


def _json_feed(pieces: Pieces) -> bytes:
    catalog = pieces.catalog
    return render_json_feed(catalog.settings.title, "feed.json", _as_listed(catalog), catalog, pieces.site)


def _as_listed(catalog: Catalog) -> tuple[Record, ...]:
    return tuple(sorted(catalog.records(), key=newest_first))


_EXPORTS = (
    Export(
        "json",
        "catalog.json",
        "application/json",
        "Every record with all its fields, as one JSON object.",
        _whole(_json),
    ),
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
    Export("csv", "catalog.csv", "text/csv; charset=utf-8", "Every paper as one row of a table.", _whole(_csv)),
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
        _sqlite,
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

_TEXTS = {"json": _json, "csv": _csv}
"""What a lean catalog offers compressed."""
_LEAN = tuple(export for export in _EXPORTS if export.name not in {"sqlite", "readme", "ris", "csl"})


def published_formats(catalog: Catalog) -> tuple[Export, ...]:
    """Return the exports that the site of a catalog offers.

    These are all; in a lean catalog those that are not very large, JSON and CSV compressed.
    """
    return tuple(map(_compact, _LEAN)) if catalog.settings.lean else _EXPORTS


def _compact(export: Export) -> Export:
    if export.name not in _TEXTS:
        return export
    about = f"{export.description.rstrip('.')}, compressed with gzip."
    parts = _TEXTS[export.name]
    return Export(
        export.name, f"{export.file_name}.gz", "application/gzip", about, lambda pieces: _compressed(parts(pieces))
    )
