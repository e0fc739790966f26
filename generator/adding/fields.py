"""Fields as a person types them, turned into the values that a file would hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_origin

from generator.adding.suggestions import LABELS, read_terms
from generator.errors import AtlasError
from generator.load import nearest, quoted, resolve
from generator.model import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog import Catalog

_TYPES = {model.kind: model for model in RECORD_TYPES}


def typed_fields(given: Mapping[str, str], kind: str, catalog: Catalog) -> dict[str, Any]:
    """Return typed values by field: lists split at commas, whole numbers as such, labels by id, label or alias.

    A part of a field is named with a dot: ``ids.doi``.

    Raises:
        AtlasError: There is no such field or label.
    """
    fields: dict[str, Any] = {}
    for name, text in given.items():
        field, _, part = name.partition(".")
        if field not in _TYPES[kind].model_fields or field == "id":
            near = nearest(field, _TYPES[kind].model_fields)
            raise AtlasError(
                f"{kind} have no field {quoted(field)}" + (f" (did you mean {quoted(near)}?)" if near else "")
            )
        if part:
            fields.setdefault(field, {})[part] = _value(text, int if part == "year" else str)
        elif field in LABELS:
            fields[field] = read_terms(text, catalog.vocabularies.get(field, {}))
        else:
            fields[field] = _value(text, _TYPES[kind].model_fields[field].annotation)
    return fields


def _value(text: str, annotation: Any) -> Any:
    if get_origin(annotation) is tuple:
        return tuple(item.strip() for item in text.split(",") if item.strip())
    return resolve(text) if _takes_numbers(annotation) else text


def _takes_numbers(annotation: Any) -> bool:
    return annotation is int or any(map(_takes_numbers, get_args(annotation)))
