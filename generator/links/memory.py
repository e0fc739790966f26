"""What is remembered of links from run to run: ``data/derived/links.json``, written by the program alone."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from generator.files import replace_text
from generator.links.health import Health, Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LINKS = "data/derived/links.json"


def read_memory(root: Path) -> dict[str, Health]:
    """Return what is remembered of each link that is not simply well; nothing when the file is missing or spoilt.

    Forgetting is harmless: a link is dead only after three more runs.
    """
    try:
        return parse_memory((root / LINKS).read_bytes())
    except OSError:
        return {}


def parse_memory(content: bytes) -> dict[str, Health]:
    """Return what the content of the file remembers; nothing when it is spoilt."""
    try:
        entries = json.loads(content)["links"]
        return {url: _health(entry) for url, entry in entries.items() if _is_sound(entry)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def write_memory(root: Path, links: Mapping[str, Health]) -> None:
    """Write what is remembered: a line for each link, in the order of addresses, so that a change changes one line."""
    lines = [f"{json.dumps(url)}: {json.dumps(_entry(links[url]))}" for url in sorted(links)]
    text = '{"links": {\n' + ",\n".join(lines) + "\n}}\n"
    (root / LINKS).parent.mkdir(parents=True, exist_ok=True)
    replace_text(root / LINKS, text)


def _entry(health: Health) -> dict[str, Any]:
    return {name: value for name, value in asdict(health).items() if value}


def _health(entry: Mapping[str, Any]) -> Health:
    return Health(**{**entry, "misses": tuple(entry.get("misses", ()))})


def _is_sound(entry: Any) -> bool:
    if not isinstance(entry, dict) or entry.get("status") not in get_args(Status):
        return False
    misses = entry.get("misses", [])
    texts = [value for name, value in entry.items() if name != "misses"]
    if not isinstance(misses, list) or not entry.keys() <= Health.__dataclass_fields__.keys():
        return False
    return all(isinstance(text, str) for text in [*texts, *misses]) and all(map(_is_day, misses))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
