"""What a rule finds, named by field; and how it gets its line and column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import Problem, Severity
from generator.load import Marks, Path, Place, Source, nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


LONGEST = 100
"""How much of a path of fields a message shows; keys are contributed text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule, at a field of a file. Its message does not repeat the field.

    Attributes:
        file: Path of the file relative to the root of the site.
        path: Way to the field; empty for the record as a whole.
        rule: Name of the rule, a key of ``RULES``.
        message: What was found and what was expected.
        hint: What to do about it.
        severity: Whether it stops a build.
        at_key: Whether the key is meant rather than its value.
        whole_file: Whether no line is meant: the file's name, or its absence.
    """

    file: str
    path: Path
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    at_key: bool = False
    whole_file: bool = False


def locate(findings: Iterable[Finding], sources: Iterable[Source]) -> Iterator[Problem]:
    """Yield each finding as a problem with its line and column; reads again only the files that have one."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    contents = {source.file: source for source in sources if source.file in by_file}
    for file, found in by_file.items():
        marks = contents[file].marks() if file in contents else None
        for finding in found:
            yield _problem(finding, marks)


def _problem(finding: Finding, marks: Marks | None) -> Problem:
    place = Place(0, 0)
    if marks is not None and not finding.whole_file:
        place = marks.key(finding.path) if finding.at_key else marks.value(finding.path)
    name = dotted(finding.path)
    message = f"{name}: {finding.message}" if name else finding.message
    return Problem(finding.file, place.line, place.column, message, finding.hint, finding.severity, finding.rule)


def dotted(path: Path) -> str:
    """Return a path as people write it: ``links[2].url``, items counted from 0 as in YAML tools."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text if text.isprintable() and len(text) <= LONGEST else quoted(text)[1:-1]


def guess(word: str, known: Iterable[str]) -> str:
    """Return the hint that names the known word nearest to ``word``; empty when none is near."""
    near = nearest(word, known)
    return f"did you mean {quoted(near)}?" if near else ""
