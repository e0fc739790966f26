"""Brackets of an entry, as people type them: one too many, one too few, around a link, around a venue."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.importer.pages.runs import Run, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PARTS = re.compile(r"[\[\]()]|[^\[\]()]+")
_PARTNER = {"]": "[", ")": "("}


@dataclass(frozen=True)
class Group:
    """What stands between two brackets; ``bracket`` is the opening one."""

    bracket: str
    parts: tuple[Run | Group, ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        """The content without inner brackets."""
        return tuple(run for part in self.parts for run in (part.runs if isinstance(part, Group) else (part,)))

    @property
    def text(self) -> str:
        """The content as plain text."""
        return plain_text(self.runs)

    @property
    def has_link(self) -> bool:
        """Whether a link stands anywhere inside."""
        return any(run.url for run in self.runs)

    @property
    def is_strong(self) -> bool:
        """Whether all of the content is bold."""
        spoken = [run for run in self.runs if run.text.strip()]
        return bool(spoken) and all(run.strong for run in spoken)


def group(runs: Iterable[Run]) -> tuple[Run | Group, ...]:
    """Return runs with brackets made groups. A square bracket without partner is dropped, a round one kept as text."""
    stack: list[tuple[str, list[Run | Group]]] = [("", [])]
    for run in _split(runs):
        mark = run.text if not run.url and not run.image else ""
        if mark in {"[", "("}:
            stack.append((mark, []))
        elif mark in _PARTNER:
            _close(stack, mark, run)
        else:
            stack[-1][1].append(run)
    while len(stack) > 1:
        _unwind(stack)
    return tuple(stack[0][1])


def _split(runs: Iterable[Run]) -> Iterator[Run]:
    for run in runs:
        if run.url or run.image or not re.search(r"[\[\]()]", run.text):
            yield run
            continue
        for part in _PARTS.findall(run.text):
            yield replace(run, text=part)


def _close(stack: list[tuple[str, list[Run | Group]]], mark: str, run: Run) -> None:
    if all(opened != _PARTNER[mark] for opened, _ in stack):
        if mark == ")":
            stack[-1][1].append(run)
        return
    while stack[-1][0] != _PARTNER[mark]:
        _unwind(stack)
    bracket, parts = stack.pop()
    stack[-1][1].append(Group(bracket, tuple(parts)))


def _unwind(stack: list[tuple[str, list[Run | Group]]]) -> None:
    """Take back a bracket that was opened and never closed."""
    bracket, parts = stack.pop()
    restored: Sequence[Run | Group] = [Run("("), *parts] if bracket == "(" else parts
    stack[-1][1].extend(restored)


def spell(parts: Iterable[Run | Group]) -> str:
    """Return parts as text, brackets and all."""
    closing = {"[": "]", "(": ")"}
    return "".join(
        f"{part.bracket}{spell(part.parts)}{closing[part.bracket]}" if isinstance(part, Group) else part.text
        for part in parts
    )
