"""Links that have moved for good: the changes that would follow them, for a person to make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from generator.model.text import Url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.links.health import Health
    from generator.links.subjects import Subject

_URL: TypeAdapter[str] = TypeAdapter(Url)


@dataclass(frozen=True, order=True)
class Move:
    """One link of one file that has moved: its address there, and the new one."""

    file: str
    old: str
    new: str


def proposed_moves(memory: Mapping[str, Health], subjects: Iterable[Subject]) -> tuple[Move, ...]:
    """Return the links that have moved for good to an address that a record may hold, in the order of their files."""
    moves = []
    for subject in subjects:
        health = memory.get(subject.url)
        if health is not None and health.status == "moved" and _is_allowed(health.target):
            moves += [Move(file, subject.url, health.target) for file in subject.files]
    return tuple(sorted(moves))


def followed(text: str, moves: Iterable[Move]) -> str:
    """Return the text of a record's file with the addresses of its links changed; all else stays as it is.

    Only values of ``url`` are changed: an identifier that leads elsewhere now is for a person to look at.
    """
    for move in moves:
        pattern = rf"""(?m)(\burl: )(["']?){re.escape(move.old)}\2(?=[\s,}}]|$)"""
        text = re.sub(pattern, lambda found, new=move.new: f"{found[1]}{_scalar(new)}", text)  # type: ignore[misc]
    return text


def _scalar(url: str) -> str:
    """Return an address as a YAML scalar: in quotes where it would not be read as text alone."""
    return url if re.fullmatch(r"[A-Za-z0-9:/._~%?&=+@;-]+", url) and not url.endswith(":") else f'"{url}"'


def _is_allowed(url: str) -> bool:
    try:
        _URL.validate_python(url)
    except ValidationError:
        return False
    return True
