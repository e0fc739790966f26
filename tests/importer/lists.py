"""Lists as tests see them: text goes in; records, and the account of every line, come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from generator.importer import Account, Plan, import_lists, plan_import
from generator.reading import load_catalog

if TYPE_CHECKING:
    from pathlib import Path

    from generator.catalog import Catalog
    from generator.importer.records.account import What
    from generator.model import Record

ADDED = "2026-01-31"


class Site:
    """A site on disk that lists are imported into."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def catalog(self) -> Catalog:
        """The catalog as it is on disk now."""
        return load_catalog(self.root, cache=False)

    def plan(self, *lists: str) -> Plan:
        """Plan the import of one or two lists, ``list-a`` and ``list-b``."""
        return plan_import(list(zip(("list-a", "list-b"), lists, strict=False)), self.catalog(), ADDED)

    def records(self, *lists: str) -> dict[str, Record]:
        """Plan an import; return the new records as ``papers/x``."""
        return {f"{record.kind}/{record.id}": record for record in self.plan(*lists).new}

    def run(self, text: str, source: str = "list-a") -> Account:
        """Import a list and write."""
        path = self.root / f"{source}.md"
        path.write_text(text, "utf-8")
        return import_lists([(path, source)], self.catalog(), self.root, ADDED)

    def files(self) -> dict[str, str]:
        """Every record's file and its text."""
        data = self.root / "data"
        found = [path for kind in ("papers", "datasets", "metrics", "tools") for path in (data / kind).rglob("*")]
        return {str(path.relative_to(data)): path.read_text("utf-8") for path in sorted(found) if path.is_file()}


def fates(account: Account, what: What) -> list[tuple[int, str, str]]:
    """Return line, fate, and target or reason of every item or link."""
    return [(line.line, line.fate, line.target or line.reason) for line in account.lines if line.what == what]


def plain(text: str) -> Any:
    """Return YAML as any YAML 1.1 reader sees it."""
    return yaml.safe_load(text)
