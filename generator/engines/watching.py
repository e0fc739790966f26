"""Tells a preview that files changed: they are looked at now and then, and at once when the system says that something moved.

MkDocs looks twice a second, at ten thousand files for a good part of that time. What systems say would miss folders that are
mounted from elsewhere (containers, network disks). So what the system says is a reason to look, and looking now and then finds the rest.
"""

from __future__ import annotations

import threading
import time
from typing import Any

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

from generator.engines.looks import Looks, look_at

SOONEST, LATEST = 0.1, 2.0
"""Seconds between two looks, at least and at most."""
REST = 20
"""How many times longer than a look the rest after it is: looking takes a twentieth of a core."""
_MOVES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]


def watching() -> BaseObserver:
    """Return an observer that tells of changed files; MkDocs uses it like its own."""
    return BaseObserver(_Lookout)


class _Lookout(EventEmitter):
    """Looks at one path, and tells of each file there that changed.

    Attributes:
        is_looking: Whether it has looked for the first time.
    """

    is_looking = False

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._moved = threading.Event()
        self._system: BaseObserver | None = None
        self._rest = SOONEST
        self._looks: Looks = {}

    def on_thread_start(self) -> None:
        """Ask the system to say when something moves, and look for the first time."""
        self._system = _asked(self.watch.path, self._moved)
        self._looks = look_at(self.watch.path)
        self.is_looking = True

    def on_thread_stop(self) -> None:
        """Ask the system no longer."""
        self._moved.set()
        if self._system is not None:
            self._system.stop()

    def queue_events(self, timeout: float) -> None:  # noqa: ARG002  # how long to rest depends on how long a look takes
        """Rest, unless the system says that something moved; then look."""
        self._moved.wait(self._rest)
        self._moved.clear()
        began, before = time.monotonic(), self._looks
        self._looks = look_at(self.watch.path)
        self._rest = min(LATEST, max(SOONEST, REST * (time.monotonic() - began)))
        for path in sorted({path for path, _ in before.items() ^ self._looks.items()}):
            self.queue_event(FileModifiedEvent(path))


class _Waker(FileSystemEventHandler):
    def __init__(self, moved: threading.Event) -> None:
        self._moved = moved

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002  # what moved is found by looking
        self._moved.set()


def _asked(path: str, moved: threading.Event) -> BaseObserver | None:
    """Let the system set an event when something under a path moves; None when it cannot."""
    system = Observer()
    try:
        system.schedule(_Waker(moved), path, recursive=True, event_filter=_MOVES)
        system.start()
    except OSError:  # there is a most of folders that a system follows
        return None
    return system
