"""The data model as a page shows it: kinds of record, their fields, types and descriptions, read off the models."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.model import (
    RECORD_TYPES,
    Author,
    FacetSpec,
    Identifiers,
    Link,
    Person,
    Preprint,
    ResultColumn,
    ResultRow,
    ResultSet,
    ResultSetting,
    ResultSource,
    Settings,
    SourceList,
    Term,
    Venue,
)
from generator.model.described import model_definitions
from generator.model.fields import field_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Model

_WORDS = {"string": "text", "integer": "whole number", "boolean": "true or false", "object": "mapping"}


@dataclass(frozen=True)
class FieldRow:
    """One field: its name, the type in words, whether it must be there, and what it means."""

    name: str
    type: str
    required: bool
    description: str


@dataclass(frozen=True)
class ModelTable:
    """One model: its anchor, its name, what it is, and its fields in the order files are written in."""

    anchor: str
    name: str
    description: str
    fields: tuple[FieldRow, ...]


@cache
def model_tables() -> tuple[ModelTable, ...]:
    """Return every part of the data model: records first, then their parts, results, vocabularies and settings."""
    results = (ResultSet, ResultColumn, ResultSetting, ResultSource, ResultRow)
    parts: tuple[type[Model], ...] = (
        Link, Author, Identifiers, Preprint, Person, *results, Term, Venue, SourceList, Settings, FacetSpec,
    )  # fmt: skip
    return tuple(
        ModelTable(model.__name__.lower(), model.__name__, (model.__doc__ or "").strip(), tuple(_rows(model)))
        for model in (*RECORD_TYPES, *parts)
    )


def _rows(model: type[Model]) -> Iterator[FieldRow]:
    said = model_definitions()[model.__name__]
    order = field_order(model) if model in RECORD_TYPES else tuple(said["properties"])
    for name in order:
        if name != "id" or model is Preprint:
            field = said["properties"][name]
            yield FieldRow(name, _type_of(field), name in said.get("required", ()), field.get("description", ""))


def _type_of(entry: dict[str, Any]) -> str:
    """Return the type of a JSON Schema property (draft 2020-12) in words."""
    if "$ref" in entry:
        return str(entry["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in entry:
        return " or ".join(_type_of(option) for option in entry["anyOf"] if option.get("type") != "null")
    if "enum" in entry:
        return "one of " + ", ".join(map(str, entry["enum"]))
    if entry.get("type") == "array":
        return "list: " + _type_of(entry.get("items", {}))
    return _WORDS.get(str(entry.get("type", "")), str(entry.get("type", "value")))
