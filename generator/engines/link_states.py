"""What pages tell of links that the checker of links did not find well, taken from what it remembers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.render.views import LinkState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.links.health import Health

_REPOSITORY = re.compile(r"https://github\.com/([A-Za-z0-9-]+/[A-Za-z0-9._-]+)")
_ARCHIVE = re.compile(r"https://web\.archive\.org/web/[!-~]+")


def link_states(memory: Mapping[str, Health]) -> Mapping[str, LinkState]:
    """Return what to tell readers of each link that is dead, withdrawn, no longer kept up, or a repository with a new name.

    Other moves are left to the redirects that tell of them; a link that was blocked, or that failed for a day, may be well.
    The memory is a file of the repository, so an address in it becomes a link only if it has the form that ours have.
    """
    return {url: state for url, health in memory.items() if (state := _state(health))}


def _state(health: Health) -> LinkState | None:
    if health.status == "dead":
        copy = health.archive if _ARCHIVE.fullmatch(health.archive) else ""
        return LinkState(f"dead since {health.since}", "archived copy" if copy else "", copy)
    if health.status == "withdrawn":
        return LinkState("withdrawn by its authors")
    if health.status == "archived":
        return LinkState("no longer kept up by its owner")
    if health.status == "moved" and (repository := _REPOSITORY.fullmatch(health.target)):
        return LinkState("moved to", repository[1], health.target)
    return None
