"""A server on this machine that answers as services do: each path once prepared, every request written down."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Reply:
    """One answer: status, body, headers; ``endless`` never stops sending."""

    body: str = ""
    status: int = 200
    type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    endless: bool = False


class Services:
    """The answers by path (without the query), and what was asked."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []

    def answer(self, path: str, *replies: Reply) -> None:
        """Prepare answers; the last one is given again and again."""
        self.replies[path] = list(replies)


@contextmanager
def services() -> Iterator[Services]:
    """Run a server for a while."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:  # the name that http.server asks for
            found.asked.append(self.path)
            found.headers.append(dict(self.headers))
            replies = found.replies.get(self.path.partition("?")[0], [Reply("{}", 404)])
            reply = replies.pop(0) if len(replies) > 1 else replies[0]
            self.send_response(reply.status)
            for name, value in {"Content-Type": reply.type, **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.send(reply)

        def send(self, reply: Reply) -> None:
            try:
                self.wfile.write(reply.body.encode())
                while reply.endless and not stopped.wait(0.01):
                    self.wfile.write(b"x")
            except OSError:
                pass

    stopped = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Services(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
