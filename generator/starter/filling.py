"""A new site filled from a list: the list as its source, the venues it names, the works it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.files import replace_text
from generator.importer import import_lists
from generator.layout import quoted_as_needed
from generator.reading import load_catalog
from generator.starter.venues import named_venues, names_in, venues_text

if TYPE_CHECKING:
    from pathlib import Path

    from generator.importer import Account

ROUNDS = 3
"""How often venues are looked for: a venue that is known lets others be seen, such as its workshops."""

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def fill_from_list(root: Path, file: Path, added: str) -> Account:
    """Import a list into a new site, after making its venues and its source; return the account of the import.

    Raises:
        CatalogError: The new records cannot be used.
        UnicodeDecodeError: The list is not UTF-8 text.
    """
    source = _NOT_IN_SLUG.sub("-", file.stem.casefold()).strip("-")[:80].strip("-") or "list"
    text = file.read_text("utf-8")
    fields = f"{source}:\n  name: {quoted_as_needed(list_title(text) or file.name)}\n  licence: none stated\n"
    sources = root / "data" / "sources.yml"
    replace_text(sources, sources.read_text("utf-8").replace("{}\n", fields))
    for _ in range(ROUNDS):
        catalog = load_catalog(root, cache=False)
        account = import_lists([(file, source)], catalog, root, added, dry_run=True)
        names = [*(name for name, _ in account.unknown_venues), *names_in(text, catalog.venues)]
        venues = named_venues(names, catalog.venues)
        if not venues:
            break
        path = root / "data" / "venues.yml"
        replace_text(path, path.read_text("utf-8") + venues_text(venues, file.name))
    account = import_lists([(file, source)], load_catalog(root, cache=False), root, added)
    load_catalog(root, cache=False)
    return account


def list_title(text: str) -> str:
    """Return the first heading of a list, without badges and marks; nothing when it has none."""
    found = re.search(r"^#\s+(.+?)\s*#*$", text, re.MULTILINE)
    plain = found[1] if found else ""
    plain = re.sub(r"!\[[^\]]*\]\([^)]*\)|<[^>]*>|[*_`]", "", plain)
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain)
    plain = " ".join("".join(letter for letter in plain if letter.isprintable()).split())
    return plain if sum(letter.isalpha() for letter in plain) > 1 else ""
