"""What the models say of themselves, as JSON Schema (draft 2020-12): the one source of published schemas and of the page about the data."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from generator.model.records import RECORD_TYPES
from generator.model.results import ResultSet
from generator.model.terms import Person, Settings, SourceList, Term, Venue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.records import Model

REFERENCE = "#/$defs/"


@cache
def model_definitions() -> Mapping[str, Mapping[str, Any]]:
    """Return what pydantic says of every model and its parts, by the name of its class: asked once, for it takes its time."""
    models: tuple[type[Model], ...] = (*RECORD_TYPES, ResultSet, Venue, SourceList, Term, Person, Settings)
    _, schema = models_json_schema([(model, "validation") for model in models], ref_template=REFERENCE + "{model}")
    return MappingProxyType(schema["$defs"])
