"""Files of a site, written whole or not at all: beside their place first, then put there in one step."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from generator.errors import AtlasError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

PENDING = ".atlas-pending"
"""Folder of a site that holds files ready to be put in place together; there for moments only, unless a run is killed."""
_REMOVED = "removed.txt"


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


def write_all(root: Path, texts: Mapping[str, str], new: Collection[str] = (), removed: Iterable[str] = ()) -> None:
    """Write files under ``data/`` together: when the run is killed, none of them is written, or `finish_writing` writes the rest.

    Args:
        root: The folder that holds ``data/``.
        texts: By file, relative to ``root``, its text.
        new: Which of them must not be there yet.
        removed: Files to remove.

    Raises:
        FileInTheWayError: There is a file where a new one shall stand; nothing is written.
    """
    finish_writing(root)
    if blocked := next((file for file in new if (root / file).exists()), None):
        raise FileInTheWayError(f"{root / blocked} is there already; it stays as it is")
    making = root / f"{PENDING}.part"
    for file, text in texts.items():
        path = making / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    making.mkdir(exist_ok=True)
    (making / _REMOVED).write_text("".join(f"{file}\n" for file in removed), "utf-8")
    making.rename(root / PENDING)
    finish_writing(root)


def finish_writing(root: Path) -> None:
    """Put in place what a killed run had ready, and forget what it had not; nothing outside of ``data/`` is touched."""
    shutil.rmtree(root / f"{PENDING}.part", ignore_errors=True)
    pending = root / PENDING
    if not pending.is_dir():
        return
    for path in sorted((pending / "data").rglob("*")):
        target = root / path.relative_to(pending)
        if path.is_file() and not path.is_symlink() and _is_within(target, root / "data"):
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    removed = pending / _REMOVED
    for file in removed.read_text("utf-8").splitlines() if removed.is_file() else ():
        if _is_within(root / file, root / "data"):
            (root / file).unlink(missing_ok=True)
    shutil.rmtree(pending)


def _is_within(path: Path, folder: Path) -> bool:
    """Tell whether the folder of a file, symbolic links followed, lies within another."""
    return path.parent.resolve().is_relative_to(folder.resolve())


def _beside(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_text(text, "utf-8", newline="\n")
    return beside
