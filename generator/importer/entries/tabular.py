"""Lists that are no Markdown: tables in CSV or TSV, and bare lists of identifiers."""

from __future__ import annotations

import csv
import io
import re

from generator.importer.entries.columns import head_column
from generator.importer.pages.block import Block
from generator.importer.pages.html import row_block
from generator.importer.pages.runs import Run

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/|arxiv:\s*)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://\S+")
_DELIMITERS = (",", "\t", ";")


def identifier_url(text: str) -> str | None:
    """Return the address of an arXiv identifier, a DOI or an address itself; nothing for any other text.

    >>> identifier_url("arXiv:2401.00001v2"), identifier_url("doi:10.1000/x"), identifier_url("ribs")
    ('https://arxiv.org/abs/2401.00001', 'https://doi.org/10.1000/x', None)
    """
    text = text.strip()
    if found := _ARXIV.fullmatch(text):
        return f"https://arxiv.org/abs/{found[1]}"
    if found := _DOI.fullmatch(text):
        return f"https://doi.org/{found[1]}"
    return text if _URL.fullmatch(text) else None


def _lines(text: str) -> list[tuple[int, str]]:
    lines = [(number, line.strip().strip(",;")) for number, line in enumerate(text.splitlines(), 1)]
    return [(number, line) for number, line in lines if line and not line.startswith(("#", "%", "//"))]


def are_identifiers(text: str) -> bool:
    """Tell whether a text lists identifiers or addresses, one a line, and hardly anything else."""
    lines = _lines(text)
    return bool(lines) and sum(identifier_url(line) is not None for _, line in lines) * 10 >= len(lines) * 8


def identifier_blocks(text: str) -> tuple[tuple[Block, str], ...]:
    """Return each line as a block, with the address it stands for; that is empty where it is no identifier."""
    found = []
    for number, line in _lines(text):
        url = identifier_url(line) or ""
        found.append((Block("item", number, (Run(line, url=url, line=number),)), url))
    return tuple(found)


def is_table(text: str) -> bool:
    """Tell whether a text is CSV or TSV: the first row names columns, one of them that of titles."""
    return _delimiter(text) is not None


def _delimiter(text: str) -> str | None:
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.lstrip().startswith(("|", "#", "-", "*", "<", "[", "@", ">")):
        return None
    for delimiter in _DELIMITERS:
        heads = next(csv.reader([first], delimiter=delimiter), [])
        known = [head_column(head) for head in heads]
        if len(heads) > 1 and "title" in known and sum(column is not None for column in known) >= 2:
            return delimiter
    return None


def table_blocks(text: str) -> tuple[Block, ...]:
    """Return the rows of a table in CSV (RFC 4180) as one block; identifiers and addresses become links."""
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text) or ",")
    heads = next(reader)
    rows: list[Block] = []
    line = reader.line_num + 1
    for values in reader:
        if any(value.strip() for value in values):
            cells = [
                tuple(_cell(head, value, line))
                for head, value in zip([*heads, *[""] * len(values)], values, strict=False)
            ]
            rows.append(row_block(line, heads, cells))
        line = reader.line_num + 1
    return (Block("table", 1, children=tuple(rows)),)


def _cell(head: str, value: str, line: int) -> list[Run]:
    """Return a cell; each identifier or address in it is a link with the column's head for a label."""
    parts = [part for part in re.split(r"[\s|;]+", value.strip()) if part]
    urls = [identifier_url(part) for part in parts]
    if parts and all(urls) and head_column(head) != "title" and head_column(head) != "date":
        return [Run(head, url=url, line=line) for url in urls if url]
    return [Run(" ".join(value.split()), line=line)]
