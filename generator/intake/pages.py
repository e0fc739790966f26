"""GitHub Pages: where the site is published, and the deployment of what was built (REST API, "GitHub Pages")."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from generator.intake.github import GitHubError

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.intake.github import GitHub

POLL_SECONDS = 5.0
LONGEST_DEPLOYMENT = 600.0
_FAILED = frozenset({
    "deployment_failed", "deployment_perms_error", "deployment_content_failed", "deployment_cancelled", "deployment_lost",
})  # fmt: skip


def site_address(github: GitHub) -> str:
    """Return the address at which GitHub Pages publishes the repository, with a slash at the end.

    Raises:
        GitHubError: Pages is switched off, or GitHub cannot be asked.
    """
    site = github.find("/pages")
    if site is None:
        raise GitHubError("GitHub Pages is off: switch it on under Settings, Pages, with GitHub Actions as its source")
    return str(site["html_url"]).rstrip("/") + "/"


def id_token(url: str, bearer: str) -> str:
    """Return the OpenID Connect token of this job, from the address and with the bearer that the runner gives it.

    Raises:
        GitHubError: The job may not have one: it lacks ``id-token: write``.
    """
    if not url.startswith("https://") or not bearer:
        raise GitHubError("this job gets no identity token; it needs the permission id-token: write")
    request = Request(url, headers={"Authorization": f"Bearer {bearer}", "User-Agent": "atlas"})  # noqa: S310
    try:
        with urlopen(request, timeout=30) as answer:  # noqa: S310
            return str(json.loads(answer.read(100_000))["value"])
    except (URLError, OSError, ValueError, KeyError) as error:
        raise GitHubError(f"the job's identity token could not be fetched: {error}") from error


def deploy(
    github: GitHub, artifact: int, version: str, token: str, *, clock: Callable[[], float] = time.monotonic
) -> str:
    """Publish an artifact of this workflow run, wait until it is served, and return the site's address.

    Args:
        github: The repository, with the right ``pages: write``.
        artifact: Number of the artifact that holds the site as ``artifact.tar``.
        version: The commit it was built from; a deployment of the same one is not repeated.
        token: The job's identity token.
        clock: Seconds that pass.

    Raises:
        GitHubError: The deployment failed, or did not end in ten minutes; it has then been cancelled.
    """
    body = {"artifact_id": artifact, "pages_build_version": version, "oidc_token": token}
    created = github.request("POST", "/pages/deployments", body)
    number = created.get("id") or version
    end = clock() + LONGEST_DEPLOYMENT
    while clock() < end:
        status = _status(github, number)
        if status == "succeed":
            return str(created["page_url"])
        if status in _FAILED:
            raise GitHubError(f"the deployment ended as {status}")
        github.sleep(POLL_SECONDS)
    github.request("POST", f"/pages/deployments/{number}/cancel")
    raise GitHubError(f"the deployment did not end in {LONGEST_DEPLOYMENT:.0f} seconds; it was cancelled")


def _status(github: GitHub, number: Any) -> str:
    found = github.find(f"/pages/deployments/{number}")
    return str(found.get("status", "")) if found else ""  # not known at once everywhere
