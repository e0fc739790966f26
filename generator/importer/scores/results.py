"""Tables of results in CSV read into the result files of a catalog: new rows are added, old ones are never changed."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter, ValidationError

from generator.check.results import impossible
from generator.errors import AtlasError, Problem
from generator.importer.words.links import clean_url, url_key
from generator.importer.words.wording import fold
from generator.model import ResultRow
from generator.model.results import Score
from generator.model.text import Url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalog import Catalog
    from generator.model import ResultSet

_PLAIN_COLUMNS = {
    "model": "model", "modelname": "model", "name": "model", "institution": "by", "by": "by", "organization": "by",
    "modelurl": "url", "url": "url", "link": "url", "date": "year", "year": "year", "rank": "",
}  # fmt: skip
_MISSING = frozenset({"", "-", "\u2013", "n/a", "na", "nan", "none", "null"})
_SCORE: TypeAdapter[str] = TypeAdapter(Score)
_URL: TypeAdapter[str] = TypeAdapter(Url)


class Place(NamedTuple):
    """Where the numbers of a table belong: ids of test set, setting and source."""

    test_set: str
    setting: str
    source: str


@dataclass(frozen=True)
class TableAccount:
    """What became of one table.

    Attributes:
        file: Name of the table's file.
        place: Where its numbers belong.
        added: Rows that are new.
        same: Models whose numbers are there already.
        differs: Models of which the catalog has other numbers: model, column, there, here. These were left as they are.
        ties: Paper of each new row's model, by model, and what tied them.
        suggestions: Papers that a model's name hints at: a person must look.
        problems: What could not be read.
    """

    file: str
    place: Place
    added: tuple[ResultRow, ...] = ()
    same: tuple[str, ...] = ()
    differs: tuple[tuple[str, str, str, str], ...] = ()
    ties: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass
class _Reading:
    file: str
    rows: list[ResultRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def complain(self, line: int, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.file, line, 0, message, hint, rule="results"))


def import_table(text: str, file: str, place: Place, catalog: Catalog) -> TableAccount:
    """Return what a table adds to a catalog.

    The first line names the columns: those of the test set by their label or id, and model, institution, URL and date. A cell that
    is empty or missing is a result that is not reported. A model is tied to the paper of the catalog that has its
    link; a name alone only hints.

    Raises:
        AtlasError: There is no such test set, setting or source.
    """
    results = _results(place, catalog)
    known = {row.model: row for row in results.rows if (row.setting, row.source) == (place.setting, place.source)}
    reading = _read(text, file, place, results)
    links, names = _papers_by_link(catalog), _papers_by_name(catalog)
    added, same, differs, ties, suggestions = [], [], [], [], []
    for row in _possible(reading, results, catalog):
        if row.model in known:
            found = list(_differences(known[row.model], row))
            differs += found
            same += [] if found else [row.model]
            continue
        tied = links.get(url_key(row.url), set()) if row.url else set()
        if len(tied) == 1:
            paper = next(iter(tied))
            ties.append((row.model, paper))
            added.append(row.model_copy(update={"paper": paper}))
        else:
            suggestions += [(row.model, paper) for paper in sorted(tied or _hinted(row.model, names))]
            added.append(row)
    return TableAccount(
        file, place, tuple(added), tuple(same), tuple(differs), tuple(ties), tuple(suggestions), tuple(reading.problems)
    )  # fmt: skip


def _results(place: Place, catalog: Catalog) -> ResultSet:
    results = catalog.results.get(place.test_set)
    if results is None:
        known = ", ".join(catalog.results) or "none yet"
        raise AtlasError(f"data/results/ has no test set {place.test_set!r}; it has: {known}")
    for name, parts in (("setting", results.settings), ("source", results.sources)):
        ids = [part.id for part in parts]
        if getattr(place, name) not in ids:
            known = ", ".join(ids) or "none"
            raise AtlasError(f"data/results/{results.id}.yml has no {name} {getattr(place, name)!r}; it has: {known}")
    return results


def _read(text: str, file: str, place: Place, results: ResultSet) -> _Reading:
    reading = _Reading(file)
    table = csv.reader(io.StringIO(text, newline=""))
    try:
        lines = [(table.line_num, cells) for cells in table if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        reading.complain(table.line_num, f"is no CSV: {error}")
        return reading
    if not lines:
        reading.complain(0, "has no rows")
        return reading
    heads = [_head(cell, results) for cell in lines[0][1]]
    for cell, head in zip(lines[0][1], heads, strict=True):
        if head is None:
            reading.complain(lines[0][0], f"unknown column {cell!r}", f"add it to data/results/{results.id}.yml")
    seen: set[str] = set()
    for line, cells in lines[1:]:
        row = _row(dict(zip(heads, cells, strict=False)), line, place, reading)
        if len(cells) > len(heads):
            reading.complain(line, f"has {len(cells)} cells under {len(heads)} heads", "the row was left out")
        elif row is not None and row.model in seen:
            reading.complain(line, f"{row.model!r} is there twice", "the second was left out")
        elif row is not None:
            seen.add(row.model)
            reading.rows.append(row)
    return reading


def _possible(reading: _Reading, results: ResultSet, catalog: Catalog) -> Iterator[ResultRow]:
    """Yield the rows without values that their metrics cannot have, after complaining of these."""
    for row in reading.rows:
        wrong = {
            name: reason
            for name, score in row.scores.items()
            if (metric := catalog.metrics.get(results.column(name).metric))
            and (reason := impossible(float(score), results.column(name), metric))
        }
        for name, reason in wrong.items():
            reading.complain(0, f"{row.model}: {row.scores[name]} is no value of {name!r}: {reason}", "it was left out")
        kept = {name: score for name, score in row.scores.items() if name not in wrong}
        yield row.model_copy(update={"scores": kept})


def _head(cell: str, results: ResultSet) -> tuple[str, str] | None:
    """Return what a column holds: a field of the row, or a score; nothing when that is not known."""
    for column in results.columns:
        if cell.strip().casefold() in {column.id, column.label.casefold()}:
            return "score", column.id
    name = _PLAIN_COLUMNS.get(fold(cell))
    return None if name is None else ("row", name)


def _row(cells: Mapping[tuple[str, str] | None, str], line: int, place: Place, reading: _Reading) -> ResultRow | None:
    fields = {head[1]: cell.strip() for head, cell in cells.items() if head and head[0] == "row"}
    scores = {}
    for head, cell in cells.items():
        if head is None or head[0] != "score" or cell.strip().casefold() in _MISSING:
            continue
        try:
            scores[head[1]] = _SCORE.validate_python(cell.strip())
        except ValidationError:
            reading.complain(line, f"{cell.strip()!r} is no number", "this cell was left out")
    year = re.match(r"(?:19|20)\d\d", fields.get("year", ""))
    data = {
        "model": fields.get("model", ""), "url": _url(fields.get("url", ""), line, reading), "by": fields.get("by") or None,
        "year": int(year[0]) if year else None, "setting": place.setting, "source": place.source, "scores": scores,
    }  # fmt: skip
    try:
        return ResultRow.model_validate(data)
    except ValidationError as error:
        detail = error.errors()[0]
        reading.complain(line, f"{detail['loc'][0]}: {detail['msg']}", "the row was left out")
        return None


def _url(written: str, line: int, reading: _Reading) -> str | None:
    if written.casefold() in _MISSING:
        return None
    try:
        return _URL.validate_python(clean_url(written))
    except ValueError:
        reading.complain(line, f"{written!r} leads nowhere on the web", "the row was kept without it")
        return None


def _differences(known: ResultRow, row: ResultRow) -> Iterator[tuple[str, str, str, str]]:
    for column in dict.fromkeys((*known.scores, *row.scores)):
        there, here = known.scores.get(column, ""), row.scores.get(column, "")
        if (float(there) if there else None) != (float(here) if here else None):
            yield row.model, column, there, here


def _papers_by_link(catalog: Catalog) -> dict[str, set[str]]:
    """Return the papers that have a link, by the link: those to code and models tell what work it is."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for paper in catalog.papers.values():
        for link in paper.links:
            if link.type in {"code", "model", "project", "page", "demo"}:
                found[url_key(link.url)].add(paper.id)
    return dict(found)


def _papers_by_name(catalog: Catalog) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for paper in catalog.papers.values():
        for name in filter(None, (paper.name, paper.title.partition(":")[0], paper.title.partition(" ")[0])):
            found[fold(name)].add(paper.id)
    return dict(found)


def _hinted(model: str, names: Mapping[str, set[str]]) -> set[str]:
    """Return the papers whose name a model's name is, or begins with: ``CXRMate-RRG24`` hints at ``CXRMate``."""
    ends = [len(model), *(match.start() for match in reversed(list(re.finditer(r"[-_ ]", model))))]
    return next((names[key] for end in ends if (key := fold(model[:end])) in names), set())
