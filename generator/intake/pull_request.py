"""The writing half of the intake: a proposal becomes a branch with one commit, and a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.intake.comment import upsert_comment
from generator.intake.event import APPROVAL
from generator.intake.github import GitHubError
from generator.intake.proposing import Change, propose_change

if TYPE_CHECKING:
    from generator.intake.github import GitHub
    from generator.intake.proposal import Proposal

MARK = "intake"
_MAY_APPROVE = frozenset({"admin", "maintain", "write", "triage"})


def carry_out(github: GitHub, proposal: Proposal, *, sender: str, base: str) -> str:
    """Do what a proposal says; return what was done, in words of ours alone. Doing it twice changes nothing more.

    Args:
        github: The repository, with the rights to write contents, issues and pull requests.
        proposal: What to do, checked by ``read_proposal``.
        sender: Login of the one whose deed started this; a record is proposed only if they may approve one.
        base: Name of the branch that the record shall be merged into.

    Raises:
        GitHubError: GitHub refuses, or cannot be reached; running it again is safe.
    """
    done = []
    comment = proposal.comment
    if proposal.withdraw and _remove_label(github, proposal.number):
        done.append("took the approval back")
    if proposal.file and not may_approve(github, sender):
        comment = "The label was set by somebody who may not accept records, so nothing was done."
        done.append("did not propose anything: the label is not a maintainer's")
    elif proposal.file:
        number = _propose(github, proposal, base)
        comment += f"\n\nPull request: #{number}"
        done.append(f"proposed the record in pull request #{number}")
    if comment:
        upsert_comment(github, proposal.number, MARK, comment)
        done.append("commented")
    return f"issue #{proposal.number}: {', '.join(done) or 'nothing to do'}"


def may_approve(github: GitHub, login: str) -> bool:
    """Return whether a person may accept records: whether they may at least sort issues (REST API, "Collaborators")."""
    found = github.find(f"/collaborators/{quote(login, safe='')}/permission")
    return bool(found) and bool({found.get("role_name"), found.get("permission")} & _MAY_APPROVE)


def _remove_label(github: GitHub, number: int) -> bool:
    try:
        github.request("DELETE", f"/issues/{number}/labels/{APPROVAL}")
    except GitHubError as error:
        if error.status == 404:  # somebody was faster
            return False
        raise
    return True


def _propose(github: GitHub, proposal: Proposal, base: str) -> int:
    """Propose the record from a branch of the issue's own, and return the number of the pull request."""
    verb = "Change" if github.find(f"/contents/{proposal.file}", ref=base) else "Add"
    record = proposal.file.removeprefix("data/").removesuffix(".yml")
    title = f"{verb} {record} (issue #{proposal.number})"
    body = f"Closes #{proposal.number}. Made from the form's answers; the checks tell whether the record is sound."
    branch = f"intake/issue-{proposal.number}"
    return propose_change(github, Change(branch, base, proposal.file, proposal.content, title, body))
