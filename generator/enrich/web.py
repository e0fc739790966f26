"""Asking services on the network: kindly, with patience, with an end; answers are kept on disk with their date.

Limits are those of the services: arXiv asks for one request in three seconds on one connection (https://info.arxiv.org/help/api/tou.html);
``Retry-After`` is that of RFC 9110, 10.2.3.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests_cache import CachedSession
from urllib3 import HTTPResponse
from urllib3.exceptions import HTTPError

from generator import __version__
from generator.errors import AtlasError
from generator.model.text import is_public_host

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

MAX_REDIRECTS = 5
LONGEST_WAIT = 60
TRIES = 3
_RETRY = frozenset({429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})


class SourceError(AtlasError):
    """A source on the network gave no answer that can be used; the message says why."""


class SourceDownError(SourceError):
    """A source asks to be left alone for long, or does not answer at all: it is not asked again in this run."""


@dataclass(frozen=True)
class Answer:
    """What a service answered.

    Attributes:
        url: Address of the answer, after redirects.
        status: HTTP status.
        type: Media type, lower case, without parameters.
        text: The body, decoded.
        moved: Whether the first address redirects for good.
    """

    url: str
    status: int
    type: str
    text: str
    moved: bool = False


@dataclass(frozen=True)
class Limits:
    """What an answer may cost: bytes, seconds in all, seconds without a byte."""

    size: int = 5_000_000
    seconds: float = 60
    silence: float = 20


@dataclass
class Pace:
    """How often hosts may be asked: least seconds between two requests, by host."""

    seconds: Mapping[str, float] = field(default_factory=dict)
    usual: float = 0.2
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str) -> None:
        """Wait until a host may be asked again."""
        last = self._last.get(host)
        if last is not None:
            rest = last + self.seconds.get(host, self.usual) - self.clock()
            if rest > 0:
                self.sleep(rest)
        self._last[host] = self.clock()


class Web:
    """The network as sources see it.

    Args:
        cache: Folder in which answers are kept.
        contact: Address of a person, for the user agent: services want to know whom to write to.
        max_age: Days after which an answer is asked for anew.
        pace: How often hosts may be asked.
        limits: How large an answer may be, and how long it may take.
        allowed: Tells whether a host may be asked; hosts of private networks may not.
    """

    def __init__(
        self,
        cache: Path,
        contact: str,
        *,
        max_age: int = 30,
        pace: Pace | None = None,
        limits: Limits | None = None,
        allowed: Callable[[str], bool] = is_public_host,
    ) -> None:
        cache.mkdir(parents=True, exist_ok=True)
        self._session = CachedSession(
            str(cache / "answers.sqlite"),
            backend="sqlite",
            expire_after=timedelta(days=max_age),
            allowable_codes=(200, 301, 308, 404, 410),
            match_headers=["Accept"],
            cache_control=False,
        )
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, _BoundedAdapter(limits or Limits()))
        self._session.headers["User-Agent"] = f"rrg-atlas/{__version__} (mailto:{contact})"
        self._pace = pace or Pace()
        self._allowed = allowed
        self._last: list[str] = []

    def get(self, url: str, *, accept: str = "*/*", headers: Mapping[str, str] | None = None) -> Answer:
        """Return the answer of an address, from disk if it is fresh.

        Raises:
            SourceError: The answer is no use: a redirect that leads nowhere, too large, an error.
            SourceDownError: The service asks for more patience than we have, or there is no connection.
        """
        first = True
        moved = False
        self._last = []
        for _ in range(MAX_REDIRECTS + 1):
            response = self._ask(url, {"Accept": accept, **(headers or {})})
            if response.status_code not in _MOVED:
                media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
                text = response.content.decode(_charset(response), errors="replace")
                return Answer(url, response.status_code, media_type, text, moved)
            target = response.headers.get("Location", "")
            if not target:
                raise SourceError(f"{url} redirects nowhere")
            moved = moved or (first and response.status_code in {301, 308})
            first = False
            url = urljoin(url, target)
        raise SourceError(f"{url} redirects in a circle")

    def forget_last(self) -> None:
        """Forget the last answer, so that the next run asks anew: it was a page for people with status 200, or the like."""
        self._session.cache.delete(*self._last)

    def close(self) -> None:
        """Close connections and the store of answers."""
        self._session.cache.close()  # type: ignore[no-untyped-call]
        self._session.close()  # type: ignore[no-untyped-call]

    def _ask(self, url: str, headers: Mapping[str, str]) -> requests.Response:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or not self._allowed(parts.hostname):
            raise SourceError(f"{url} is no address on the public web")
        key = self._key(url, headers)
        self._last.append(key)
        for attempt in range(1, TRIES + 1):
            if not self._is_kept(key):
                self._pace.wait(parts.hostname)
            try:
                response: requests.Response = self._session.get(url, headers=dict(headers), allow_redirects=False)
            except requests.RequestException as error:
                if attempt == TRIES:
                    raise SourceDownError(f"{parts.hostname} does not answer: {type(error).__name__}") from error
                self._pace.sleep(2.0**attempt)
                continue
            if response.status_code not in _RETRY:
                return response
            if attempt < TRIES:
                self._pace.sleep(_patience(response, attempt, parts.hostname))
        raise SourceDownError(f"{parts.hostname} answers {response.status_code}, {TRIES} times")

    def _key(self, url: str, headers: Mapping[str, str]) -> str:
        request = requests.Request("GET", url, headers={**self._session.headers, **headers}).prepare()
        return self._session.cache.create_key(request, match_headers=["Accept"])

    def _is_kept(self, key: str) -> bool:
        kept = self._session.cache.get_response(key)
        return kept is not None and not kept.is_expired


def _patience(response: requests.Response, attempt: int, host: str) -> float:
    """Return how long to wait before asking again: as the service says, if it says so and we can; else a little more each time."""
    said = response.headers.get("Retry-After", "").strip()
    wait = 2.0**attempt
    if said.isdigit():
        wait = float(said[:9])
    elif said:
        try:
            wait = max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
        except (ValueError, TypeError):
            wait = 2.0**attempt
    if wait > LONGEST_WAIT:
        raise SourceDownError(f"{host} asks to wait {wait:.0f} seconds")
    return wait


def _charset(response: requests.Response) -> str:
    found = requests.utils.get_encoding_from_headers(response.headers)
    try:
        "".encode(found or "utf-8")
    except LookupError:
        return "utf-8"
    return "utf-8" if found in {None, "ISO-8859-1"} else str(found)


class _BoundedAdapter(HTTPAdapter):
    """Reads an answer at once, and gives up when it is too large or takes too long."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        super().__init__()

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """Return the whole answer; raises a ConnectionError for one without an end."""
        kwargs |= {"stream": True, "timeout": (self._limits.silence, self._limits.silence)}
        response = super().send(request, *args, **kwargs)
        body = self._read(response)
        headers = {
            name: value
            for name, value in response.headers.items()
            if name.lower() not in {"content-encoding", "content-length", "transfer-encoding"}
        }
        response.raw = HTTPResponse(
            BytesIO(body), headers=headers, status=response.status_code, preload_content=False, request_url=request.url
        )
        response.headers = requests.structures.CaseInsensitiveDict(headers)
        return response

    def _read(self, response: requests.Response) -> bytes:
        deadline = time.monotonic() + self._limits.seconds
        body = bytearray()
        try:
            while chunk := response.raw.read1(65_536, decode_content=True):
                body += chunk
                if len(body) > self._limits.size or time.monotonic() > deadline:
                    raise requests.ConnectionError("an answer without an end")
        except HTTPError as error:
            raise requests.ConnectionError(str(error)) from error
        finally:
            response.close()
        return bytes(body)
