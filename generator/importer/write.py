"""New records and additions, written to disk: each file whole, or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.form import amended_text, record_text
from generator.importer.plan import Plan, file_of

if TYPE_CHECKING:
    from pathlib import Path

    from generator.catalog import Catalog


def write_plan(plan: Plan, catalog: Catalog, root: Path) -> None:
    """Write what a plan would: new files, and additions to files; a file that is there is never replaced by a new record."""
    for record in plan.new:
        _write_new(root / file_of(record), record_text(record))
    for amendment in plan.amended:
        path = root / catalog.file_of(amendment.record)
        _replace(path, amended_text(path.read_text("utf-8"), amendment.record, amendment.fields))
        _move(path, root / file_of(amendment.record))


def _write_new(path: Path, text: str) -> None:
    """Write a file beside its place, then link it there; raise FileExistsError rather than replace what is there."""
    beside = _beside(path, text)
    try:
        os.link(beside, path)
    finally:
        beside.unlink()


def _replace(path: Path, text: str) -> None:
    _beside(path, text).replace(path)


def _move(path: Path, place: Path) -> None:
    """Move the file of a record whose year changed into the folder of its year."""
    if path.parent.name != place.parent.name and not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        path.rename(place)


def _beside(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".tmp")
    beside.write_text(text, "utf-8", newline="\n")
    return beside
