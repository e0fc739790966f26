"""Result files with rows added at their end: every other byte stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.fields import parse_record
from generator.errors import AtlasError
from generator.files import replace_text
from generator.form import scalar
from generator.load import read_document
from generator.model import ResultSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.model import ResultRow


def add_rows(path: Path, rows: Iterable[ResultRow]) -> None:
    """Add rows to a result file, in one step.

    Raises:
        AtlasError: The file is no valid result file now, or rows cannot be added at its end.
    """
    fresh = tuple(rows)
    text = path.read_bytes().decode()
    before = _parsed(text, path)
    ends = "" if text.endswith("\n") else "\n"
    head = "" if before.rows else "rows:\n"
    new = text + ends + head + "".join(f"{line}\n" for row in fresh for line in row_lines(row))
    if _parsed(new, path) != before.model_copy(update={"rows": (*before.rows, *fresh)}):
        raise AtlasError(f"{path.name} does not end with its rows, so none can be added; nothing was changed")
    replace_text(path, new)


def row_lines(row: ResultRow) -> Iterator[str]:
    """Yield the lines of one row as files have them, its scores on one."""
    lead = "  - "
    for name in ("model", "paper", "url", "by", "year", "setting", "source"):
        value = getattr(row, name)
        if value is not None:
            yield f"{lead}{name}: {_quoted(value) if isinstance(value, str) else value}"
            lead = "    "
    scores = ", ".join(f"{column}: {score}" for column, score in row.scores.items())
    yield f"{lead}scores: {{{scores}}}"


def _quoted(text: str) -> str:
    plain = scalar(text)
    return plain if type(plain) is str else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _parsed(text: str, path: Path) -> ResultSet:
    file = f"data/results/{path.name}"
    document = read_document(text.encode(), file)
    if document.problems:
        raise AtlasError(str(document.problems[0]))
    results, findings = parse_record(ResultSet, path.stem, document.data, file)
    if results is None:
        raise AtlasError(f"{file}: {findings[0].message}")
    return results
