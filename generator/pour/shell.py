"""A built page with slots: split once, filled for each page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import escape

from generator.errors import AtlasError

if TYPE_CHECKING:
    from generator.render import Fragment
    from generator.urls import Site

_NAMES = ("title", "description", "canonical", "head", "body")
SLOTS = {name: f"atlas-slot-{name}-5b1f0c" for name in _NAMES}
"""Markers by name: plain letters, so inert in Markdown, HTML and attributes; unlikely enough to mean nothing else."""

_BETWEEN = re.compile("(" + "|".join(SLOTS.values()) + ")")
_INDENT = re.compile(r"\s*\n\s*")
"""Indentation and empty lines of the theme: a third of each page's bytes, and nothing of it is seen."""

_NAME_OF = {marker: name for name, marker in SLOTS.items()}


class ShellError(AtlasError):
    """A shell page lacks a slot, so a theme override has lost it."""


@dataclass(frozen=True)
class Shell:
    """A built page, cut at its slots.

    Attributes:
        texts: What stands before, between and behind the slots, in UTF-8.
        slots: The name of each slot in between.
    """

    texts: tuple[bytes, ...]
    slots: tuple[str, ...]

    @classmethod
    def parse(cls, path: str, html: str) -> Shell:
        """Cut a built page at its slots.

        Raises:
            ShellError: A slot is missing: a theme that was changed has lost it.
        """
        parts = _BETWEEN.split(_INDENT.sub("\n", html))
        slots = tuple(_NAME_OF[marker] for marker in parts[1::2])
        missing = [name for name in SLOTS if name not in slots]
        if missing:
            raise ShellError(
                f"{path}: the page has no slot for its {' and '.join(missing)}; see templates/theme/shell.html"
            )
        return cls(tuple(text.encode() for text in parts[::2]), slots)

    def fill(self, fragment: Fragment, site: Site) -> bytes:
        """Return the page in UTF-8: constant parts joined with the fragment's values, text escaped, HTML as it is."""
        values = {
            "title": escape(fragment.title).encode(),
            "description": escape(fragment.description).encode(),
            "canonical": escape(site.canonical(fragment.path)).encode(),
            "head": fragment.head.encode(),
            "body": fragment.body.encode(),
        }
        pieces = [self.texts[0]]
        for slot, text in zip(self.slots, self.texts[1:], strict=True):
            pieces += (values[slot], text)
        return b"".join(pieces)
