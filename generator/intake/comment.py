"""One comment of ours under an issue or a pull request: written once, then edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.intake.github import GitHub

OURS = frozenset({"github-actions[bot]"})
"""Who writes our comments. A comment of anybody else that holds our mark is left alone."""


def upsert_comment(github: GitHub, number: int, mark: str, text: str) -> None:
    """Write ``text`` under issue or pull request ``number``, in place of our comment with the same ``mark``.

    Raises:
        GitHubError: GitHub refuses, or cannot be reached.
    """
    body = f"<!-- atlas:{mark} -->\n{text}"
    for comment in github.pages(f"/issues/{number}/comments"):
        if comment["user"]["login"] in OURS and str(comment["body"]).startswith(f"<!-- atlas:{mark} -->"):
            if comment["body"] != body:
                github.request("PATCH", f"/issues/comments/{comment['id']}", {"body": body})
            return
    github.request("POST", f"/issues/{number}/comments", {"body": body})
