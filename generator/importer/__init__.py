"""Lists of works, imported: read, matched, merged into records, written, and accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.importer.account import Account, to_json, to_text
from generator.importer.plan import Plan, plan_import
from generator.importer.write import write_plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.catalog import Catalog

__all__ = ["Account", "Plan", "import_list", "import_lists", "plan_import", "to_json", "to_text", "write_plan"]


def import_list(
    path: Path, source_id: str, catalog: Catalog, root: Path, added: str, *, dry_run: bool = False
) -> Account:
    """Import one list into the data under ``root``; return the account of every item and link.

    Args:
        path: The list: Markdown, or plain text of titles and abstracts; UTF-8.
        source_id: The list's term in data/sources.yml.
        catalog: The catalog as read from ``root``.
        root: The folder that holds ``data/``.
        added: Day of the import, as 2026-01-31.
        dry_run: Whether to write nothing.
    """
    return import_lists([(path, source_id)], catalog, root, added, dry_run=dry_run)


def import_lists(
    lists: Sequence[tuple[Path, str]], catalog: Catalog, root: Path, added: str, *, dry_run: bool = False
) -> Account:
    """Import several lists at once, as `import_list` does one: works that lists share are decided with all at hand."""
    texts = [(source_id, path.read_text("utf-8")) for path, source_id in lists]
    plan = plan_import(texts, catalog, added)
    if not dry_run:
        write_plan(plan, catalog, root)
    return plan.account
