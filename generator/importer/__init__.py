"""Lists of works, imported: read, matched, merged into records, written, and accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.importer.entries.mapping import ListMapping, read_mapping
from generator.importer.records.account import Account, to_json, to_text
from generator.importer.records.account_markdown import to_markdown
from generator.importer.records.plan import Plan, Wishes, plan_import
from generator.importer.records.state import read_state
from generator.importer.records.write import write_plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.catalog import Catalog

__all__ = [
    "Account",
    "ListMapping",
    "Plan",
    "Wishes",
    "import_list",
    "import_lists",
    "plan_import",
    "read_mapping",
    "to_json",
    "to_markdown",
    "to_text",
    "write_plan",
]


def import_list(
    path: Path, source_id: str, catalog: Catalog, root: Path, added: str, *, dry_run: bool = False
) -> Account:
    """Import one list into the data under ``root``; return the account of every item and link.

    Args:
        path: The list: Markdown, CSV, BibTeX, identifiers one a line, or titles with abstracts; UTF-8.
        source_id: The list's term in data/sources.yml.
        catalog: The catalog as read from ``root``.
        root: The folder that holds ``data/``.
        added: Day of the import, as 2026-01-31.
        dry_run: Whether to write nothing.
    """
    return import_lists([(path, source_id)], catalog, root, added, dry_run=dry_run)


def import_lists(
    lists: Sequence[tuple[Path, str]],
    catalog: Catalog,
    root: Path,
    added: str,
    *,
    dry_run: bool = False,
    new_venues: bool = False,
    mappings: Mapping[str, ListMapping] | None = None,
) -> Account:
    """Import several lists at once, as `import_list` does one: works that lists share are decided with all at hand.

    With ``new_venues``, venues that lists name and the catalog does not know are added to data/venues.yml; ``mappings``
    hold what people say about lists, by source.
    """
    texts = [(source_id, path.read_text("utf-8")) for path, source_id in lists]
    states = {source_id: state for _, source_id in lists if (state := read_state(root, source_id)) is not None}
    plan = plan_import(texts, catalog, Wishes(added, new_venues, mappings or {}, states))
    if not dry_run:
        write_plan(plan, catalog, root)
    return plan.account
