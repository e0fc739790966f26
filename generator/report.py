"""Problems, written for a person at a terminal or for a machine. Returns text; prints nothing."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from generator.check import RULES
from generator.load.quoting import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.errors import Problem

Format = Literal["text", "json", "github", "sarif"]
FORMATS: tuple[Format, ...] = ("text", "json", "github", "sarif")
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report(problems: Iterable[Problem], form: Format = "text", *, limit: int | None = 50) -> str:
    """Return all problems in the order of their places, in one of ``FORMATS``, without a line end.

    ``limit`` is how many of them text and annotations show; the numbers at the end count all. JSON and SARIF hold all.
    """
    return _FORMS[form](sorted(problems), limit)


def summary(problems: Iterable[Problem]) -> str:
    """Return how many problems there are: ``3 errors and 1 warning in 2 files``."""
    problems = tuple(problems)
    if not problems:
        return "no problems found"
    counts = Counter(problem.severity for problem in problems)
    kinds = [_counted(counts[kind], kind) for kind in ("error", "warning") if counts[kind]]
    return f"{' and '.join(kinds)} in {_counted(len({problem.file for problem in problems}), 'file')}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _text(problems: Sequence[Problem], limit: int | None) -> str:
    return "\n".join([*(_printable(str(problem)) for problem in problems[:limit]), *_end(problems, limit)])


def _end(problems: Sequence[Problem], limit: int | None) -> list[str]:
    more = len(problems) - len(problems[:limit])
    return [*([f"… and {more:,} more"] if more else []), summary(problems)]


def _printable(text: str) -> str:
    """Return ``text`` on one line and without what could move a terminal's cursor or turn the writing around."""
    return text if text.isprintable() else "".join(map(visible, text))


def _json(problems: Sequence[Problem], limit: int | None) -> str:  # noqa: ARG001
    counts = Counter(problem.severity for problem in problems)
    found = [
        {
            "file": problem.file, "line": problem.line, "column": problem.column, "severity": problem.severity,
            "rule": problem.rule, "message": problem.message, "hint": problem.hint,
        }
        for problem in problems
    ]  # fmt: skip
    return json.dumps({"errors": counts["error"], "warnings": counts["warning"], "problems": found}, indent=2)


def _github(problems: Sequence[Problem], limit: int | None) -> str:
    """Write workflow commands, escaped as actions/toolkit does (packages/core/src/command.ts)."""
    return "\n".join([*map(_annotation, problems[:limit]), *_end(problems, limit)])


def _annotation(problem: Problem) -> str:
    places = {"file": problem.file, "line": problem.line, "col": problem.column, "title": problem.rule}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items() if value)
    return f"::{problem.severity} {properties}::{_data(_said(problem))}"


def _said(problem: Problem) -> str:
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message


def _data(text: str) -> str:
    return _printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sarif(problems: Sequence[Problem], limit: int | None) -> str:  # noqa: ARG001
    """Write SARIF 2.1.0 (OASIS standard), with the rules as its tool's."""
    rules = sorted({*RULES, *(problem.rule for problem in problems)})
    driver = {
        "name": "RRG Atlas",
        "rules": [{"id": rule, "shortDescription": {"text": RULES.get(rule, rule)}} for rule in rules],
    }
    results = [_result(problem, rules.index(problem.rule)) for problem in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    place: dict[str, Any] = {
        "artifactLocation": {"uri": quote(problem.file, errors="replace"), "uriBaseId": "%SRCROOT%"}
    }
    region = {"startLine": problem.line, "startColumn": problem.column}
    if problem.line:
        place["region"] = {name: number for name, number in region.items() if number}
    return {
        "ruleId": problem.rule,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": _said(problem)},
        "locations": [{"physicalLocation": place}],
    }


_FORMS: Mapping[Format, Callable[[Sequence[Problem], int | None], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}
