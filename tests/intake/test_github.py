from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.intake.github import GitHub, GitHubError

if TYPE_CHECKING:
    from tests.intake.fakegithub import FakeGitHub


def test_an_answer_is_parsed_and_a_list_is_read_to_its_end(fake: FakeGitHub) -> None:
    fake.answers["GET /issues"] = [(200, [{"number": n} for n in range(100)]), (200, [{"number": 100}])]
    assert [issue["number"] for issue in fake.github.pages("/issues", state="open")] == list(range(101))


def test_what_is_not_there_is_none_and_what_is_refused_raises(fake: FakeGitHub) -> None:
    assert fake.github.find("/gone") is None
    fake.answers["GET /secret"] = [(403, {"message": "Resource not accessible by integration"})]
    with pytest.raises(GitHubError, match="403 to GET /secret: Resource not accessible"):
        fake.github.find("/secret")
    assert fake.waits == []


def test_84_github_down_for_a_moment_is_asked_again(fake: FakeGitHub) -> None:
    fake.answers["GET /x"] = [(503, b"<html>unicorn"), (502, {}), (200, {"fine": True})]
    assert fake.github.get("/x") == {"fine": True}
    assert fake.waits == [2, 4]


def test_84_github_down_for_long_is_given_up_and_said_so(fake: FakeGitHub) -> None:
    fake.answers["GET /x"] = [(503, {"message": "unavailable"})]
    with pytest.raises(GitHubError, match="503"):
        fake.github.get("/x")
    assert len(fake.asked) == 4


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        ({"retry-after": "7"}, [7]),
        ({"retry-after": "86400"}, []),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"}, [2]),
        ({"retry-after": "soon"}, [2]),
        ({"x-ratelimit-remaining": "0"}, []),
    ],
)
def test_84_a_rate_limit_is_waited_for_unless_it_lasts(
    fake: FakeGitHub, headers: dict[str, str], waits: list[float]
) -> None:
    fake.answers["GET /x"] = [(429, {"message": "slow down"}, headers), (200, {})]
    if waits:
        assert fake.github.get("/x") == {}
    else:
        with pytest.raises(GitHubError, match="429"):
            fake.github.get("/x")
    assert fake.waits == waits


def test_84_a_post_whose_outcome_is_unknown_is_not_repeated() -> None:
    waits: list[float] = []
    github = GitHub("owner/name", "", "http://127.0.0.1:9", waits.append)
    with pytest.raises(GitHubError, match="could not be reached"):
        github.request("POST", "/issues", {})
    assert waits == []


def test_the_repository_of_a_workflow_comes_from_its_environment() -> None:
    github = GitHub.from_environment({"GITHUB_REPOSITORY": "a/b", "GITHUB_TOKEN": "t", "GITHUB_API_URL": "https://x"})
    assert (github.repository, github.token, github.api) == ("a/b", "t", "https://x")
    with pytest.raises(GitHubError):
        GitHub.from_environment({})
