"""Keeping one file that programs write on the default branch, by one commit through the API."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.intake.github import GitHub


def keep_file(github: GitHub, path: str, content: bytes, branch: str, message: str) -> str:
    """Make ``path`` hold ``content`` on ``branch``, by one commit if it differs; return what was done.

    Raises:
        GitHubError: GitHub refuses, also when somebody else was faster; running it again is safe.
    """
    present = github.find(f"/contents/{path}", ref=branch)
    if present and base64.b64decode(present.get("content") or "") == content:
        return f"{path} is the same"
    body = {"message": message, "content": base64.b64encode(content).decode("ascii"), "branch": branch}
    if present:
        body["sha"] = present["sha"]
    github.request("PUT", f"/contents/{path}", body)
    return f"{path} was written"
