"""What happened to an issue, read from the file in which GitHub tells a workflow of it. Nothing in it is trusted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.errors import AtlasError

if TYPE_CHECKING:
    from pathlib import Path

APPROVAL = "accepted"
"""The label by which a maintainer accepts what an issue proposes."""

MAX_EVENT = 2_000_000
MAX_BODY = 66_000
"""GitHub takes no more than 65,536 characters."""


class EventError(AtlasError):
    """The file does not tell of an issue."""


@dataclass(frozen=True)
class IssueEvent:
    """One event of one issue.

    Attributes:
        action: What happened: ``opened``, ``edited``, ``labeled`` …
        label: The label that was set, for ``labeled``; else empty.
        number: The issue's number.
        body: Its text, as it was at that moment.
        labels: All its labels at that moment.
        is_open: Whether it was open.
        from_bot: Whether a program did it.
    """

    action: str
    number: int
    body: str
    label: str = ""
    labels: frozenset[str] = frozenset()
    is_open: bool = True
    from_bot: bool = False

    @property
    def approves(self) -> bool:
        """Whether this very event is the approval: not an approval of a text that was changed since."""
        return self.action == "labeled" and self.label == APPROVAL and self.is_open

    @property
    def takes_approval_back(self) -> bool:
        """Whether the text was changed after it had been approved."""
        return self.action == "edited" and APPROVAL in self.labels


def read_event(file: Path) -> IssueEvent:
    """Return the event of an issue that ``file`` tells of (docs.github.com, "Webhook events and payloads: issues").

    Raises:
        EventError: It is too large, no JSON, or tells of something else.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_EVENT + 1)
        data = json.loads(content) if len(content) <= MAX_EVENT else None
        return _event(data)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise EventError(f"{file.name} does not tell of an issue ({type(error).__name__})") from error


def _event(data: Any) -> IssueEvent:
    issue = data["issue"]
    number, body = issue["number"], issue["body"] or ""
    if type(number) is not int or not 0 < number < 10**9 or not isinstance(body, str) or "pull_request" in issue:
        raise ValueError("not an issue")
    return IssueEvent(
        action=str(data["action"]),
        number=number,
        body=body[: MAX_BODY + 1],
        label=str((data.get("label") or {}).get("name", "")),
        labels=frozenset(str(label["name"]) for label in issue.get("labels") or ()),
        is_open=issue.get("state", "open") == "open",
        from_bot=(data.get("sender") or {}).get("type") == "Bot",
    )
