"""A part of the model written back as the plain values of its YAML file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model.records import Record

if TYPE_CHECKING:
    from generator.model.records import Model


def record_fields(record: Model) -> dict[str, Any]:
    """Return the fields of a record, venue, term or source as its file has them: its own first, then those all records have.

    The id is left out (the file's name or the key says it), and so is every field that has its default.
    Values are those of JSON: strings, integers, lists and dictionaries; an author of whom only the name is known
    is a plain string.
    """
    fields = record.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
    if "authors" in fields:
        fields["authors"] = [author["name"] if author.keys() == {"name"} else author for author in fields["authors"]]
    if not isinstance(record, Record):
        return fields
    own = {name: value for name, value in fields.items() if name not in Record.model_fields}
    return own | {name: value for name, value in fields.items() if name in Record.model_fields}
