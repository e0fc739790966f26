"""Which files of ``data/`` belong to the catalog, and which stand in the way."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.errors import Problem, Severity
from generator.load.nearest import nearest
from generator.load.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RECORD_FOLDERS = ("papers", "datasets", "metrics", "tools")
SINGLE_FILES = ("catalog", "venues", "sources", "news", "authors")
# Written by programs, or by later rooms with readers of their own.
FOREIGN = frozenset({"derived", "redirects.yml"})
_FOLDERS = (*RECORD_FOLDERS, "vocabularies", "results")


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the catalog.

    Attributes:
        file: Its path relative to the root of the site, with ``/``.
        root: The root of the site.
        part: What it holds: ``papers`` … ``tools`` (one record), ``vocabularies``, or the stem of a single file.
        folder: For a paper, the name of the folder it lies in, which says its year; else empty.
    """

    file: str
    root: Path
    part: str
    folder: str = ""

    @property
    def path(self) -> Path:
        """Where it is on disk."""
        return self.root / self.file

    @property
    def stem(self) -> str:
        """The file's name without ``.yml``: the id of the record."""
        return self.file.rpartition("/")[2].removesuffix(".yml")


@dataclass
class _Found:
    root: Path
    files: list[DataFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def complain(self, file: str, message: str, hint: str, *, warning: bool = False) -> None:
        severity: Severity = "warning" if warning else "error"
        self.problems.append(Problem(file, 0, 0, message, hint, severity=severity, rule="file"))


def find_files(root: Path) -> tuple[tuple[DataFile, ...], tuple[Problem, ...]]:
    """Return the files of the catalog under ``root``/data in the order of their paths, and what is wrong with others.

    Symbolic links are not followed, and nothing but regular files is opened.
    """
    found = _Found(root)
    for entry, file in _entries(found, "data"):
        if entry.name in FOREIGN:
            continue
        if entry.is_dir(follow_symlinks=False):
            _folder(found, entry.name, file)
        elif (part := entry.name.removesuffix(".yml")) in SINGLE_FILES and _is_yaml(found, entry, file):
            found.files.append(DataFile(file, root, part))
        elif _is_yaml(found, entry, file):
            _unknown(found, entry.name, file, [f"{name}.yml" for name in SINGLE_FILES])
    return tuple(found.files), tuple(found.problems)


def is_file(root: Path, file: str) -> bool:
    """Tell whether there is a regular file, not a link to one, at a path relative to the root."""
    path = root / file
    return path.is_file() and not path.is_symlink()


def _folder(found: _Found, name: str, folder: str) -> None:
    if name not in _FOLDERS:
        _unknown(found, name, folder, list(_FOLDERS))
        return
    for entry, file in _entries(found, folder):
        if entry.is_dir(follow_symlinks=False):
            if name == "papers" and not entry.name.endswith(".yml"):
                _records(found, name, file, entry.name)
            else:
                found.complain(file, "is a folder where a file is expected", "move or remove it")
        elif _is_yaml(found, entry, file):
            found.files.append(DataFile(file, found.root, name))


def _records(found: _Found, part: str, folder: str, year: str) -> None:
    for entry, file in _entries(found, folder):
        if entry.is_dir(follow_symlinks=False):
            found.complain(file, "is a folder where a file is expected", "move or remove it")
        elif _is_yaml(found, entry, file):
            found.files.append(DataFile(file, found.root, part, year))


def _entries(found: _Found, folder: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Yield what lies in a folder by name, less hidden files and links, with its path relative to the root."""
    try:
        with os.scandir(found.root / folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        found.complain(folder, f"cannot be read: {error.strerror}", "check its permissions")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        file = f"{folder}/{entry.name}"
        if entry.is_symlink():
            found.complain(file, "is a symbolic link; these are not followed", "put the file itself here")
        else:
            yield entry, file


def _is_yaml(found: _Found, entry: os.DirEntry[str], file: str) -> bool:
    """Tell whether an entry is a regular file named ``*.yml``; complain otherwise."""
    stem, dot, extension = entry.name.rpartition(".")
    if not entry.is_file(follow_symlinks=False):
        found.complain(file, "is not a regular file", "remove it")
    elif extension == "yml" and stem:
        return True
    elif extension.lower() in {"yml", "yaml"}:
        found.complain(
            file, f"ends in {quoted(dot + extension)}, so it is not read", f"rename it to {quoted(stem + '.yml')}"
        )
    elif entry.name != "README.md":
        found.complain(file, "is not part of a catalog, so it is not read", "move it out of data/", warning=True)
    return False


def _unknown(found: _Found, name: str, file: str, known: list[str]) -> None:
    guess = nearest(name, known)
    hint = f"did you mean {quoted(guess)}?" if guess else "move it out of data/"
    found.complain(file, "is not part of a catalog, so it is not read", hint, warning=True)
