"""What a run of the link checker remembers, proposed as a pull request: no program writes on the default branch by itself."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from generator.intake.proposing import Change, open_request, propose_change
from generator.links.memory import LINKS

if TYPE_CHECKING:
    from generator.intake.github import GitHub

BRANCH = "intake/links"
"""Where the memory is between a run and the merge; the next run goes on from there."""

_TITLE = "Note how links are"
_BODY = (
    "What the weekly look at all links found. Pages tell from it which links are dead. Nothing is lost by waiting: "
    "each run brings this up to date, and goes on from it."
)


def propose_memory(github: GitHub, content: bytes, base: str) -> str:
    """Propose that ``data/derived/links.json`` hold ``content``; return what was done.

    Raises:
        GitHubError: GitHub refuses, or cannot be reached; running it again is safe.
    """
    if _content(github, base) == content:
        return "what is remembered is the same"
    number = open_request(github, BRANCH)
    if number and _content(github, BRANCH) == content:
        return f"pull request #{number} says so already"
    number = propose_change(github, Change(BRANCH, base, LINKS, content.decode(), _TITLE, _BODY))
    return f"proposed in pull request #{number}"


def _content(github: GitHub, branch: str) -> bytes | None:
    present = github.find(f"/contents/{LINKS}", ref=branch)
    return base64.b64decode(present.get("content") or "") if present else None
