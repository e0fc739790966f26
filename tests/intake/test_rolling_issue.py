from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from generator.intake.github import GitHubError
from generator.intake.keep import keep_file
from generator.intake.rolling_issue import upsert_issue

if TYPE_CHECKING:
    from tests.intake.fakegithub import FakeGitHub

OURS = {"number": 5, "state": "open", "body": "<!-- atlas:links -->\nold"}


def test_an_issue_is_opened_when_there_is_something_to_do(fake: FakeGitHub) -> None:
    fake.answers["GET /issues"] = [(200, [{"number": 1, "state": "open", "body": "by hand"}])]
    fake.answers["POST /issues"] = [(201, {"number": 5})]
    assert upsert_issue(fake.github, "links", "Links", "text") == "opened issue #5"
    assert fake.sent("POST /issues") == [{"title": "Links", "body": "<!-- atlas:links -->\ntext"}]


@pytest.mark.parametrize(
    ("issue", "text", "done", "sent"),
    [
        ({}, "text", "edited issue #5", [{"body": "<!-- atlas:links -->\ntext", "state": "open"}]),
        ({}, "old", "issue #5 says so already", []),
        ({}, "", "closed issue #5", [{"state": "closed", "state_reason": "completed"}]),
        ({"state": "closed"}, "", "nothing to do", []),
        ({"state": "closed"}, "old", "edited issue #5", [{"body": "<!-- atlas:links -->\nold", "state": "open"}]),
    ],
)
def test_84_there_is_one_issue_and_it_is_edited_in_place(
    fake: FakeGitHub, issue: dict[str, str], text: str, done: str, sent: list[dict[str, str]]
) -> None:
    fake.answers["GET /issues"] = [(200, [{**OURS, **issue}])]
    fake.answers["PATCH /issues/5"] = [(200, {})]
    assert upsert_issue(fake.github, "links", "Links", text) == done
    assert fake.sent("PATCH /issues/5") == sent
    assert fake.calls("POST") == []


def test_nothing_to_do_opens_nothing(fake: FakeGitHub) -> None:
    fake.answers["GET /issues"] = [(200, [])]
    assert upsert_issue(fake.github, "links", "Links", "") == "nothing to do"


def test_83_a_file_is_committed_only_when_it_differs(fake: FakeGitHub) -> None:
    content = base64.b64encode(b"old").decode()
    fake.answers["GET /contents/data/derived/links.json"] = [(200, {"sha": "s", "content": content})]
    fake.answers["PUT /contents/data/derived/links.json"] = [(200, {})]
    assert "is the same" in keep_file(fake.github, "data/derived/links.json", b"old", "main", "Note")
    assert "was written" in keep_file(fake.github, "data/derived/links.json", b"new", "main", "Note")
    (sent,) = fake.sent("PUT /contents/data/derived/links.json")
    assert (sent["sha"], sent["branch"]) == ("s", "main")


def test_83_a_file_that_somebody_else_changed_meanwhile_is_not_overwritten(fake: FakeGitHub) -> None:
    fake.answers["PUT /contents/x"] = [(409, {"message": "x does not match"})]
    with pytest.raises(GitHubError, match="409"):
        keep_file(fake.github, "x", b"new", "main", "Note")
