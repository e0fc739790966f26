"""The files of a catalog, read: each with its content and its data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.errors import Problem
from generator.load.cache import content_key, load_cache, write_cache
from generator.load.events import has_libyaml
from generator.load.files import DataFile, find_files
from generator.load.parsing import Parsed, content_of, parse_files
from generator.load.reader import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from generator.load.document import Marks

CACHE_FILE = ".cache/atlas/parse.json"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the catalog that could be read.

    Attributes:
        origin: Which file it is.
        encoded: What it holds, as JSON.
    """

    origin: DataFile
    encoded: bytes

    @property
    def data(self) -> Any:
        """What the file holds, made anew at each look; sequences are lists."""
        return json.loads(self.encoded)

    @property
    def file(self) -> str:
        """The path relative to the root of the site."""
        return self.origin.file

    def marks(self) -> Marks:
        """Return where everything stands. Reads the file again: few have problems, and keeping all would take memory."""
        return read_document(content_of(self.origin), self.file).marks


@dataclass(frozen=True, slots=True)
class Reading:
    """All files of a catalog: ``sources`` could be read, ``files`` are all there are, ``problems`` the rest."""

    files: tuple[DataFile, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]


def read_sources(
    root: Path, *, cache: bool = True, tell: Callable[[int, int], None] = lambda _done, _of: None
) -> Reading:
    """Read every file of the catalog under ``root``; with ``cache``, parse only what changed since the last time.

    ``tell`` hears how many files have been read, of how many.

    Raises:
        AtlasError: A process that reads files was ended from outside.
    """
    files, problems = find_files(root)
    cached = load_cache(root / CACHE_FILE) if cache else {}
    parsed = {file.file: known for file in files if (known := _known(file, cached))}
    missing = [file for file in files if file.file not in parsed]
    for file, result in zip(missing, parse_files(missing), strict=True):
        parsed[file.file] = result
        tell(len(parsed), len(files))
    found = [*problems, *(problem for file in files for problem in parsed[file.file].problems)]
    fresh = {
        one.key: one.encoded for one in parsed.values() if one.key and one.encoded is not None and not one.problems
    }
    if cache and fresh.keys() != cached.keys():
        write_cache(root / CACHE_FILE, fresh)
    if not has_libyaml():
        found.append(_no_libyaml())
    sources = [Source(file, encoded) for file in files if (encoded := parsed[file.file].encoded) is not None]
    return Reading(files, tuple(sources), tuple(found))


def _known(origin: DataFile, cached: Mapping[str, bytes]) -> Parsed | None:
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
