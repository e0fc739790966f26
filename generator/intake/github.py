"""A small client of GitHub's REST API (docs.github.com/rest, version 2022-11-28), on the standard library alone."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener, urlopen

from generator.errors import AtlasError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from email.message import Message

TRIES = 4
LONGEST_WAIT = 60.0
MAX_ANSWER = 20_000_000
_PAGE_SIZE = 100
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})


class GitHubError(AtlasError):
    """GitHub refused, or could not be reached. ``status`` is the HTTP status; 0 when there was no answer."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class GitHub:
    """One repository at GitHub, seen with one token.

    Attributes:
        repository: Owner and name, joined with ``/``.
        token: What gives the rights; empty for reading in public.
        api: Address of the API, without a slash at the end.
        sleep: How to wait before asking again; takes seconds.
    """

    repository: str
    token: str = ""
    api: str = "https://api.github.com"
    sleep: Callable[[float], None] = time.sleep

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> GitHub:
        """Return the repository that a workflow runs for (``GITHUB_REPOSITORY``, ``GITHUB_TOKEN``, ``GITHUB_API_URL``).

        Raises:
            GitHubError: The environment names no repository.
        """
        if not environment.get("GITHUB_REPOSITORY"):
            raise GitHubError("GITHUB_REPOSITORY is not set; it names the repository as owner/name")
        api = environment.get("GITHUB_API_URL") or cls.api
        return cls(environment["GITHUB_REPOSITORY"], environment.get("GITHUB_TOKEN", ""), api)

    def get(self, path: str, **query: object) -> Any:
        """Return what ``path``, relative to the repository, holds. Raises GitHubError."""
        return self.request("GET", f"{path}?{urlencode(query)}" if query else path)

    def find(self, path: str, **query: object) -> Any:
        """Return what ``path`` holds, or None when there is no such thing. Raises GitHubError for all else."""
        try:
            return self.get(path, **query)
        except GitHubError as error:
            if error.status == 404:
                return None
            raise

    def pages(self, path: str, **query: object) -> Iterator[Any]:
        """Yield every item of a list that GitHub hands out page by page; stops after 50 pages."""
        for number in range(1, 51):
            items = self.get(path, **query, per_page=_PAGE_SIZE, page=number)
            yield from items
            if len(items) < _PAGE_SIZE:
                return

    def request(self, method: str, path: str, body: Any = None) -> Any:
        """Ask, and return the parsed answer; asks again a few times when GitHub is busy or down.

        Raises:
            GitHubError: GitHub refused, or is down for longer than a job should wait: run the job again later.
        """
        for attempt in range(1, TRIES + 1):
            try:
                return self._ask(method, path, body)
            except HTTPError as error:
                wait = _seconds_to_wait(error.code, error.headers, attempt)
                message = f"GitHub answered {error.code} to {method} {path or '/'}: {_reason(error)}"
                if wait is None or wait > LONGEST_WAIT or attempt == TRIES:
                    raise GitHubError(message, error.code) from error
            except (URLError, HTTPException, OSError) as error:
                if attempt == TRIES or method == "POST":  # whether a POST was done is not known
                    raise GitHubError(f"GitHub could not be reached for {method} {path or '/'}: {error}") from error
                wait = float(2**attempt)
            self.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def download(self, path: str, limit: int) -> bytes:
        """Return what GitHub redirects to from ``path``, at most ``limit`` bytes of it.

        The token is not sent along: where the redirect leads, it means nothing, and is nobody's business.

        Raises:
            GitHubError: There is nothing, too much, or no redirect.
        """
        opener = build_opener(_NoRedirect)
        try:
            with opener.open(self._request("GET", path, None), timeout=30) as answer:
                raise GitHubError(f"GitHub answered {answer.status} to GET {path}, not a redirect")
        except HTTPError as error:
            place = error.headers.get("Location") or ""
            if error.code not in {301, 302, 303, 307, 308} or not place.startswith(("https://", self.api)):
                raise GitHubError(f"GitHub answered {error.code} to GET {path}", error.code) from error
        try:
            with urlopen(Request(place), timeout=60) as answer:  # noqa: S310  # an address that GitHub gave
                content: bytes = answer.read(limit + 1)
        except (URLError, HTTPException, OSError) as error:
            raise GitHubError(f"what {path} leads to could not be fetched") from error
        if len(content) > limit:
            raise GitHubError(f"what {path} leads to is too large")
        return content

    def _ask(self, method: str, path: str, body: Any) -> Any:
        with urlopen(self._request(method, path, body), timeout=30) as answer:  # noqa: S310  # the API's own address
            content = answer.read(MAX_ANSWER)
        return json.loads(content) if content else None

    def _request(self, method: str, path: str, body: Any) -> Request:
        headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28", "User-Agent": "atlas"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None if body is None else json.dumps(body).encode()
        return Request(f"{self.api}/repos/{self.repository}{path}", data=data, headers=headers, method=method)  # noqa: S310


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Follow nothing."""


def _seconds_to_wait(status: int, headers: Message, attempt: int) -> float | None:
    """Return the seconds after which asking again may help; None when it will not (REST API, "rate limits")."""
    limited = status == 403 and (headers.get("retry-after") or headers.get("x-ratelimit-remaining") == "0")
    if status not in _TRY_AGAIN and not limited:
        return None
    told = headers.get("retry-after") or ""
    if told.isdigit():
        return float(told)
    return LONGEST_WAIT + 1 if headers.get("x-ratelimit-remaining") == "0" else float(2**attempt)


def _reason(error: HTTPError) -> str:
    try:
        return str(json.loads(error.read(100_000))["message"])
    except (ValueError, KeyError, TypeError, OSError):
        return str(error.reason)
