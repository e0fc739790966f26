"""One request to a service that answers programs, within limits. Returns what came; raises nothing."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

if TYPE_CHECKING:
    from collections.abc import Mapping

USER_AGENT = "RRG-Atlas link check"
MAX_ANSWER = 20_000_000
PATIENCE = 30


@dataclass(frozen=True)
class Answer:
    """What a service answered.

    Attributes:
        status: The HTTP status; 0 when there was no answer.
        body: What it sent.
        headers: Its headers, their names in lower case.
        failure: Why there was no answer, in a few words.
    """

    status: int = 0
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    failure: str = ""


def fetch(url: str, headers: Mapping[str, str] | None = None) -> Answer:
    """Return what ``url`` answers to one GET, without following redirects."""
    request = Request(url, headers={"User-Agent": USER_AGENT, **(headers or {})})  # noqa: S310  # the services' own
    try:
        with _OPENER.open(request, timeout=PATIENCE) as answer:
            return Answer(answer.status, answer.read(MAX_ANSWER), _lower(answer.headers))
    except HTTPError as error:
        with error:
            return Answer(error.code, error.read(100_000), _lower(error.headers))
    except (URLError, HTTPException, OSError) as error:
        return Answer(failure=_why(getattr(error, "reason", error)))


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Follow nothing."""


_OPENER = build_opener(_NoRedirect)


def _lower(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _why(error: object) -> str:
    if isinstance(error, TimeoutError):
        return "time out"
    if isinstance(error, socket.gaierror):
        return "no such host" if error.errno == socket.EAI_NONAME else "name server failed"
    return "certificate" if isinstance(error, ssl.SSLError) else "no connection"
