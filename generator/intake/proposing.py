"""A change of one file, proposed: a branch with one commit upon the base, and a pull request; both brought up to date in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.intake.github import GitHub


@dataclass(frozen=True)
class Change:
    """One file as it should be.

    Attributes:
        branch: Where it is proposed from. CI tells under its pull request what it found if it begins with ``intake/``.
        base: Name of the branch that it should be merged into.
        file: Path of the file.
        content: Its whole text.
        title: Of the commit and of the pull request.
        body: Text of the pull request, when one is opened.
    """

    branch: str
    base: str
    file: str
    content: str
    title: str
    body: str


def propose_change(github: GitHub, change: Change) -> int:
    """Set the branch to one commit upon the base, and return the number of its pull request. Doing it twice changes nothing more.

    Raises:
        GitHubError: GitHub refuses, or cannot be reached; running it again is safe.
    """
    _set_branch(github, change.branch, _commit(github, change))
    number = open_request(github, change.branch) or _open(github, change)
    # A push with this token starts no workflow; a dispatch does (docs.github.com, "Triggering a workflow").
    github.request("POST", "/actions/workflows/ci.yml/dispatches", {"ref": change.branch})
    return number


def open_request(github: GitHub, branch: str) -> int | None:
    """Return the number of the open pull request from a branch of ours; None when there is none. Raises GitHubError."""
    owner = github.repository.partition("/")[0]
    found = github.get("/pulls", head=f"{owner}:{branch}", state="open")
    return int(found[0]["number"]) if found else None


def _commit(github: GitHub, change: Change) -> str:
    parent = github.get(f"/git/ref/heads/{change.base}")["object"]["sha"]
    tree = github.get(f"/git/commits/{parent}")["tree"]["sha"]
    entry = {"path": change.file, "mode": "100644", "type": "blob", "content": change.content}
    new_tree = github.request("POST", "/git/trees", {"base_tree": tree, "tree": [entry]})["sha"]
    body = {"message": change.title, "tree": new_tree, "parents": [parent]}
    return str(github.request("POST", "/git/commits", body)["sha"])


def _set_branch(github: GitHub, branch: str, commit: str) -> None:
    if github.find(f"/git/ref/heads/{branch}"):
        github.request("PATCH", f"/git/refs/heads/{branch}", {"sha": commit, "force": True})
    else:
        github.request("POST", "/git/refs", {"ref": f"refs/heads/{branch}", "sha": commit})


def _open(github: GitHub, change: Change) -> int:
    body = {"title": change.title, "head": change.branch, "base": change.base, "body": change.body}
    return int(github.request("POST", "/pulls", body)["number"])
