"""Pouring in several processes at once: worth the trouble from some thousand files on."""

from __future__ import annotations

import gc
import multiprocessing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import AtlasError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.process import BaseProcess

MANY_FILES = 6000
"""From so many files on a second process saves more than it costs."""
CHUNK = 100


@dataclass(frozen=True)
class _Task:
    """What every process works at: chunks of paths, the number of the next chunk to take, and the failures so far."""

    chunks: Sequence[Sequence[str]]
    write: Callable[[str], None]
    taken: multiprocessing.sharedctypes.Synchronized[int]
    failures: multiprocessing.SimpleQueue[str]

    def take(self) -> Iterator[Sequence[str]]:
        """Yield chunks that no other process has taken, until there are none."""
        while True:
            with self.taken.get_lock():
                number = self.taken.value
                self.taken.value += 1
            if number >= len(self.chunks):
                return
            yield self.chunks[number]

    def stop(self) -> None:
        """Let every process end after the chunk it is at."""
        with self.taken.get_lock():
            self.taken.value = len(self.chunks)


def write_in_processes(
    paths: Iterable[str], write: Callable[[str], None], processes: int, tell: Callable[[int, int], None]
) -> None:
    """Call ``write`` with each path, in this process and in copies of it; which one writes a path makes no difference.

    Args:
        paths: What to write. The first chunks are taken first.
        write: Writes one file.
        processes: How many processes, this one among them.
        tell: Is told now and then how many chunks are done, of how many.

    Raises:
        AtlasError: A file cannot be made, or a process was ended from outside.
    """
    context = multiprocessing.get_context("fork")
    task = _Task(tuple(_chunks(paths)), write, context.Value("q", 0), context.SimpleQueue())
    others = [context.Process(target=_work, args=(task,), daemon=True) for _ in range(processes - 1)]
    gc.collect()
    gc.freeze()  # what is there already is not walked over again, so that processes go on sharing it
    try:
        for process in others:
            process.start()
        for chunk in task.take():
            tell(min(task.taken.value, len(task.chunks)), len(task.chunks))
            for path in chunk:
                write(path)
    finally:
        task.stop()
        gc.unfreeze()
        _await(others, task.failures)


def _await(processes: Sequence[BaseProcess], failures: multiprocessing.SimpleQueue[str]) -> None:
    for process in processes:
        process.join()
    if not failures.empty():
        raise AtlasError(failures.get())
    if any(process.exitcode for process in processes):
        raise AtlasError("a process that writes pages was ended from outside; was there enough memory?")


def _work(task: _Task) -> None:
    try:
        for chunk in task.take():
            for path in chunk:
                task.write(path)
    except (AtlasError, OSError) as error:
        task.failures.put(str(error))
        task.stop()


def _chunks(paths: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield what takes long first and alone: the files at the top, most of which hold the whole catalog."""
    found = tuple(paths)
    alone = [path for path in found if "/" not in path]
    others = [path for path in found if "/" in path]
    yield from ((path,) for path in alone)
    for start in range(0, len(others), CHUNK):
        yield tuple(others[start : start + CHUNK])
