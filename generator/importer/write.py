"""New records and additions, written to disk: each file whole, or not at all; what a killed run left out, the next one adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.files import move_file, replace_text, write_new
from generator.form import amended_text, record_text
from generator.importer.plan import Plan, file_of
from generator.importer.state import write_state
from generator.importer.venue_proposals import venues_text

if TYPE_CHECKING:
    from pathlib import Path

    from generator.catalog import Catalog


def write_plan(plan: Plan, catalog: Catalog, root: Path) -> None:
    """Write what a plan would: venues first, then records, and what the lists said last.

    So a record never names a venue that is not there, and a list counts as imported only when all of it is.

    Raises:
        FileInTheWayError: There is a file where a new record shall stand; it stays as it is.
    """
    if plan.venues:
        path = root / "data" / "venues.yml"
        before = path.read_text("utf-8") if path.exists() else ""
        text = before if not before or before.endswith("\n") else before + "\n"
        replace_text(path, text + venues_text(plan.venues, [state.source for state in plan.states]))
    for record in plan.new:
        write_new(root / file_of(record), record_text(record))
    for amendment in plan.amended:
        path = root / catalog.file_of(amendment.record)
        replace_text(path, amended_text(path.read_text("utf-8"), amendment.record, amendment.fields))
        place = root / file_of(amendment.record)
        if path.parent.name != place.parent.name and not place.exists():
            move_file(path, place)
    for state in plan.states:
        write_state(root, state)
