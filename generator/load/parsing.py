"""Parsing many files, in several processes at once where that saves time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import AtlasError, Problem
from generator.load.cache import content_key
from generator.load.characters import MAX_BYTES
from generator.load.reader import read_document
from generator.processes import useful_processes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.load.files import DataFile

MANY_FILES = 3000
"""From so many files on a second process saves more than it costs."""
CHUNK = 100
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds.

    Attributes:
        key: The key of its content in the cache; empty when it cannot be read.
        encoded: Its data as JSON; none when there are none.
        problems: What is wrong with it.
    """

    key: str
    encoded: bytes | memoryview | None
    problems: tuple[Problem, ...]


def content_of(origin: DataFile) -> bytes:
    """Return the bytes of a file, and at most one more than it may have."""
    # A Path of each of many thousand files takes longer than reading it.
    with open(f"{origin.root}/{origin.file}", "rb", buffering=0) as file:  # noqa: PTH123
        return file.read(MAX_BYTES + 1)


def parse_file(origin: DataFile) -> Parsed:
    """Return what a file holds; raises nothing, whatever that is."""
    try:
        content = content_of(origin)
    except OSError as error:
        hint = "check its permissions"
        return Parsed("", None, (Problem(origin.file, 0, 0, f"cannot be read: {error.strerror}", hint, rule="file"),))
    document = read_document(content, origin.file)
    encoded = _ENCODER.encode(document.data).encode()
    nothing = document.data is None and document.problems
    return Parsed(content_key(content), None if nothing else encoded, document.problems)


def parse_files(origins: Sequence[DataFile], processes: int | None = None) -> Iterator[Parsed]:
    """Yield what each file holds, in their order.

    Args:
        origins: The files.
        processes: In how many processes; as many as are useful unless given. What is yielded is the same.

    Raises:
        AtlasError: A process was ended from outside.
    """
    count = useful_processes(len(origins), MANY_FILES) if processes is None else processes
    return map(parse_file, origins) if count == 1 else _in_processes(origins, count)


def _in_processes(origins: Sequence[DataFile], count: int) -> Iterator[Parsed]:
    # A small catalog need not load what starts processes.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    with ProcessPoolExecutor(count, mp_context=get_context("fork")) as pool:
        try:
            yield from pool.map(parse_file, origins, chunksize=CHUNK)
        except BrokenProcessPool:
            raise AtlasError("a process that reads files was ended from outside; was there enough memory?") from None
