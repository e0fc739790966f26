"""Contributed text, made fit to stand in a message."""

from __future__ import annotations

LONGEST = 60


def quoted(text: str) -> str:
    """Return ``text`` in quotes, short, with every character visible: ``'micai'``."""
    short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return "'" + "".join(map(visible, short)) + "'"


def visible(character: str) -> str:
    r"""Return a character a reader can see as it is, any other as its number: ``\u200b``."""
    if character.isprintable():
        return character
    return f"\\u{ord(character):04x}"
