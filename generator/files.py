"""Files of a site, written whole or not at all: beside their place first, then put there in one step."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.errors import AtlasError

if TYPE_CHECKING:
    from pathlib import Path


class FileInTheWayError(AtlasError):
    """There is a file already where a new one shall stand."""


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, with its folder.

    Raises:
        FileInTheWayError: There is one; it stays as it is.
    """
    beside = _beside(path, text)
    try:
        os.link(beside, path)
    except FileExistsError:
        raise FileInTheWayError(f"{path} is there already; it stays as it is") from None
    finally:
        beside.unlink()


def replace_text(path: Path, text: str) -> None:
    """Put a text in the place of what a file holds; a reader sees the one or the other, nothing between."""
    _beside(path, text).replace(path)


def move_file(path: Path, target: Path) -> None:
    """Move a file to a place where there is none.

    Raises:
        FileInTheWayError: There is one; both stay where they are.
    """
    if target.exists():
        raise FileInTheWayError(f"{path} belongs at {target}, where there is a file already; merge the two")
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)


def _beside(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_text(text, "utf-8", newline="\n")
    return beside
