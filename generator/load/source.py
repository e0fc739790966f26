"""The files of a catalog, read: each with its content and its data."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.errors import Problem
from generator.load.cache import content_key, load_cache, write_cache
from generator.load.events import has_libyaml
from generator.load.files import DataFile, find_files, is_file
from generator.load.parsing import Parsed, content_of, parse_files
from generator.load.reader import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from generator.load.document import Marks

CACHE_FILE = ".cache/atlas/parse.json"
YOUNG = 2_000_000_000
"""Nanoseconds within which a file may change again and look the same: the times of some disks go by two seconds."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the catalog that could be read.

    Attributes:
        origin: Which file it is.
        encoded: What it holds, as JSON.
    """

    origin: DataFile
    encoded: bytes | memoryview

    @property
    def data(self) -> Any:
        """What the file holds, made anew at each look; sequences are lists."""
        return json.loads(bytes(self.encoded))

    @property
    def file(self) -> str:
        """The path relative to the root of the site."""
        return self.origin.file

    def marks(self) -> Marks:
        """Return where everything stands. Reads the file again: few have problems, and keeping all would take memory."""
        return read_document(content_of(self.origin), self.file).marks


class Look(NamedTuple):
    """What tells, without reading it, that a file is another than before."""

    modified: int
    changed: int
    size: int
    inode: int


class Kept(NamedTuple):
    """A file as it was read: which it is, how it looked just before, and what it held."""

    file: DataFile
    look: Look | None
    source: Source | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All files of a catalog.

    Attributes:
        files: All there are.
        sources: Those that could be read.
        problems: What is wrong with the rest.
        strays: Those of the problems that are of files which are no part of a catalog.
        kept: By path, every file as it was read, in the order of ``files``; only in a reading to go on from.
        young: Paths of files that may change again and look the same.
        fresh: Paths of the files that were read again, when all others are the same as in the reading gone on from.
    """

    files: tuple[DataFile, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    strays: tuple[Problem, ...] = ()
    kept: Mapping[str, Kept] = field(default_factory=dict)
    young: frozenset[str] = frozenset()
    fresh: frozenset[str] | None = None


def read_sources(
    root: Path,
    *,
    cache: bool = True,
    tell: Callable[[int, int], None] = lambda _done, _of: None,
    former: Reading | None = None,
    changed: Collection[str] | None = None,
) -> Reading:
    """Read every file of the catalog under ``root``.

    Args:
        root: The folder that holds ``data/``.
        cache: Whether to parse only what changed since the last run.
        tell: Hears how many files have been read, of how many.
        former: An earlier reading: what looks the same is not read again and is the very same object. With one, also with
            an empty one, the new reading can be gone on from; with a fuller one the cache is left alone.
        changed: Paths of all files that may be others than in the earlier reading; all are looked at when none are given.

    Raises:
        AtlasError: A process that reads files was ended from outside.
    """
    begun = time.time_ns()
    if former is None:
        files, strays = find_files(root)
        read = _read(root, files, cache=cache, tell=tell)
        kept = {file.file: _kept(file, None, one, None) for file, one in zip(files, read, strict=True)}
        return _reading(files, strays, kept)
    again = _known_files(root, former, changed) if changed is not None else None
    files, strays = (former.files, former.strays) if again is not None else find_files(root)
    if [file.file for file in files] == list(former.kept):
        files, kept = former.files, dict(former.kept)
    else:
        kept = {file.file: former.kept[file.file] for file in files if file.file in former.kept}
    if again is None:
        again = [(file, _look(file)) for file in files]
    rest = [one for one in again if one[0].file in former.young or _is_another(one, kept.get(one[0].file))]
    read = _read(root, [file for file, _ in rest], cache=cache and not former.kept, tell=tell)
    for (file, look), parsed in zip(rest, read, strict=True):
        kept[file.file] = _kept(file, look, parsed, former.kept.get(file.file))
    if files is not former.files:
        kept = {file.file: kept[file.file] for file in files}
    return replace(
        _reading(files, strays, kept),
        kept=kept,
        young=frozenset(file.file for file, look in rest if not _settled(look, begun)),
        fresh=frozenset(file.file for file, _ in rest) if files is former.files else None,
    )


def _reading(files: tuple[DataFile, ...], strays: tuple[Problem, ...], kept: Mapping[str, Kept]) -> Reading:
    problems = [*strays, *(problem for one in kept.values() if one.problems for problem in one.problems)]
    if not has_libyaml():
        problems.append(_no_libyaml())
    return Reading(files, tuple(one.source for one in kept.values() if one.source), tuple(problems), strays)


def _kept(file: DataFile, look: Look | None, parsed: Parsed, former: Kept | None) -> Kept:
    """Return a file as it was read; its source is that of a former reading when it holds the same."""
    source = former.source if former else None
    if source is None or source.encoded != parsed.encoded:
        source = Source(file, parsed.encoded) if parsed.encoded is not None else None
    return Kept(file, look, source, parsed.problems)


def _is_another(file: tuple[DataFile, Look | None], known: Kept | None) -> bool:
    return known is None or known.look != file[1]


def _known_files(root: Path, former: Reading, changed: Collection[str]) -> list[tuple[DataFile, Look | None]] | None:
    """Return those files that may be others than before, and how they look; none when there may be other files."""
    paths = sorted({*changed, *former.young})
    if not all(path in former.kept and is_file(root, path) for path in paths):
        return None
    files = [former.kept[path].file for path in paths]
    return [(file, _look(file)) for file in files]


def _read(root: Path, files: Sequence[DataFile], *, cache: bool, tell: Callable[[int, int], None]) -> list[Parsed]:
    """Return what each file holds; with ``cache``, parse only what is not in it, and put all in it."""
    cached = load_cache(root / CACHE_FILE) if cache else {}
    parsed = {file.file: known for file in files if (known := _known(file, cached))}
    missing = [file for file in files if file.file not in parsed]
    for file, result in zip(missing, parse_files(missing), strict=True):
        parsed[file.file] = result
        tell(len(parsed), len(files))
    fresh = {
        one.key: one.encoded for one in parsed.values() if one.key and one.encoded is not None and not one.problems
    }
    if cache and fresh.keys() != cached.keys():
        cached = write_cache(root / CACHE_FILE, fresh)
        parsed = {file: replace(one, encoded=cached.get(one.key, one.encoded)) for file, one in parsed.items()}
    return [parsed[file.file] for file in files]


def _look(origin: DataFile) -> Look | None:
    try:
        # A Path of each of many thousand files takes longer than the system does.
        found = os.stat(f"{origin.root}/{origin.file}", follow_symlinks=False)  # noqa: PTH116
    except OSError:
        return None
    return Look(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def _settled(look: Look | None, moment: int) -> bool:
    """Tell whether a file was left alone for so long before a moment that a later change shows in how it looks."""
    return look is not None and max(look.modified, look.changed) < moment - YOUNG


def _known(origin: DataFile, cached: Mapping[str, memoryview]) -> Parsed | None:
    """Return what the cache has of a file."""
    try:
        key = content_key(content_of(origin))
    except OSError:
        return None
    return Parsed(key, cached[key], ()) if key in cached else None


def _no_libyaml() -> Problem:
    message = "PyYAML was installed without libyaml: reading takes about seven times as long"
    hint = "install a wheel of PyYAML (pip install --only-binary :all: --force-reinstall pyyaml)"
    return Problem("data", 0, 0, message, hint, severity="warning", rule="no-libyaml")
