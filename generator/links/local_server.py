"""A small server for one built site on this machine: as exact as a static host, and as fast as a checker may ask."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path


@contextmanager
def serve_folder(folder: Path, files: AbstractSet[str], mount: str = "/") -> Iterator[str]:
    """Serve the ``files`` of ``folder`` under the path ``mount`` while the context lasts; yield the address of it.

    A path that is not exactly one of the files, in its case, is not found; only a path with a slash at its end is
    answered with the ``index.html`` below it. Every answer has the header ``LinkChecker``, which tells that program
    that it need not spare this host (LinkChecker manual, ``maxrequestspersecond``).
    """
    handler = type("_Handler", (_Handler,), {"folder": folder, "files": frozenset(files), "mount": mount})
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{mount}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a client may keep its connection open for longer than anyone waits
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a client hangs up; let any other error be seen."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 60
    folder: ClassVar[Path]
    files: ClassVar[frozenset[str]]
    mount: ClassVar[str]

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        name = path.removeprefix(self.mount) if path.startswith(self.mount) else "\0"
        if not name or name.endswith("/"):
            name += "index.html"
        found = name in self.files
        content = (self.folder / name).read_bytes() if found else b"Not found\n"
        kind = guess_type(name)[0] or "application/octet-stream" if found else "text/plain"
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("LinkChecker", "no need to wait")
        self.end_headers()
        if with_body:
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name of the base class
        """Say nothing: what was asked for is not news."""
