"""New records and additions, written to disk: each file whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from generator.form import amended_text, record_text
from generator.importer.plan import Plan, file_of

if TYPE_CHECKING:
    from generator.catalog import Catalog


def write_plan(plan: Plan, catalog: Catalog, root: Path) -> None:
    """Write what a plan would: new files, and additions to files; a file that is there is never replaced by a new record."""
    texts = [(root / file_of(record), record_text(record), False) for record in plan.new]
    for amendment in plan.amended:
        path = root / catalog.file_of(amendment.record)
        texts.append((path, amended_text(path.read_text("utf-8"), amendment.record, amendment.fields), True))
    for path, text, may_exist in texts:
        _write_whole(path, text, may_exist=may_exist)


def _write_whole(path: Path, text: str, *, may_exist: bool) -> None:
    """Write a file beside its place, then move it there; raise FileExistsError rather than replace a new one's name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".tmp")
    beside.write_text(text, "utf-8", newline="\n")
    if may_exist:
        beside.replace(path)
        return
    try:
        os.link(beside, path)
    finally:
        beside.unlink()
