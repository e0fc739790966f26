"""What every source on the network has: a name, the papers it can be asked about, and what it says of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

from generator.enrich.web import SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.enrich.facts import Facts
    from generator.enrich.web import Answer, Web
    from generator.model import Paper


class Service(Protocol):
    """One source on the network.

    Attributes:
        name: As an account names it.
        batch: How many papers one request may ask about.
        may_store: Whether its terms allow what it says to be kept in a catalog that is given to everyone; else it only suggests.
    """

    name: str
    batch: int
    may_store: bool

    def knows(self, paper: Paper) -> bool:
        """Tell whether the service can be asked about a paper."""
        ...

    def fetch(self, papers: Sequence[Paper], web: Web) -> tuple[Facts, ...]:
        """Return what the service says of papers; raises SourceError when its answer is no use."""
        ...


def json_of(answer: Answer, name: str) -> Any:
    """Return an answer's JSON, or nothing when the service knows nothing (404).

    Raises:
        SourceError: The answer is an error, or no JSON: a page for people with status 200 is no answer.
    """
    if answer.status == 404:
        return None
    if answer.status != 200:
        raise SourceError(f"{name} answers {answer.status}")
    try:
        return json.loads(answer.text)
    except (ValueError, RecursionError):
        kind = answer.type or "no media type"
        raise SourceError(f"{name} answers with something that is no JSON ({kind})") from None


def text_of(value: Any) -> str:
    """Return a value of JSON as text on one line; nothing for anything but text and whole numbers."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())


def mapping_of(value: Any) -> dict[str, Any]:
    """Return a value of JSON that should be an object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def list_of(value: Any) -> list[Any]:
    """Return a value of JSON that should be a list; an empty one for anything else."""
    return value if isinstance(value, list) else []
