"""Imports go one way: each room may import the rooms left of it, and no other (docs/architecture.md)."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.places import GENERATOR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAY_IMPORT = {
    "errors": "",
    "stages": "",
    "model": "errors",
    "processes": "",
    "load": "errors processes",
    "urls": "model",
    "names": "model",
    "form": "model",
    "files": "errors",
    "provenance": "model files",
    "layout": "errors model load form",
    "check": "errors model load",
    "catalog": "model",
    "reading": "errors stages model load check catalog",
    "report": "errors load check",
    "people": "model catalog names urls",
    "results": "model catalog",
    "index": "model urls catalog people results",
    "following": "model catalog index",
    "following_people": "model catalog people following",
    "related": "model catalog index",
    "pictures": "model catalog index urls",
    "export": "model catalog index names people results urls",
    "render": "errors model catalog names people results index related pictures urls form provenance export",
    "importer": "errors model load check catalog reading form files urls",
    "enrich": "errors model load check catalog form files provenance export importer",
    "adding": "errors model load check catalog form importer enrich",
    "starter": "errors model load files layout reading export importer",
    "changes": "errors model load check catalog reading index export",
    "links": "errors model load check catalog urls files pour",
    "intake": "errors model load check catalog reading form importer index changes links",
    "pour": "errors stages processes model catalog index related pictures urls export render",
    "engines": "errors stages model catalog reading index following following_people related urls provenance export render pour links",
}

IMPORTER = ("words", "pages", "entries", "outline", "works", "records", "scores")
"""The rooms of the importer, each of which imports those before it alone."""


def room_of(module: str) -> str:
    return module.split(".")[1] if module.startswith("generator.") else ""


def imports_of(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written whole"
            yield node.module or ""


def modules() -> list[Path]:
    return sorted(GENERATOR.rglob("*.py"))


@pytest.mark.parametrize("file", modules(), ids=lambda file: file.relative_to(GENERATOR).as_posix())
def test_each_room_imports_only_what_it_may(file: Path) -> None:
    room = file.relative_to(GENERATOR).parts[0].removesuffix(".py")
    if room in ("__init__", "__main__", "cli"):
        return
    allowed = {room, *MAY_IMPORT[room].split()}
    wrong = {module for module in imports_of(file) if (other := room_of(module)) and other not in allowed}
    assert not wrong, f"{room} may not import {sorted(wrong)}"


@pytest.mark.parametrize("room", IMPORTER)
def test_within_the_importer_too_imports_go_one_way(room: str) -> None:
    later = IMPORTER[IMPORTER.index(room) + 1 :]
    files = sorted((GENERATOR / "importer" / room).glob("*.py"))
    assert len(files) > 1
    for file in files:
        wrong = {
            module
            for module in imports_of(file)
            if module.startswith("generator.importer.") and module.split(".")[2] in later
        }
        assert not wrong, f"{file.name} may not import {sorted(wrong)}"


@pytest.mark.parametrize("room", ["model", "load", "check", "index", "urls", "form", "export", "render"])
def test_nothing_before_the_engines_knows_of_one(room: str) -> None:
    files = (
        [GENERATOR / f"{room}.py"] if (GENERATOR / f"{room}.py").exists() else sorted((GENERATOR / room).rglob("*.py"))
    )
    assert files
    for file in files:
        assert not any(module.split(".")[0] in ("mkdocs", "material", "zensical") for module in imports_of(file)), file


def test_only_the_command_line_prints_or_exits() -> None:
    for file in modules():
        if "cli" in file.relative_to(GENERATOR).parts:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("print", "exit"), f"{file}:{node.lineno}"
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys":
                assert node.attr != "exit", f"{file}:{node.lineno}"
