"""New records and additions, written to disk together: all of them, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.files import write_all
from generator.form import amended_text, record_text
from generator.importer.records.plan import Plan, file_of
from generator.importer.records.state import FOLDER, state_text
from generator.importer.records.venue_proposals import venues_text

if TYPE_CHECKING:
    from pathlib import Path

    from generator.catalog import Catalog

_VENUES = "data/venues.yml"


def write_plan(plan: Plan, catalog: Catalog, root: Path) -> None:
    """Write what a plan would: venues, records, and what the lists said last.

    Raises:
        FileInTheWayError: There is a file where a new record shall stand; nothing is written.
    """
    texts: dict[str, str] = {}
    removed: list[str] = []
    if plan.venues:
        before = (root / _VENUES).read_text("utf-8") if (root / _VENUES).exists() else ""
        text = before if not before or before.endswith("\n") else before + "\n"
        texts[_VENUES] = text + venues_text(plan.venues, [state.source for state in plan.states])
    new = {file_of(record): record_text(record) for record in plan.new}
    for amendment in plan.amended:
        file = catalog.file_of(amendment.record)
        text = amended_text((root / file).read_text("utf-8"), amendment.record, amendment.fields)
        place = file_of(amendment.record)
        if (root / place).parent == (root / file).parent or (root / place).exists():
            place = file
        else:
            removed.append(file)
        texts[place] = text
    for state in plan.states:
        file, text = f"{FOLDER}/{state.source}.json", state_text(state)
        if not (root / file).exists() or (root / file).read_text("utf-8") != text:
            texts[file] = text
    if texts or new:
        write_all(root, texts | new, tuple(new), removed)
