"""The preview: pages are made when a reader asks for them, so that an edit shows at once however many records there are."""

from __future__ import annotations

import logging
import posixpath
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

from generator.errors import AtlasError
from generator.pour import Pouring, write_file

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.livereload import LiveReloadServer

Answer = Callable[[dict[str, Any], Any], Iterable[bytes]]

log = logging.getLogger("mkdocs.plugins.atlas")

PLAIN = "text/plain; charset=utf-8"
WAITING = "/livereload/"
"""Begins the addresses at which pages wait for changes."""
PATIENCE = 60.0
"""Seconds a reader waits for a build before being shown what there is."""


class Preview:
    """Stands between the preview's server and its folder: writes a file of the site the first time it is asked for.

    Attributes:
        pouring: What is being served; none before the first build.
    """

    def __init__(self) -> None:
        self.pouring: Pouring | None = None
        self._site_dir: Path | None = None
        self._written: set[str] = set()
        self._writing = threading.Lock()
        self._ready = threading.Event()

    def pause(self) -> None:
        """Make readers wait: a build is under way."""
        self._ready.clear()

    def resume(self) -> None:
        """Let readers go on."""
        self._ready.set()

    def recover(self) -> None:
        """Let readers go on after a build that failed: it emptied the folder, so everything is written again."""
        with self._writing:
            self._written = set()
        self.resume()

    def take(self, pouring: Pouring, site_dir: Path) -> None:
        """Serve the pages of a new build, or of new data, from now on; what was written of the former goes."""
        with self._writing:
            for file in self._written:
                (site_dir / file).unlink(missing_ok=True)
            self.pouring, self._site_dir, self._written = pouring, site_dir, set()
        self.resume()

    def attach(self, server: LiveReloadServer) -> None:
        """Put the preview before the server's own answers."""
        answer = cast("Answer", server.get_app())
        mount = server.mount_path.rstrip("/")

        def answer_ready(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if asked.startswith(WAITING):
                return answer(environ, start_response)
            path = asked.removeprefix(mount)
            said: list[Any] = []
            try:
                self.write(path)
                content = answer(environ, lambda *words: said.append(words))
                if said and said[-1][0].startswith("404") and self.write(path):
                    # A build began after the first writing and emptied the folder while the server waited for it.
                    content = answer(environ, lambda *words: said.append(words))
            except AtlasError as error:
                log.error("%s", error)  # noqa: TRY400  # the error says where; a traceback would say less
                said, content = [("500 Internal Server Error", [("Content-Type", PLAIN)])], [str(error).encode()]
            start_response(*said[-1])
            return content

        server.set_app(answer_ready)

    def write(self, path: str) -> bool:
        """Write the file that answers a request for ``path``, unless it is there already or is not the catalog's.

        Returns whether a file was written.
        """
        self._ready.wait(PATIENCE)
        name = posixpath.normpath("/" + path).lstrip("/")
        files = (name, posixpath.join(name, "index.html"))
        with self._writing:
            pouring, folder = self.pouring, self._site_dir
            if pouring is None or folder is None or not self._written.isdisjoint(files):
                return False
            found = _first(pouring.page, files)
            # To know which copies there are takes a while, and most requests are for what the engine built.
            if found is None and not any((folder / file).is_file() for file in files):
                found = _first(pouring.content, files)
            if found is None:
                return False
            file, content = found
            write_file(folder / file, content)
            self._written.add(file)
            return True


def _first(content_of: Callable[[str], bytes | None], files: Iterable[str]) -> tuple[str, bytes] | None:
    """Return the first of the files that has content, with it."""
    return next(((file, content) for file in files if (content := content_of(file)) is not None), None)
