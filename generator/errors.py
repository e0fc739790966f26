"""What can be wrong with a catalog, said so that a person can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing to mend, at one place.

    Attributes:
        file: Path of the file, with ``/``, relative to the root of the site.
        line: Line in the file, from 1; 0 when the whole file is meant.
        column: Column in the line, counted in characters from 1; 0 when the whole line is meant.
        message: What was found, and what was expected: ``venue: unknown 'micai'``.
        hint: What to do about it: ``did you mean 'miccai'?``; may be empty.
        severity: An ``error`` stops a build, a ``warning`` does not.
        rule: Short stable name of the rule that was broken, such as ``unknown-term``.
    """

    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    severity: Severity = "error"
    rule: str = "syntax"

    def __str__(self) -> str:
        """``file:line:column: message (hint)``, as compilers write it and editors read it."""
        place = ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])
        warning = "warning: " if self.severity == "warning" else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}: {warning}{self.message}{hint}"


class AtlasError(Exception):
    """The base of every error that a person, not a programmer, can mend."""


class CatalogError(AtlasError):
    """The data cannot be used as it is. Carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
