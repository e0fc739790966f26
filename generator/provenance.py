"""Which source says what a record says: ``data/derived/facts.json``, written by ``atlas enrich`` alone, dated, apart from the records."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from generator.files import replace_text
from generator.model import Identifiers, Paper
from generator.model.fields import author_value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FACTS = "data/derived/facts.json"
_LABELS = {
    "title": "title", "authors": "authors", "venue": "venue", "track": "track", "year": "year", "volume": "volume",
    "issue": "issue", "pages": "pages", "doi": "DOI", "arxiv": "arXiv", "acl": "ACL", "openreview": "OpenReview",
    "pmid": "PubMed", "status": "status",
}  # fmt: skip


_IDENTIFIERS = frozenset(Identifiers.model_fields)
_UNLESS_SAID = Paper.model_fields["status"].default
"""The status of a paper whose file says none; the other fields have no value then."""

_json = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True)
class Saying:
    """That a source says what a record says in one field.

    Attributes:
        source: The source, as a reader is told.
        date: Day on which it was read.
        value: Short form of the value, which tells when the record says something else by now.
    """

    source: str
    date: str
    value: str


@dataclass(frozen=True)
class Origin:
    """Fields of a record that one source gave on one day, in words."""

    fields: tuple[str, ...]
    source: str
    date: str


Sayings = dict[str, dict[str, Saying]]
"""What sources say, by the id of the paper and the name of the field."""


def read_sayings(root: Path) -> Sayings:
    """Return what is remembered; nothing when the file is missing, and no entry that is spoilt."""
    try:
        data = json.loads((root / FACTS).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    papers = data if isinstance(data, dict) else {}
    return {paper: found for paper, fields in papers.items() if (found := _sound(fields))}


def write_sayings(root: Path, sayings: Mapping[str, Mapping[str, Saying]]) -> None:
    """Write what is remembered: a line for each paper, in the order of their ids, so that a change changes one line."""
    lines = []
    for paper in sorted(sayings):
        fields = {name: asdict(sayings[paper][name]) for name in _LABELS if name in sayings[paper]}
        lines.append(f"{json.dumps(paper)}: {json.dumps(fields, ensure_ascii=False)}")
    replace_text(root / FACTS, "{\n" + ",\n".join(lines) + "\n}\n")


def print_of(paper: Paper, field: str) -> str:
    """Return the short form of what a record says in a field; of a field that it lacks, nothing."""
    value = _said(paper, field)
    return sha256(_json(value).encode()).hexdigest()[:12] if value else ""


def _said(paper: Paper, field: str) -> Any:
    """Return a field's value as the record's file has it; nothing where the file says nothing."""
    if field == "authors":
        return [author_value(author) for author in paper.authors]
    value = getattr(paper.ids if field in _IDENTIFIERS else paper, field)
    return None if value == _UNLESS_SAID else value


def origins(paper: Paper, said: Mapping[str, Saying]) -> tuple[Origin, ...]:
    """Return which source gave which fields of a record, as far as the record still says so."""
    if not said:
        return ()
    found: dict[tuple[str, str], list[str]] = {}
    for field, label in _LABELS.items():
        saying = said.get(field)
        if saying and saying.value == print_of(paper, field):
            found.setdefault((saying.source, saying.date), []).append(label)
    return tuple(Origin(tuple(labels), source, date) for (source, date), labels in found.items())


def _sound(fields: Any) -> dict[str, Saying]:
    if not isinstance(fields, dict):
        return {}
    return {name: Saying(**entry) for name, entry in fields.items() if name in _LABELS and _is_saying(entry)}


def _is_saying(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and entry.keys() == Saying.__dataclass_fields__.keys()
        and all(isinstance(value, str) for value in entry.values())
    )
