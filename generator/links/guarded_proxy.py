"""A proxy on this machine through which a checker asks the web: at our pace, within limits, and never private hosts.

It resolves each name once, refuses addresses that are not public, and connects to the very address it looked at, so no
redirect and no second answer of a name server leads a checker into a private network.
"""

from __future__ import annotations

import ipaddress
import select
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PIECE = 65_536


@dataclass(frozen=True)
class Limits:
    """What one connection may take, and how fast they follow each other.

    Attributes:
        seconds: How long a connection may last, however much it still sends.
        connect_seconds: How long it may take to reach a host.
        size: Bytes that a connection may bring.
        pace: Seconds between two connections to one host.
        private: Whether private and loopback addresses may be asked: in tests alone.
    """

    seconds: float = 60
    connect_seconds: float = 20
    size: int = 5_000_000
    pace: float = 1
    private: bool = False


class _RefusedError(Exception):
    """A connection is not made. ``reason`` is why, in a few words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Proxy:
    """A proxy that is running.

    Attributes:
        address: Its address.
        refused: Each host and port (``example.org:443``) to which no connection was made, and why; a checker's own words
            for it cannot be relied on.
    """

    address: str
    refused: Mapping[str, str]


@dataclass
class _Pace:
    """When each host may be asked next."""

    seconds: float
    due: dict[str, float] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, host: str) -> None:
        with self.lock:
            now = time.monotonic()
            at = max(now, self.due.get(host, now))
            self.due[host] = at + self.seconds
        time.sleep(at - now)


@contextmanager
def guarded_proxy(limits: Limits) -> Iterator[Proxy]:
    """Run the proxy while the context lasts."""
    refused: dict[str, str] = {}
    handler = type("_Handler", (_Handler,), {"limits": limits, "pace": _Pace(limits.pace), "refused": refused})
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield Proxy(f"http://127.0.0.1:{server.server_port}", refused)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that hangs up is no news."""


class _Handler(BaseHTTPRequestHandler):
    limits: ClassVar[Limits]
    pace: ClassVar[_Pace]
    refused: ClassVar[dict[str, str]]

    def do_CONNECT(self) -> None:
        """Open a tunnel for HTTPS."""
        host, _, port = self.path.rpartition(":")
        upstream = self._reach(host.strip("[]"), int(port))
        if upstream is None:
            return
        with upstream:
            self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            self._relay(upstream)

    def do_GET(self) -> None:
        """Ask for one page over plain HTTP."""
        parts = urlsplit(self.path)
        upstream = self._reach(parts.hostname or "", parts.port or 80)
        if upstream is None:
            return
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        passed = {name: value for name, value in self.headers.items() if name.lower() not in _HOP_BY_HOP}
        head = "".join(f"{name}: {value}\r\n" for name, value in passed.items())
        with upstream:
            upstream.sendall(f"GET {path} HTTP/1.1\r\n{head}Connection: close\r\n\r\n".encode("latin-1"))
            self._relay(upstream)

    def _reach(self, host: str, port: int) -> socket.socket | None:
        """Return a connection to a host; None when there shall be none, which has been answered and noted."""
        try:
            return self._connect(host, port)
        except _RefusedError as refused:
            self.refused[f"{host.lower()}:{port}"] = refused.reason
            self.send_response(502, refused.reason)
            self.send_header("Content-Length", "0")
            self.send_header("Connection", "close")
            self.end_headers()
            return None

    def _connect(self, host: str, port: int) -> socket.socket:
        self.pace.wait(f"{host.lower()}:{port}")
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            missing = isinstance(error, UnicodeError) or error.errno in {socket.EAI_NONAME, socket.EAI_NODATA}
            raise _RefusedError("no such host" if missing else "name server failed") from error
        addresses = [address[0] for *_, address in found]
        if not self.limits.private and not all(ipaddress.ip_address(each).is_global for each in addresses):
            raise _RefusedError("private address")
        try:
            return socket.create_connection((str(addresses[0]), port), self.limits.connect_seconds)
        except TimeoutError as error:
            raise _RefusedError("time out") from error
        except OSError as error:
            raise _RefusedError("no connection") from error

    def _relay(self, upstream: socket.socket) -> None:
        """Pass bytes to and fro until one side ends, or a limit is reached."""
        self.close_connection = True
        end, left = time.monotonic() + self.limits.seconds, self.limits.size
        pairs = {self.connection: upstream, upstream: self.connection}
        while left > 0 and (remaining := end - time.monotonic()) > 0:
            readable, _, _ = select.select(list(pairs), [], [], remaining)
            if not readable:
                return
            for side in readable:
                piece = side.recv(_PIECE)
                if not piece:
                    return
                left -= len(piece)
                pairs[side].sendall(piece)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name of the base class
        """Say nothing: what was asked for is not news."""


_HOP_BY_HOP = frozenset({"connection", "keep-alive", "proxy-connection", "proxy-authorization", "te", "upgrade"})
