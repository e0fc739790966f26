"""A GitHub on this machine that answers as a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from generator.intake.github import GitHub

if TYPE_CHECKING:
    from collections.abc import Iterator

Answer = tuple[int, Any] | tuple[int, Any, dict[str, str]]


class FakeGitHub:
    """Answers by method and path relative to the repository, without query; the last answer of a list stays.

    ``fake.answers["GET /pages"] = [(503, {}), (200, {"html_url": "…"})]``; all else is not found.
    """

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[tuple[str, Any]] = []
        self.waits: list[float] = []
        self.address = ""

    @property
    def github(self) -> GitHub:
        """A client of it, which does not really wait."""
        return GitHub("owner/name", "token", self.address, self.waits.append)

    def calls(self, *methods: str) -> list[str]:
        """Return what it was asked to do, by these methods or by any."""
        return [name for name, _ in self.asked if not methods or name.split(" ")[0] in methods]

    def sent(self, name: str) -> list[Any]:
        """Return the bodies that were sent to one method and path."""
        return [body for other, body in self.asked if other == name]

    def answer(self, name: str, body: Any) -> Answer:
        """Return the answer to one request."""
        self.asked.append((name, body))
        answers = self.answers.get(name, [(404, {"message": "Not Found"})])
        return answers.pop(0) if len(answers) > 1 else answers[0]


@contextmanager
def serve_github() -> Iterator[FakeGitHub]:
    """Run it while the context lasts."""
    fake = FakeGitHub()

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            path = self.path.partition("?")[0].removeprefix("/repos/owner/name")
            status, content, *more = fake.answer(f"{self.command} {path or '/'}", body)
            data = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response(status)
            for name, value in (more[0] if more else {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _any  # noqa: N815  # names of the base class

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    fake.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
