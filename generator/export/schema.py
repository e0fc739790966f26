"""JSON Schemas (draft 2020-12, https://json-schema.org/draft/2020-12) made from the models, for editors and validators."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.model import RECORD_TYPES, VOCABULARIES, Record, ResultSet, SourceList, Term, Venue
from generator.model.described import REFERENCE, model_definitions
from generator.urls import schema_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.catalog import Catalog
    from generator.model import Model
    from generator.urls import Site

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_RECORD_TYPES: dict[str, type[Record]] = {record_type.kind: record_type for record_type in RECORD_TYPES}
_FILE_TYPES: dict[str, type[Model]] = {**_RECORD_TYPES, "results": ResultSet}
_PRINTED = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?\d{1,9}(\.\d{1,9})?$"}]}


def record_schema(kind: str, site: Site | None = None, catalog: Catalog | None = None) -> dict[str, Any]:
    """Return the schema of a YAML file of records or results, where the id is the file's name and no field.

    Args:
        kind: ``papers``, ``datasets``, ``metrics``, ``tools`` or ``results``.
        site: Where the schema is published, which gives it its own address.
        catalog: Where venues and terms are found, so that editors offer them; without it any slug will do.

    Raises:
        KeyError: There is no such kind.
    """
    model = _FILE_TYPES[kind]
    definitions = _definitions(model)
    if model is ResultSet:
        definitions["ResultRow"]["properties"]["scores"] = _scores(definitions, _PRINTED)
    schema = definitions.pop(model.__name__)
    del schema["properties"]["id"]
    schema["required"] = [name for name in schema["required"] if name != "id"]
    for field, terms in _terms(catalog).items() if catalog else ():
        if terms and field in schema["properties"]:
            _restrict(schema["properties"][field], terms)
    address = {"$id": site.canonical(schema_path(kind))} if site and site.url else {}
    return {"$schema": _DIALECT, **address, **schema, "$defs": definitions}


def record_schemas(catalog: Catalog, site: Site) -> Mapping[str, Callable[[], bytes]]:
    """Return how to make the schema of each kind of file, by its path in the site."""

    def render(kind: str) -> bytes:
        return render_schema(record_schema(kind, site, catalog)).encode()

    return {schema_path(kind): partial(render, kind) for kind in _FILE_TYPES}


def _terms(catalog: Catalog) -> dict[str, list[str]]:
    """Return the terms of each field whose terms are few enough to choose from."""
    vocabularies = {"type" if name == "types" else name: list(terms) for name, terms in catalog.vocabularies.items()}
    references = {
        "datasets": list(catalog.datasets),
        "derived_from": list(catalog.datasets),
        "metrics": list(catalog.metrics),
    }
    return {**vocabularies, **references, "venue": list(catalog.venues), "lists": list(catalog.sources)}


def _restrict(field: dict[str, Any], terms: list[str]) -> None:
    """Let a field, or each item of a list, hold one of the terms only."""
    words = field.get("items", field)
    for rule in ("pattern", "maxLength"):
        words.pop(rule, None)
    words["enum"] = terms


def catalog_schema(site: Site) -> dict[str, Any]:
    """Return the schema of ``catalog.json``."""
    definitions = _definitions(*RECORD_TYPES, Venue, Term, SourceList, ResultSet)
    definitions["ResultRow"]["properties"]["scores"] = _scores(definitions, {"type": "number"})
    for record_type in RECORD_TYPES:
        definition = definitions[record_type.__name__]
        page = {"description": "Address of the record's page; relative to the home page when that is not known."}
        definition["properties"] = {
            "id": definition["properties"].pop("id"),
            "url": {"title": "Url", "type": "string", "format": "uri-reference", **page},
        } | definition["properties"]
        definition["required"] = sorted({"id", "url", *definition["required"]})
    members: dict[str, type[Model]] = {
        **_RECORD_TYPES,
        "venues": Venue,
        **dict.fromkeys(VOCABULARIES, Term),
        "sources": SourceList,
        "results": ResultSet,
    }
    lists = {name: _list_of(model) for name, model in members.items()}
    return {
        "$schema": _DIALECT,
        **({"$id": site.canonical("catalog.schema.json")} if site.url else {}),
        "title": "Catalog",
        "description": "A whole catalog: a list for every kind of record and every vocabulary.",
        "type": "object",
        "properties": {
            "title": {"type": "string", "description": "Name of the site."},
            "description": {"type": "string", "description": "What the site is."},
            "url": {"type": "string", "format": "uri", "description": "Home page; absent when it is not known."},
            **lists,
        },
        "required": ["title", "description", *lists],
        "additionalProperties": False,
        "$defs": definitions,
    }


def render_schema(schema: dict[str, Any]) -> str:
    """Return a schema as indented JSON."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _scores(definitions: Mapping[str, Any], score: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a row's scores, where each value is as ``score`` says."""
    said = definitions["ResultRow"]["properties"]["scores"]
    return {"title": said["title"], "description": said["description"], "type": "object", "additionalProperties": score}


def _list_of(model: type[Model]) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{model.__name__}"}}


def _definitions(*models: type[Model]) -> dict[str, Any]:
    """Return a schema for each model and each of its parts, by the name of the class."""
    generated = model_definitions()
    parts = _parts_of([model.__name__ for model in models], generated)
    definitions: dict[str, Any] = {name: _plain(generated[name]) for name in sorted(parts)}
    if author := definitions.get("Author"):
        name = author["properties"]["name"]
        short = {**name, "title": "Name"}
        description = author.pop("description")
        definitions["Author"] = {"description": description, "anyOf": [short, author]}
    for model in models:
        if issubclass(model, Record):
            own = definitions[model.__name__]["properties"]
            shared = {field: own.pop(field) for field in Record.model_fields if field != "id"}
            definitions[model.__name__]["properties"] = own | shared
    return definitions


def _parts_of(names: Iterable[str], generated: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """Return the names of models and of all they are made of."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _references(generated[name])
    return found


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for item in part:
            yield from _references(item)
    elif isinstance(part, dict):
        if reference := part.get("$ref"):
            yield reference.removeprefix(REFERENCE)
        for value in part.values():
            yield from _references(value)


def _plain(part: Any) -> Any:
    """Return a schema without ``null`` and without defaults that mean "absent": what is not known is left out of a file."""
    if isinstance(part, list):
        return [_plain(item) for item in part]
    if not isinstance(part, dict):
        return part
    plain = {name: _plain(value) for name, value in part.items() if not (name == "default" and not _says(value))}
    alternatives = [item for item in plain.get("anyOf", ()) if item != {"type": "null"}]
    if len(alternatives) == 1:
        plain = {**alternatives[0], **{name: value for name, value in plain.items() if name != "anyOf"}}
    return plain


def _says(default: Any) -> bool:
    return any(value is not None for value in default.values()) if isinstance(default, dict) else bool(default)
