"""What a plain YAML scalar means: far less than YAML allows, so that identifiers and titles stay what they are."""

from __future__ import annotations

import re

_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")


def resolve(plain: str) -> str | int | bool | None:
    """Return what an unquoted scalar means: nothing, true, false, a whole number, or else the text itself.

    Dates, floats, octals, sexagesimals and the yes/no words of YAML 1.1 stay text: ``2301.10000``, ``no``, ``0123``.
    """
    if plain in _WORDS:
        return _WORDS[plain]
    return int(plain) if _INTEGER.fullmatch(plain) else plain
