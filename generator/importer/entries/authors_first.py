"""Authors that a text begins with, its title behind them: ``Ann Doe, Cy Roe, A Title of Things``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importer.entries.whole_occasions import NAMES
from generator.importer.words.people import first_turned, is_whole_name, looks_like_people

if TYPE_CHECKING:
    from collections.abc import Sequence

_AND = re.compile(r"\s(?:and|&)\s")
_LONG = 4


def authors_first(parts: Sequence[str], joints: Sequence[str], end: int, *, surely: bool) -> int:
    """Return how many parts before ``end`` are the authors that a text begins with, its title behind them.

    ``surely`` asks for three of them, or for two that "and" joins, and for a long title.
    """
    for most in range(end - 1, 0, -1):
        names = joined(parts, joints, 0, most)
        turned = first_turned(names)
        if "," not in joints[most - 1] or not (turned or looks_like_people(names)):
            continue
        told = [name for part in parts[:most] for name in NAMES.split(part)]
        single = next((at for at, name in enumerate(told) if " " not in name.strip()), len(told))
        is_cut = single > 0 and not turned and all(map(is_whole_name, told[:single]))
        last = most - len(told) + single if is_cut else most  # ``Ann Doe, Cy Roe, Look, Listen and Tell``
        title = joined(parts, joints, last, end)
        named = looks_like_people(parts[last]) and not (turned or looks_like_people(names, strictly=True))
        few = 2 if re.search(r"[A-Z]{2}", title) else 3
        if named or len(title.split()) < (_LONG if surely else few):
            return 0
        enough = last > 2 or (len(told) > 1 and _AND.search(names))
        return last if not surely or (enough and not looks_like_people(title)) else 0
    return 0


def joined(parts: Sequence[str], joints: Sequence[str], start: int, end: int) -> str:
    """Return parts ``start`` to ``end`` with what stands between them."""
    return "".join(parts[i] + (joints[i] if i < end - 1 else "") for i in range(start, end))
