from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.export.catalog_json import render_catalog_json
from generator.export.results import ResultTexts, results_schema
from generator.export.schema import catalog_schema, record_schema, render_schema
from generator.model import RECORD_TYPES, Record, ResultSet
from generator.model.fields import record_fields
from generator.results import build_results
from generator.urls import Site

if TYPE_CHECKING:
    from generator.catalog import Catalog

KINDS = [record_type.kind for record_type in RECORD_TYPES]
TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
}  # fmt: skip
UNDERSTOOD = {
    "$schema", "$id", "$defs", "$ref", "title", "description", "default", "format", "type", "properties", "required",
    "additionalProperties", "items", "anyOf", "enum", "pattern", "minLength", "maxLength", "minimum", "maximum",
}  # fmt: skip


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], where: str = "$") -> list[str]:
    """Return where a value is not what a schema says: as much of draft 2020-12 as the schemas use, no more."""
    assert set(schema) <= UNDERSTOOD, f"{set(schema) - UNDERSTOOD} at {where}"
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        tried = [faults(value, alternative, root, where) for alternative in schema["anyOf"]]
        return [] if [] in tried else tried[0]
    if not isinstance(value, TYPES[schema["type"]]):
        return [f"{where}: not {schema['type']}"]
    match value:
        case dict():
            each: dict[str, Any] = schema.get("additionalProperties") or {}
            allowed = schema["properties"] if "properties" in schema else dict.fromkeys(value, each)
            wrong = [f"{where}: lacks {name}" for name in schema.get("required", []) if name not in value]
            wrong += [f"{where}: has {name}" for name in value if name not in allowed]
            known = [(name, item) for name, item in value.items() if name in allowed]
            return wrong + [
                fault for name, item in known for fault in faults(item, allowed[name], root, f"{where}.{name}")
            ]
        case list():
            places = [(f"{where}[{place}]", item) for place, item in enumerate(value)]
            return [fault for place, item in places for fault in faults(item, schema["items"], root, place)]
        case str():
            fits = value in schema.get("enum", [value]) and re.search(schema.get("pattern", ""), value)
            return [] if fits and len(value) >= schema.get("minLength", 0) else [f"{where}: not as described"]
        case _:
            return [] if schema.get("minimum", value) <= value <= schema.get("maximum", value) else [f"{where}: size"]


def test_the_catalog_is_as_its_schema_says(catalog: Catalog, site: Site) -> None:
    schema = catalog_schema(site)
    assert faults(json.loads("".join(render_catalog_json(catalog, site))), schema, schema) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_is_as_the_schema_of_its_kind_says(kind: str, catalog: Catalog) -> None:
    schema = record_schema(kind)
    for record in catalog.of_kind(kind).values():
        assert faults(record_fields(record), schema, schema) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"titel": "X"}, "$: has titel"),
        ({"title": 1}, "$.title: not string"),
        ({"year": "2024"}, "$.year: not integer"),
        ({"year": 20}, "$.year: size"),
        ({"track": "side"}, "$.track: not as described"),
        ({"authors": ["A", {"nick": "B"}]}, "$.authors[1]: not string"),
        ({"year": None}, "$.year: not integer"),
        ({"id": "x"}, "$: has id"),
    ],
)
def test_a_wrong_record_is_not_as_the_schema_says(change: dict[str, Any], fault: str, catalog: Catalog) -> None:
    schema = record_schema("papers")
    assert faults(record_fields(catalog.papers["all-fields"]) | change, schema, schema) == [fault]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described_in_the_order_files_are_written_in(kind: str) -> None:
    schema = record_schema(kind)
    [record_type] = [record_type for record_type in RECORD_TYPES if record_type.kind == kind]
    own = [name for name in record_type.model_fields if name not in Record.model_fields]
    assert list(schema["properties"]) == own + [name for name in Record.model_fields if name != "id"]
    assert all(field.get("description") for field in schema["properties"].values())


def test_results_are_as_the_schemas_say(catalog: Catalog, site: Site) -> None:
    row = {"model": "A", "year": 2024, "setting": "all", "source": "board", "scores": {"glow": "0.10"}}
    written = {
        "name": "Mini",
        "columns": [{"id": "glow", "metric": "mini-score", "label": "GLOW"}],
        "settings": [{"id": "all", "label": "All", "description": "All of it."}],
        "sources": [{"id": "board", "name": "Board", "date": "2026-01-02"}],
        "rows": [row],
    }
    filled = replace(catalog, results={"mini": ResultSet.model_validate({"id": "mini", **written})})
    whole = json.loads("".join(render_catalog_json(filled, site)))
    assert whole["results"] == [{"id": "mini", **written, "rows": [row | {"scores": {"glow": 0.1}}]}]
    schema = catalog_schema(site)
    assert faults(whole, schema, schema) == []
    of_files, flat = record_schema("results"), results_schema(site)
    assert faults(written, of_files, of_files) == []
    assert faults({**written, "rows": [row | {"scores": {"glow": 0.1}}]}, of_files, of_files) == []
    assert faults({**written, "rows": [row | {"scores": {"glow": "high"}}]}, of_files, of_files)
    numbers = json.loads(ResultTexts(site).json(build_results(filled).tables))
    assert len(numbers) == 1
    assert faults(numbers, flat, flat) == []
    assert faults([{**numbers[0], "value": "0.1"}], flat, flat) == ["$[0].value: not number"]


def test_an_unknown_kind_has_no_schema() -> None:
    with pytest.raises(KeyError):
        record_schema("people")


def test_a_schema_says_where_it_lives_if_the_site_does(site: Site) -> None:
    assert catalog_schema(site)["$id"] == "https://atlas.example.com/catalog.schema.json"
    assert "$id" not in catalog_schema(Site())
    assert json.loads(render_schema(catalog_schema(site))) == catalog_schema(site)


@pytest.mark.parametrize("kind", KINDS)
def test_editors_are_offered_the_terms_of_the_catalog(kind: str, catalog: Catalog, site: Site) -> None:
    schema = record_schema(kind, site, catalog)
    assert schema["$id"] == site.canonical(f"schema/{kind[:-1]}.schema.json")
    for record in catalog.of_kind(kind).values():
        assert faults(record_fields(record), schema, schema) == []
    if kind == "papers":
        assert schema["properties"]["venue"]["enum"] == list(catalog.venues)
        assert schema["properties"]["tasks"]["items"]["enum"] == list(catalog.vocabularies["tasks"])
        assert faults({"title": "A", "type": "mehtod"}, schema, schema)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("venue", "CVPR 2024"), ("added", "1 May 2024"), ("links", [{"type": "code", "url": "ftp://x.example.org"}])],
)
def test_schemas_know_the_form_of_text(field: str, wrong: object) -> None:
    schema = record_schema("papers")
    assert faults({"title": "A", "type": "method", field: wrong}, schema, schema)
