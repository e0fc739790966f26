"""What sources say, weighed against a record: what it lacks is filled, what disagrees is reported, nothing is overwritten."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ValidationError

from generator.check.identity import comparable
from generator.enrich.claims import FIELDS, claim_of, value_key
from generator.model import Paper, Preprint

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from generator.enrich.facts import Facts
    from generator.importer.words.occasion import Venues

Fate = Literal["filled", "accepted", "same", "differs", "left"]
_IDS = frozenset({"doi", "arxiv", "acl", "openreview", "pmid"})
_PREPRINT_DOI = re.compile(r"10\.(?:1101|21203|2139|31219|36227|20944|48550)/")


@dataclass(frozen=True)
class Rules:
    """What is needed to weigh.

    Attributes:
        venues: The venues of the catalog.
        contested: Identifiers that sources give to more than one record.
        accept: Fields in which sources may overwrite what a record says.
    """

    venues: Venues
    contested: Collection[tuple[str, str]] = ()
    accept: Collection[str] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of one field of a record.

    Attributes:
        field: The field.
        fate: ``filled``; ``accepted`` (overwritten because the caller said so); ``same``; ``differs``; ``left`` (lacking still).
        before: What the record says, as text; empty when it lacks the field.
        after: What the source says, as text.
        source: Where the source says it.
        reason: Why a lacking field was not filled.
    """

    field: str
    fate: Fate
    before: str
    after: str
    source: str
    reason: str = ""


def weigh(paper: Paper, found: Sequence[Facts], rules: Rules) -> tuple[Paper, tuple[Outcome, ...]]:
    """Return a record with what it lacked, and what became of each field that one of the sources knows."""
    outcomes: list[Outcome] = []
    for field in FIELDS:
        paper, told = _weigh_field(paper, field, found, rules)
        outcomes += told
    return paper, tuple(outcomes)


def changed_paths(before: Paper, after: Paper) -> tuple[tuple[str, ...], ...]:
    """Return where a record was changed: ``("year",)``, ``("ids", "doi")``."""
    top = [(name,) for name in Paper.model_fields if name != "ids" and getattr(before, name) != getattr(after, name)]
    inner = [
        ("ids", name) for name in type(after.ids).model_fields if getattr(before.ids, name) != getattr(after.ids, name)
    ]
    return (*top, *inner)


def current(paper: Paper, field: str) -> Any:
    """Return what a record says in a field; identifiers count as fields."""
    return getattr(paper.ids, field) if field in _IDS else getattr(paper, field)


def as_text(value: Any) -> str:
    """Return a value of a field for an account."""
    if isinstance(value, tuple):
        return "; ".join(author.name or author.group for author in value)
    return "" if value is None else str(value)


def _weigh_field(paper: Paper, field: str, found: Sequence[Facts], rules: Rules) -> tuple[Paper, list[Outcome]]:
    claims: dict[Any, tuple[Any, str]] = {}
    for facts in found:
        value = claim_of(facts, field, paper, rules.venues)
        if value is not None:
            claims.setdefault(value_key(field, value), (value, facts.where))
    known = current(paper, field)
    if not claims:
        return paper, []
    if known:
        return _compare(paper, field, claims, rules)
    if len(claims) > 1:
        said = " / ".join(f"{as_text(value)} ({where})" for value, where in claims.values())
        return paper, [Outcome(field, "left", "", said, "", "sources disagree")]
    value, where = next(iter(claims.values()))
    reason = _obstacle(paper, field, value, rules)
    changed = None if reason else _with(paper, field, value, rules)
    if changed is None:
        return paper, [Outcome(field, "left", "", as_text(value), where, reason or "is not well formed")]
    return changed, [Outcome(field, "filled", "", as_text(value), where)]


def _compare(
    paper: Paper, field: str, claims: Mapping[Any, tuple[Any, str]], rules: Rules
) -> tuple[Paper, list[Outcome]]:
    known = current(paper, field)
    keys = set(_known_keys(paper, field))
    told = []
    for key, (value, where) in claims.items():
        fate: Fate = "same" if key in keys else "differs"
        if fate == "differs" and field in rules.accept and len(claims) == 1:
            changed = None if _obstacle(paper, field, value, rules) else _with(paper, field, value, rules)
            paper, fate = (changed, "accepted") if changed else (paper, fate)
        told.append(Outcome(field, fate, as_text(known), as_text(value), where))
    return paper, told


def _known_keys(paper: Paper, field: str) -> Iterator[Any]:
    yield value_key(field, current(paper, field))
    if field == "title":
        yield from (value_key("title", alias) for alias in paper.aliases)
    if field == "year" and paper.preprint and paper.preprint.year:
        yield paper.preprint.year


def _obstacle(paper: Paper, field: str, value: Any, rules: Rules) -> str:
    """Return what speaks against filling a field; empty when nothing does."""
    if field not in _IDS:
        return ""
    if comparable(field, value) in rules.contested:
        return "is given to several works"
    if field == "doi" and _PREPRINT_DOI.match(value) and paper.venue and not rules.venues.is_preprint(paper.venue):
        return "is the DOI of a preprint"
    return ""


def _with(paper: Paper, field: str, value: Any, rules: Rules) -> Paper | None:
    """Return a record with one field set; nothing when the model refuses the value."""
    update: dict[str, Any] = {field: value}
    if field in _IDS:
        update = {"ids": {**paper.ids.model_dump(exclude_none=True), field: value}}
    if field == "arxiv" and paper.venue and not rules.venues.is_preprint(paper.venue) and paper.preprint is None:
        year = 2000 + int(value[:2]) if re.match(r"\d{4}\.", value) else None
        update["preprint"] = Preprint(venue="arxiv", id=value, year=year)
    try:
        return Paper.model_validate({**dict(paper), **update})
    except ValidationError:
        return None
