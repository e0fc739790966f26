"""One rolling issue of ours: edited in place, closed when there is nothing to do, opened again when there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.intake.comment import OURS

if TYPE_CHECKING:
    from generator.intake.github import GitHub


def upsert_issue(github: GitHub, mark: str, title: str, text: str) -> str:
    """Make the issue with this ``mark`` say ``text``, or close it when ``text`` is empty; return what was done.

    Raises:
        GitHubError: GitHub refuses, or cannot be reached; running it again is safe.
    """
    body = f"<!-- atlas:{mark} -->\n{text}"
    issue = _find(github, mark)
    if issue is None:
        if not text:
            return "nothing to do"
        number = github.request("POST", "/issues", {"title": title, "body": body})["number"]
        return f"opened issue #{int(number)}"
    number = int(issue["number"])
    if not text:
        if issue["state"] == "closed":
            return "nothing to do"
        github.request("PATCH", f"/issues/{number}", {"state": "closed", "state_reason": "completed"})
        return f"closed issue #{number}"
    if issue["body"] != body or issue["state"] != "open":
        github.request("PATCH", f"/issues/{number}", {"body": body, "state": "open"})
        return f"edited issue #{number}"
    return f"issue #{number} says so already"


def _find(github: GitHub, mark: str) -> Any:
    """Return our oldest issue with this mark; None when there is none."""
    for login in sorted(OURS):
        for issue in github.pages("/issues", creator=login, state="all", sort="created", direction="asc"):
            if "pull_request" not in issue and str(issue["body"]).startswith(f"<!-- atlas:{mark} -->"):
                return issue
    return None
