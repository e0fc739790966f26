from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from generator.intake.github import GitHub, GitHubError
from generator.intake.pages import deploy, id_token, site_address

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


def test_the_address_of_the_site_ends_with_a_slash(fake: FakeGitHub) -> None:
    fake.answers["GET /pages"] = [(200, {"html_url": "https://owner.github.io/name"})]
    assert site_address(fake.github) == "https://owner.github.io/name/"


def test_pages_that_are_off_are_said_so(fake: FakeGitHub) -> None:
    with pytest.raises(GitHubError, match="Pages is off"):
        site_address(fake.github)


def test_a_deployment_is_waited_for(fake: FakeGitHub) -> None:
    fake.answers["POST /pages/deployments"] = [(200, {"id": 5, "page_url": "https://owner.github.io/name/"})]
    fake.answers["GET /pages/deployments/5"] = [
        (404, {}),
        (200, {"status": "syncing_files"}),
        (200, {"status": "succeed"}),
    ]
    assert deploy(fake.github, 77, "abc", "jwt") == "https://owner.github.io/name/"
    assert fake.sent("POST /pages/deployments") == [
        {"artifact_id": 77, "pages_build_version": "abc", "oidc_token": "jwt"}
    ]
    assert fake.waits == [5, 5]


def test_a_deployment_that_fails_is_an_error(fake: FakeGitHub) -> None:
    fake.answers["POST /pages/deployments"] = [(200, {"page_url": "https://owner.github.io/name/"})]
    fake.answers["GET /pages/deployments/abc"] = [(200, {"status": "deployment_content_failed"})]
    with pytest.raises(GitHubError, match="deployment_content_failed"):
        deploy(fake.github, 77, "abc", "jwt")


def test_83_a_deployment_that_does_not_end_is_cancelled(fake: FakeGitHub) -> None:
    fake.answers["POST /pages/deployments"] = [(200, {"id": 5, "page_url": "https://owner.github.io/name/"})]
    fake.answers["GET /pages/deployments/5"] = [(200, {"status": "deployment_in_progress"})]
    fake.answers["POST /pages/deployments/5/cancel"] = [(204, b"")]
    minutes = itertools.count(0, 60)
    with pytest.raises(GitHubError, match="cancelled"):
        deploy(fake.github, 77, "abc", "jwt", clock=lambda: float(next(minutes)))
    assert fake.calls()[-1] == "POST /pages/deployments/5/cancel"


def test_a_job_without_the_right_to_an_identity_is_told_which(fake: FakeGitHub) -> None:
    with pytest.raises(GitHubError, match="id-token: write"):
        id_token("", "")
    with pytest.raises(GitHubError, match="id-token: write"):
        id_token(fake.address, "bearer")
