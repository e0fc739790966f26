"""What is remembered of an enrichment: which source gave which field of a record, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.provenance import Saying, print_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.enrich.weighing import Outcome
    from generator.model import Paper

_FROM_NO_LIST = frozenset({"authors", "volume", "issue", "pages"})
"""Fields that lists do not give: a source that agrees with them is remembered, even if it did not fill them in this run."""


def remember(
    paper: Paper, outcomes: Iterable[Outcome], known: Mapping[str, Saying], named: Mapping[str, str], date: str
) -> dict[str, Saying]:
    """Return which source says what a record says now: what was known and still holds, and what this run adds.

    Args:
        paper: The record as it is now.
        outcomes: What became of its fields.
        known: What was remembered of it before.
        named: The name of a source by the place in it that outcomes tell.
        date: The day it is.
    """
    said = {field: saying for field, saying in known.items() if saying.value == print_of(paper, field)}
    for outcome in outcomes:
        is_new = outcome.fate in {"filled", "accepted"}
        agrees = outcome.fate == "same" and outcome.field in _FROM_NO_LIST and outcome.field not in said
        if is_new or agrees:
            source = named.get(outcome.source, outcome.source)
            said[outcome.field] = Saying(source, date, print_of(paper, outcome.field))
    return said
