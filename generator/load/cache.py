"""The parse cache: what files hold, by the hash of their content. Losing it costs time, nothing else."""

from __future__ import annotations

import contextlib
import os
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY_LENGTH = 32
FORMAT = b"atlas-parse-3"
"""Names what the cached data mean; to be raised whenever the reader turns the same bytes into something else."""


def content_key(content: bytes) -> str:
    """Return the key under which the data of ``content`` are cached."""
    return blake2b(content, digest_size=KEY_LENGTH // 2, key=FORMAT).hexdigest()


def load_cache(path: Path) -> dict[str, bytes]:
    """Return the cached data by content key, each as JSON; nothing when the cache is missing, broken or of another format.

    Data stay JSON until they are asked for: a large catalog as plain values takes several times the memory of its records.
    """
    try:
        head, _, payload = path.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if head != _head(payload):
        return {}
    lines = [line.partition(b" ") for line in payload.split(b"\n")[:-1]]
    if not all(len(key) == KEY_LENGTH and data for key, _, data in lines):
        return {}
    return {key.decode("ascii"): data for key, _, data in lines}


def write_cache(path: Path, documents: Mapping[str, bytes]) -> None:
    """Replace the cache as a whole; when the disk refuses, leave it as it was."""
    payload = b"".join(b"%s %s\n" % (key.encode("ascii"), documents[key]) for key in sorted(documents))
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(_head(payload) + b"\n" + payload)
            Path(beside).replace(path)
        except OSError:
            Path(beside).unlink(missing_ok=True)
            raise


def _head(payload: bytes) -> bytes:
    return FORMAT + b" " + blake2b(payload, digest_size=16).hexdigest().encode()
