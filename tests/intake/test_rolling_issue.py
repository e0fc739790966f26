from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from generator.intake.keep import propose_memory
from generator.intake.rolling_issue import upsert_issue
from generator.links.memory import LINKS

if TYPE_CHECKING:
    from tests.intake.fakegithub import Answer, FakeGitHub

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


def held(text: str) -> list[Answer]:
    return [(200, {"sha": "s", "content": base64.b64encode(text.encode()).decode()})]


@pytest.fixture
def ready(fake: FakeGitHub) -> FakeGitHub:
    """A GitHub where main remembers nothing, and nothing has been proposed."""
    fake.answers.update({
        "GET /pulls": [(200, [])],
        "GET /git/ref/heads/main": [(200, {"object": {"sha": "base"}})],
        "GET /git/commits/base": [(200, {"tree": {"sha": "tree"}})],
        "POST /git/trees": [(201, {"sha": "tree2"})],
        "POST /git/commits": [(201, {"sha": "c0ffee"})],
        "POST /git/refs": [(201, {})],
        "PATCH /git/refs/heads/intake/links": [(200, {})],
        "POST /pulls": [(201, {"number": 8})],
        "POST /actions/workflows/ci.yml/dispatches": [(204, b"")],
    })  # fmt: skip
    return fake


def test_what_is_remembered_is_proposed_and_never_written_on_main(ready: FakeGitHub) -> None:
    assert propose_memory(ready.github, b"new", "main") == "proposed in pull request #8"
    assert ready.sent("POST /git/trees")[0]["tree"][0] == {
        "path": "data/derived/links.json", "mode": "100644", "type": "blob", "content": "new",
    }  # fmt: skip
    assert ready.sent("POST /git/refs") == [{"ref": "refs/heads/intake/links", "sha": "c0ffee"}]
    assert not [call for call in ready.calls("POST", "PATCH", "PUT") if "contents" in call or "heads/main" in call]


def test_83_what_main_has_already_is_not_proposed(ready: FakeGitHub) -> None:
    ready.answers[f"GET /contents/{LINKS}"] = held("old")
    assert propose_memory(ready.github, b"old", "main") == "what is remembered is the same"
    assert ready.calls("POST", "PATCH", "PUT") == []


def test_83_what_is_proposed_already_is_not_proposed_twice(ready: FakeGitHub) -> None:
    ready.answers["GET /pulls"] = [(200, [{"number": 8}])]
    ready.answers[f"GET /contents/{LINKS}"] = [*held("old"), *held("new")]
    assert propose_memory(ready.github, b"new", "main") == "pull request #8 says so already"
    assert ready.calls("POST", "PATCH", "PUT") == []


def test_83_a_later_run_brings_the_same_pull_request_up_to_date(ready: FakeGitHub) -> None:
    ready.answers["GET /pulls"] = [(200, [{"number": 8}])]
    ready.answers["GET /git/ref/heads/intake/links"] = [(200, {"object": {"sha": "former"}})]
    ready.answers[f"GET /contents/{LINKS}"] = held("old")
    assert propose_memory(ready.github, b"new", "main") == "proposed in pull request #8"
    assert ready.sent("PATCH /git/refs/heads/intake/links") == [{"sha": "c0ffee", "force": True}]
    assert "POST /pulls" not in ready.calls()
