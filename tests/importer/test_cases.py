"""Golden cases: ``cases/NAME.md`` is a list, ``cases/NAME.yml`` what must come of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.form import record_text
from tests.importer.lists import fates, plain

if TYPE_CHECKING:
    from tests.importer.lists import Site

CASES = sorted(Path(__file__).with_name("cases").glob("*.md"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_list_becomes_these_records(case: Path, site: Site) -> None:
    plan = site.plan(case.read_text("utf-8"))
    records = {f"{record.kind}/{record.id}": plain(record_text(record)) for record in plan.new}
    for record in records.values():
        assert record.pop("added") == "2026-01-31"
        assert record.pop("lists") == ["list-a"]
    aside = [f"{line} {where}" for line, fate, where in fates(plan.account, "item") if fate == "aside"]
    assert {"records": records, "aside": aside} == plain(case.with_suffix(".yml").read_text("utf-8"))
