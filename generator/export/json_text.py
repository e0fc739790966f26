"""JSON that a person can read, and that is written quickly.

``json.dumps`` with an indent leaves its fast encoder for one in Python that takes ten times as long; here lines are broken
between the parts of the outer levels. Each part is written by pydantic's encoder, which takes a third of the time of the other.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_STEP = "  "


def compact_json(value: Any) -> str:
    """Return JSON (RFC 8259) on one line, without spaces."""
    return to_json(value).decode()


_key = lru_cache(maxsize=1000)(compact_json)


def json_text(value: Any, levels: int = 1, *, _indent: str = "") -> str:
    """Return JSON (RFC 8259) with a line for each field or item of the outer ``levels``, without a line end."""
    if levels == 0 or not value or not isinstance(value, (dict, list)):
        return compact_json(value)
    inner = _indent + _STEP
    if isinstance(value, dict):
        parts = [f"{_key(key)}: {json_text(part, levels - 1, _indent=inner)}" for key, part in value.items()]
        opening, closing = "{", "}"
    else:
        parts = [json_text(part, levels - 1, _indent=inner) for part in value]
        opening, closing = "[", "]"
    return f"{opening}\n{inner}" + f",\n{inner}".join(parts) + f"\n{_indent}{closing}"


def json_members(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return each member of a JSON object as text: what stands between its braces, to be joined on one line or on several."""
    return tuple([f"{_key(name)}: {compact_json(value)}" for name, value in fields.items()])


def on_one_line(members: Iterable[str]) -> str:
    """Return an object on one line."""
    return "{" + ", ".join(members) + "}"


def on_lines(members: Iterable[str], indent: str = "") -> str:
    """Return an object with a line for each member, as ``json_text`` writes it; without a line end."""
    inner = indent + _STEP
    return f"{{\n{inner}" + f",\n{inner}".join(members) + f"\n{indent}}}"


def json_lines(items: Iterable[str]) -> Iterator[str]:
    """Yield a JSON list part after part, each item on a line of its own; without a line end behind it.

    Args:
        items: Each item, as JSON on one line.
    """
    separator = "[\n"
    for item in items:
        yield separator + item
        separator = ",\n"
    yield "[]" if separator == "[\n" else "\n]"
