"""The files of a catalog, read: each with its content and its data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.errors import Problem
from generator.load.cache import content_key, load_cache, write_cache
from generator.load.characters import MAX_BYTES
from generator.load.events import has_libyaml
from generator.load.files import DataFile, find_files
from generator.load.reader import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from generator.load.document import Marks

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
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
        return read_document(_content(self.origin), self.file).marks


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
    """
    files, problems = find_files(root)
    cached = load_cache(root / CACHE_FILE) if cache else {}
    fresh: dict[str, bytes] = {}
    found = list(problems)
    sources: list[Source] = []
    for number, file in enumerate(files):
        sources.extend(_read(file, cached, fresh, found))
        tell(number, len(files))
    if cache and fresh.keys() != cached.keys():
        write_cache(root / CACHE_FILE, fresh)
    if not has_libyaml():
        found.append(_no_libyaml())
    return Reading(files, tuple(sources), tuple(found))


def _content(origin: DataFile) -> bytes:
    with origin.path.open("rb", buffering=0) as file:
        return file.read(MAX_BYTES + 1)


def _read(
    origin: DataFile, cached: Mapping[str, bytes], fresh: dict[str, bytes], found: list[Problem]
) -> Iterable[Source]:
    try:
        content = _content(origin)
    except OSError as error:
        hint = "check its permissions"
        found.append(Problem(origin.file, 0, 0, f"cannot be read: {error.strerror}", hint, rule="file"))
        return
    key = content_key(content)
    if key in cached:
        fresh[key] = cached[key]
        yield Source(origin, cached[key])
        return
    document = read_document(content, origin.file)
    found.extend(document.problems)
    encoded = _ENCODER.encode(document.data).encode()
    if not document.problems:
        fresh[key] = encoded
    if document.data is not None or not document.problems:
        yield Source(origin, encoded)


def _no_libyaml() -> Problem:
    message = "PyYAML was installed without libyaml: reading takes about seven times as long"
    hint = "install a wheel of PyYAML (pip install --only-binary :all: --force-reinstall pyyaml)"
    return Problem("data", 0, 0, message, hint, severity="warning", rule="no-libyaml")
