"""The parse cache: what files hold, by the hash of their content. Losing it costs time, nothing else."""

from __future__ import annotations

import contextlib
import os
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KEY_LENGTH = 32
FORMAT = b"atlas-parse-3"
"""Names what the cached data mean; to be raised whenever the reader turns the same bytes into something else."""


def content_key(content: bytes) -> str:
    """Return the key under which the data of ``content`` are cached."""
    return blake2b(content, digest_size=KEY_LENGTH // 2, key=FORMAT).hexdigest()


def load_cache(path: Path) -> dict[str, memoryview]:
    """Return the cached data by content key, each as JSON; nothing when the cache is missing, broken or of another format.

    Data stay JSON until they are asked for, and parts of the one file that was read: a large catalog as plain values takes
    several times the memory of its records, and the room between records that its parts would leave could not be given back.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return {}
    end = content.find(b"\n")
    if end < 0 or content[:end] != _head(memoryview(content)[end + 1 :]):
        return {}
    return dict(_documents(content, end + 1)) if content.endswith(b"\n") else {}


def _documents(content: bytes, place: int) -> Iterator[tuple[str, memoryview]]:
    """Yield key and data of each line from a place on; what has no key is passed over."""
    whole = memoryview(content)
    while place < len(content):
        end, data = content.index(b"\n", place), place + KEY_LENGTH + 1
        if data < end and content[data - 1 : data] == b" ":
            yield content[place : data - 1].decode("ascii"), whole[data:end]
        place = end + 1


def write_cache(path: Path, documents: Mapping[str, bytes | memoryview]) -> dict[str, memoryview]:
    """Replace the cache as a whole; when the disk refuses, leave it as it was. Return what ``load_cache`` would."""
    payload = b"".join(b"%s %s\n" % (key.encode("ascii"), documents[key]) for key in sorted(documents))
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(_head(payload) + b"\n")
                file.write(payload)
            Path(beside).replace(path)
        except OSError:
            Path(beside).unlink(missing_ok=True)
            raise
    return dict(_documents(payload, 0))


def _head(payload: bytes | memoryview) -> bytes:
    return FORMAT + b" " + blake2b(payload, digest_size=16).hexdigest().encode()
