"""What was written into a site: size and hash of each file, told by whichever process wrote it."""

from __future__ import annotations

import mmap
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIZE = 8
_ENTRY = 1 + _SIZE + sha256().digest_size


class Written:
    """Remembers the files of a site as they are written, in memory that processes share once they have parted."""

    def __init__(self, paths: Iterable[str]) -> None:
        """Begin before processes part; ``paths`` are those of all files that will be written."""
        self._places = {path: number * _ENTRY for number, path in enumerate(paths)}
        self._entries = mmap.mmap(-1, max(1, len(self._places)) * _ENTRY)

    def note(self, path: str, content: bytes) -> None:
        """Remember a file that was written."""
        place = self._places[path]
        self._entries[place : place + _ENTRY] = b"\1" + len(content).to_bytes(_SIZE, "big") + sha256(content).digest()

    def find(self, path: str) -> tuple[int, str] | None:
        """Return size in bytes and SHA-256, in hexadecimal, of a file that was written; nothing of any other."""
        place = self._places.get(path)
        if place is None or not self._entries[place]:
            return None
        size, digest = self._entries[place + 1 : place + 1 + _SIZE], self._entries[place + 1 + _SIZE : place + _ENTRY]
        return int.from_bytes(size, "big"), digest.hex()
