"""A server on this machine that does everything a link checker fears."""

from __future__ import annotations

import socket
import struct
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = b"<!doctype html><title>A page</title><p>Fine."
SOFT_404 = b"<!doctype html><title>Page not found | Example</title><p>Sorry."


@contextmanager
def hostile_server() -> Iterator[tuple[str, list[str]]]:
    """Run the server while the context lasts; yield its address and the list of what it was asked for."""
    asked: list[str] = []
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"asked": asked, "once": set()}))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def not_tls() -> Iterator[int]:
    """Accept connections and answer with something that is no TLS; yield the port."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    with connection:
                        connection.sendall(b"HTTP/1.0 400 This is no TLS\r\n\r\n")
                        connection.recv(1000)

        threading.Thread(target=answer, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients hang up, as they should."""


class _Handler(BaseHTTPRequestHandler):
    asked: list[str]
    once: set[str]

    def do_HEAD(self) -> None:
        self.answer(405, b"")

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].strip("/")
        self.asked.append(path)
        special = getattr(self, f"do_{path.replace('-', '_')}", None)
        if special:
            special()
        elif path.isdigit():
            self.answer(int(path), PAGE)
        elif path.startswith("robots"):
            self.answer(404, b"")
        else:
            self.answer(200, PAGE)

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", "LinkChecker": "fast", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_soft404(self) -> None:
        self.answer(200, SOFT_404)

    def do_parked(self) -> None:
        self.answer(200, b"<html><title>This domain is for sale</title><body>Buy it.</body></html>")

    def do_forever_429(self) -> None:
        self.answer(429, b"", Retry_After="86400")

    def do_once_503(self) -> None:
        first = "503" not in self.once
        self.once.add("503")
        self.answer(503 if first else 200, PAGE)

    def do_reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def do_silent(self) -> None:
        time.sleep(6)

    def do_drip(self) -> None:
        self._stream(b"x", 0.1)

    def do_endless(self) -> None:
        self._stream(b"<p>" * 20_000, 0)

    def _stream(self, piece: bytes, pause: float) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        with suppress(OSError):
            for _ in range(2000):
                self.wfile.write(piece)
                time.sleep(pause)

    def do_loop(self) -> None:
        self.answer(302, b"", Location="/loop")

    def do_long_chain(self) -> None:
        number = int(self.path.partition("?")[2] or 0)
        self.answer(302, b"", Location=f"/long-chain?{number + 1}")

    def do_to_home(self) -> None:
        self.answer(302, b"", Location="/")

    def do_to_login(self) -> None:
        self.answer(302, b"", Location="/login?return_to=x")

    def do_moved(self) -> None:
        self.answer(301, b"", Location="/new-place")

    def do_moved_to_404(self) -> None:
        self.answer(301, b"", Location="/404")

    def do_for_now(self) -> None:
        self.answer(302, b"", Location="/new-place")

    def do_to_file(self) -> None:
        self.answer(302, b"", Location="file:///etc/passwd")

    def log_message(self, *words: object) -> None:
        """Say nothing."""
