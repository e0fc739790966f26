"""The parse cache: what files hold, by the hash of their content. Losing it costs time, nothing else."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = b"atlas-parse-2"
"""Names what the cached data mean; to be raised whenever the reader turns the same bytes into something else."""


def content_key(content: bytes) -> str:
    """Return the key under which the data of ``content`` are cached."""
    return blake2b(content, digest_size=16, key=FORMAT).hexdigest()


def load_cache(path: Path) -> dict[str, Any]:
    """Return the cached data by content key; nothing when the cache is missing, broken or of another format."""
    try:
        head, _, payload = path.read_bytes().partition(b"\n")
        if head != _head(payload):
            return {}
        data = json.loads(payload)
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def write_cache(path: Path, documents: Mapping[str, Any]) -> None:
    """Replace the cache as a whole; when the disk refuses, leave it as it was."""
    in_order = dict(sorted(documents.items()))  # of the files only: within one, the order of its keys has a meaning
    payload = json.dumps(in_order, ensure_ascii=False, separators=(",", ":")).encode()
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
