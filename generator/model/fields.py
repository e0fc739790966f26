"""How parts of the model stand in their files: in which order, and as which plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model.records import Paper, Record

if TYPE_CHECKING:
    from generator.model.records import Author, Model


_SHARED = frozenset(Record.model_fields)
"""Fields that every record has; pydantic takes its time to say so, and each record asks."""


def field_order(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a kind in the order they are written in: its own first, then those every record has."""
    shared = [name for name in Record.model_fields if name != "id"]
    return (*(name for name in kind.model_fields if name not in Record.model_fields), *shared)


def record_fields(record: Model) -> dict[str, Any]:
    """Return the fields of a record, venue, term or source as its file has them: its own first, then those all records have.

    The id is left out (the file's name or the key says it), and so is every field that has its default.
    Values are those of JSON: strings, integers, lists and dictionaries; an author of whom only the name is known
    is a plain string.
    """
    fields = record.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
    if isinstance(record, Paper) and record.authors:
        fields["authors"] = [author_value(author) for author in record.authors]
    if not isinstance(record, Record):
        return fields
    own = {name: value for name, value in fields.items() if name not in _SHARED}
    return own | {name: value for name, value in fields.items() if name in _SHARED}


def author_value(author: Author) -> str | dict[str, str]:
    """Return an author as a file has it: a plain string when only the name is known."""
    if author.group is None and author.orcid is None and author.name is not None:
        return author.name
    return {name: value for name, value in author if value is not None}
