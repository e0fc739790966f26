"""Many files are parsed in several processes; nobody but the clock can tell."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from generator.errors import AtlasError
from generator.load import parsing
from generator.load.files import find_files

if TYPE_CHECKING:
    from generator.load.files import DataFile
    from tests.minicatalog import Data


@pytest.fixture
def origins(data: Data) -> tuple[DataFile, ...]:
    for number in range(250):
        data.write(f"papers/2024/p{number}.yml", "title: [\n" if number % 100 == 7 else f"title: P {number}\n")
    files, _ = find_files(data.root)
    return files


def test_two_processes_parse_what_one_does(origins: tuple[DataFile, ...]) -> None:
    alone, together = (list(parsing.parse_files(origins, processes)) for processes in (1, 2))
    assert alone == together
    assert sum(1 for parsed in together if parsed.problems) == 3
    assert len(together) == len(origins)


def test_a_process_that_is_ended_from_outside_is_told(
    origins: tuple[DataFile, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "content_of", lambda _origin: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(AtlasError, match="ended from outside"):
        list(parsing.parse_files(origins, 2))
