from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from generator.errors import AtlasError
from generator.pour.processes import CHUNK, MANY_FILES, write_in_processes
from generator.processes import useful_processes

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),  # the test runner has threads of its own
]

PATHS = ["catalog.json", *(f"papers/p{number}" for number in range(5 * CHUNK))]


def test_every_path_is_written_once_whoever_writes_it(tmp_path: Path) -> None:
    def write(path: str) -> None:
        with (tmp_path / path.replace("/", "-")).open("x") as file:
            file.write(str(os.getpid()))

    told: list[tuple[int, int]] = []
    write_in_processes(PATHS, write, 2, lambda done, of: told.append((done, of)))
    assert {file.name for file in tmp_path.iterdir()} == {path.replace("/", "-") for path in PATHS}
    assert told
    assert all(done <= of == 6 for done, of in told)


@pytest.mark.parametrize("where", ["here", "there"])
def test_a_failure_in_any_process_ends_the_work(tmp_path: Path, where: str) -> None:
    parent = os.getpid()

    def write(path: str) -> None:
        (tmp_path / path.replace("/", "-")).touch()
        if (os.getpid() == parent) == (where == "here"):
            raise AtlasError(f"broken template at {path}")

    with pytest.raises(AtlasError, match="broken template at"):
        write_in_processes(PATHS * 40, write, 2, lambda _done, _of: None)


def test_a_process_that_is_ended_from_outside_is_noticed() -> None:
    parent = os.getpid()

    def write(_: str) -> None:
        if os.getpid() != parent:
            os._exit(9)

    with pytest.raises(AtlasError, match="ended from outside"):
        write_in_processes(PATHS * 40, write, 2, lambda _done, _of: None)


def test_few_files_are_not_worth_a_second_process() -> None:
    assert useful_processes(MANY_FILES - 1, MANY_FILES) == 1
    assert 1 <= useful_processes(MANY_FILES, MANY_FILES) <= 8
