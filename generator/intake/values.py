"""Answers as people write them to the values of a record's fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.check import guess
from generator.importer.words.links import target_of
from generator.importer.words.occasion import Venues
from generator.importer.words.wording import fold
from generator.intake.answers import Answers, Complaint
from generator.intake.forms import options_of
from generator.load import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog import Catalog
    from generator.intake.forms import Question

_NUMBERS = frozenset({"year", "images", "studies", "patients", "reports", "qa_pairs"})
_LINKS = {"code": "code", "project": "project", "data": "data"}


class WrongAnswerError(Exception):
    """An answer cannot become a value. Its text says why, in plain words."""


def record_data(answers: Answers, catalog: Catalog, added: str) -> tuple[dict[str, Any], tuple[Complaint, ...]]:
    """Return the fields of the record that answers propose, and what is wrong with those that gave none."""
    data: dict[str, Any] = {}
    complaints = []
    for question in answers.form.questions:
        if question.field in answers.given:
            try:
                _add(data, question, answers.given[question.field], catalog)
            except WrongAnswerError as error:
                complaints.append(Complaint(question.label, str(error)))
    if answers.form.kind == "papers":
        _settle_preprint(data, catalog)
    data["added"] = added
    return data, tuple(complaints)


def _add(data: dict[str, Any], question: Question, answer: str, catalog: Catalog) -> None:
    """Add what one answer says to the fields of a record."""
    field = question.field
    if field in {"documents", *_LINKS}:
        for line in lines_of(answer):
            _add_link(data, _LINKS.get(field, "paper"), line)
    elif field == "datasets":
        data[field] = dataset_ids(answer, catalog)
    elif question.shape == "many":
        data[field] = terms(answer, options_of(question, catalog))
    elif question.shape == "one":
        (data[field],) = terms(answer, options_of(question, catalog))[:1]
    else:
        data[field] = plain_value(field, answer, catalog)


def plain_value(field: str, answer: str, catalog: Catalog) -> Any:
    """Return the value that an answer in words gives to a field. Raises WrongAnswerError."""
    if field in _NUMBERS:
        return number(answer)
    if field == "venue":
        return venue_id(answer, catalog)
    if field == "authors":
        return author_names(answer)
    return " ".join(answer.split())


def number(answer: str) -> int:
    """Return a whole number; commas or spaces between thousands are dropped. Raises WrongAnswerError."""
    digits = re.sub(r"(?<=\d)[, \u2009\u202f](?=\d{3}\b)", "", answer.strip())
    if not re.fullmatch(r"\d{1,12}", digits) or not digits.isascii():
        raise WrongAnswerError(f"{quoted(answer)} is not a whole number. Write digits alone.")
    return int(digits)


def venue_id(answer: str, catalog: Catalog) -> str:
    """Return the venue that an answer names in any of its spellings. Raises WrongAnswerError."""
    found = Venues(catalog.venues).id_of(answer)
    if found is None:
        spellings = {name for venue in catalog.venues.values() for name in (venue.short, venue.name, *venue.aliases)}
        lower = {name.lower(): name for name in sorted(spellings)}
        hint = guess(answer, lower)
        for low, name in lower.items():
            hint = hint.replace(quoted(low), quoted(name)) if hint == f"did you mean {quoted(low)}?" else hint
        raise WrongAnswerError(
            f"The venue {quoted(answer)} is not known here" + (f": {hint}" if hint else "; a maintainer can add it.")
        )
    return found


def author_names(answer: str) -> list[str]:
    """Return one author for each line. Raises WrongAnswerError when several seem to stand on one line."""
    names = lines_of(answer)
    if any(line.count(",") > 1 or ";" in line or " and " in line for line in names):
        raise WrongAnswerError("Write one author on each line.")
    if any(re.search(r"\bet al\b", line) for line in names):
        raise WrongAnswerError("The list must be whole; leave it empty if you do not know all authors.")
    return names


def terms(answer: str, options: Mapping[str, str]) -> list[str]:
    """Return the values of the options that an answer lists with commas between; labels may have commas themselves."""
    rest, found = " ".join(answer.split()), []
    while rest:
        label = next((each for each in sorted(options, key=len, reverse=True) if _begins(rest, each)), None)
        if label is None:
            word = rest.partition(",")[0]
            raise WrongAnswerError(f"{quoted(word)} is not one of the choices. Choose from the list.")
        found.append(options[label])
        rest = rest[len(label) :].lstrip(", ")
    return list(dict.fromkeys(found))


def dataset_ids(answer: str, catalog: Catalog) -> list[str]:
    """Return the ids of the datasets that an answer names with commas or lines between. Raises WrongAnswerError."""
    known = {
        fold(name): dataset.id
        for dataset in catalog.datasets.values()
        for name in (*dataset.aliases, dataset.title or dataset.name, dataset.id, dataset.name)
    }
    ids = []
    for name in filter(None, (part.strip() for part in re.split(r"[,\n;]", answer))):
        if fold(name) not in known:
            near = guess(name, [dataset.name.lower() for dataset in catalog.datasets.values()])
            raise WrongAnswerError(
                f"The dataset {quoted(name)} is not in the catalog"
                + (f": {near}" if near else "; propose it first, or leave it out.")
            )
        ids.append(known[fold(name)])
    return list(dict.fromkeys(ids))


def lines_of(answer: str) -> list[str]:
    """Return the lines of an answer that hold something, without marks of a list."""
    lines = (re.sub(r"^(?:[-*•]|\d+[.)])\s+", "", line.strip()) for line in answer.split("\n"))
    return [line for line in lines if line]


def _begins(text: str, label: str) -> bool:
    return text == label or text.startswith((f"{label},", f"{label} ,"))


def _add_link(data: dict[str, Any], kind: str, written: str) -> None:
    """Add a link, or the identifier that it contains, which says more than the link."""
    if re.fullmatch(r"10\.\d{4,9}/\S+", written):
        written = f"https://doi.org/{written}"
    elif match := re.fullmatch(r"(?:arxiv:\s*)?(\d{4}\.\d{4,5})(?:v\d+)?", written, re.IGNORECASE):
        written = f"https://arxiv.org/abs/{match[1]}"
    try:
        target = target_of(written)
    except ValueError:
        raise WrongAnswerError(f"{quoted(written)} is not an address. It begins with https://.") from None
    if kind == "paper" and target.identifier is not None:
        data.setdefault("ids", {}).setdefault(target.identifier.kind, target.identifier.value)
    else:
        shown = "pdf" if kind == "paper" and target.url.endswith(".pdf") else kind
        data.setdefault("links", []).append({"type": shown, "url": target.url})


def _settle_preprint(data: dict[str, Any], catalog: Catalog) -> None:
    """Name arXiv as the venue of what was published nowhere else, and as the preprint of what was."""
    arxiv = data.get("ids", {}).get("arxiv")
    if arxiv and "arxiv" in catalog.venues:
        if "venue" not in data:
            data["venue"] = "arxiv"
        elif data["venue"] != "arxiv":
            data["preprint"] = {"venue": "arxiv", "id": arxiv}
