"""How files look from outside: what tells that one is another than before, without reading it."""

from __future__ import annotations

import contextlib
import os
import stat

Look = tuple[int, int, int]
"""The time of a file, its size, and its number on the disk."""
Looks = dict[str, Look]
"""How files look, by path."""


def look_at(*paths: str) -> Looks:
    """Return how the files at and under some paths look; hidden ones, and what cannot be looked at, are left out."""
    looks: Looks = {}
    waiting, entered = list(paths), set[tuple[int, int]]()
    while waiting:
        path = waiting.pop()
        with contextlib.suppress(OSError):
            info = os.stat(path)  # noqa: PTH116  # for thousands of files a Path of each takes longer than the system
            place = (info.st_dev, info.st_ino)
            if not stat.S_ISDIR(info.st_mode):
                looks[path] = _look(info)
            elif place not in entered:  # a link may lead back to where it lies
                entered.add(place)
                with os.scandir(path) as entries:
                    waiting += [entry.path for entry in entries if not entry.name.startswith(".")]
    return looks


def look_at_file(path: str) -> Look | None:
    """Return how one file looks; none when there is no file."""
    with contextlib.suppress(OSError):
        info = os.stat(path)  # noqa: PTH116  # as above
        return None if stat.S_ISDIR(info.st_mode) else _look(info)
    return None


def _look(info: os.stat_result) -> Look:
    return info.st_mtime_ns, info.st_size, info.st_ino
