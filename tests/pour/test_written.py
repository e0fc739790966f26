"""Sizes and hashes of files are known from when they were written, whichever process wrote them."""

from __future__ import annotations

from hashlib import sha256

import pytest

from generator.pour.processes import write_in_processes
from generator.pour.written import Written
from generator.processes import useful_processes

PATHS = [f"papers/{number}.json" for number in range(500)]


def content(path: str) -> bytes:
    return path.encode() * len(path)


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_written_is_remembered(processes: int) -> None:
    if processes > 1 and useful_processes(1, 1) == 1:
        pytest.skip("this system works in one process")
    written = Written([*PATHS, "never.json"])
    write_in_processes(PATHS, lambda path: written.note(path, content(path)), processes, lambda _done, _of: None)
    for path in PATHS:
        assert written.find(path) == (len(content(path)), sha256(content(path)).hexdigest())


def test_of_other_files_nothing_is_known() -> None:
    written = Written(["a", "empty"])
    written.note("empty", b"")
    assert written.find("a") is None
    assert written.find("b") is None
    assert written.find("empty") == (0, sha256(b"").hexdigest())
    assert Written(()).find("a") is None
