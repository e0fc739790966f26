"""Tells a preview that files changed: they are looked at now and then, and at once when the system says that something moved.

MkDocs looks twice a second, at ten thousand files for a good part of that time. What systems say would miss folders that are
mounted from elsewhere (containers, network disks). So files are looked at that the system says moved, and all of them now and then.
"""

from __future__ import annotations

import contextlib
import os
import queue
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, EventEmitter

from generator.engines.looks import Looks, look_at, look_at_file

if TYPE_CHECKING:
    from collections.abc import Callable

SOONEST, LATEST = 0.1, 5.0
"""Seconds between two looks at all files, at least and at most."""
REST = 20
"""How many times longer than a look the rest after it is: looking takes a twentieth of a core."""
_MOVES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]


def watching(tell: Callable[[str], object] = lambda _: None) -> BaseObserver:
    """Return an observer that tells of changed files; MkDocs uses it like its own. ``tell`` hears each path first."""
    return BaseObserver(partial(_Lookout, tell))  # type: ignore[arg-type]  # whatever makes an emitter serves


class _Lookout(EventEmitter):
    """Looks at one path, and tells of each file there that changed.

    Attributes:
        is_looking: Whether it has looked for the first time.
    """

    is_looking = False

    def __init__(self, tell: Callable[[str], object], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._tell = tell
        self._moved: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._system: BaseObserver | None = None
        self._looks: Looks = {}
        self._due = 0.0

    def on_thread_start(self) -> None:
        """Ask the system to say when something moves, and look for the first time."""
        self._system = _asked(self.watch.path, self._moved)
        self._looks = self._look_at_all()
        self.is_looking = True

    def on_thread_stop(self) -> None:
        """Ask the system no longer."""
        self._moved.put(self.watch.path)
        if self._system is not None:
            self._system.stop()

    def queue_events(self, timeout: float) -> None:  # noqa: ARG002  # how long to rest depends on how long a look takes
        """Rest until all files are due to be looked at, or until the system says which moved; then look, and tell."""
        moved = self._heard()
        if moved and all(path.startswith(self.watch.path) for path in moved):  # some systems name files by other ways
            others = {path for path in moved if self._is_another(path)}
        else:
            before, self._looks = self._looks, self._look_at_all()
            others = set() if before == self._looks else {path for path, _ in before.items() ^ self._looks.items()}
        for path in sorted(others):
            self._tell(path)
            self.queue_event(FileModifiedEvent(path))

    def _heard(self) -> set[str]:
        """Return the files that the system says moved; none when all are due to be looked at."""
        heard: set[str] = set()
        rest = self._due - time.monotonic()
        with contextlib.suppress(queue.Empty):
            if rest > 0:
                heard.add(self._moved.get(timeout=rest))
            while heard:
                heard.add(self._moved.get_nowait())
        return heard

    def _is_another(self, path: str) -> bool:
        """Look at one file; tell whether it looks another than before."""
        look = None if f"{os.sep}." in path.removeprefix(self.watch.path) else look_at_file(path)
        if look == self._looks.get(path):
            return False
        if look is None:
            del self._looks[path]
        else:
            self._looks[path] = look
        return True

    def _look_at_all(self) -> Looks:
        began = time.monotonic()
        looks = look_at(self.watch.path)
        now = time.monotonic()
        self._due = now + min(LATEST, max(SOONEST, REST * (now - began)))
        return looks


class _Ear(FileSystemEventHandler):
    def __init__(self, moved: queue.SimpleQueue[str]) -> None:
        self._moved = moved

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths: tuple[bytes | str, ...] = (event.src_path, event.dest_path)
        for path in paths:
            if path:
                self._moved.put(os.fsdecode(path))


def _asked(path: str, moved: queue.SimpleQueue[str]) -> BaseObserver | None:
    """Let the system say which files under a path move; None when it cannot."""
    system = Observer()
    try:
        system.schedule(_Ear(moved), path, recursive=True, event_filter=_MOVES)
        system.start()
    except OSError:  # there is a most of folders that a system follows
        return None
    return system
