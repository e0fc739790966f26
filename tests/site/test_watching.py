"""A preview hears of changed files soon, whether or not the system tells of them."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from generator.engines import watching
from generator.engines.looks import look_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from watchdog.observers.api import BaseObserver

PATIENCE = 20.0


class Ear(FileSystemEventHandler):
    def __init__(self) -> None:
        self.heard: list[str] = []
        self.something = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.heard.append(str(event.src_path))
        self.something.set()

    def hears(self, path: Path) -> bool:
        """Tell whether a file is heard of: writing one may be heard twice."""
        while str(path) not in self.heard:
            if not self.something.wait(PATIENCE):
                return False
            self.something.clear()
        return True


class Deaf:
    """A system that has no way left to tell."""

    def schedule(self, *_: Any, **__: Any) -> None:
        raise OSError(28, "no space left on device")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data" / "papers").mkdir(parents=True)
    (tmp_path / "data" / "papers" / "a.yml").write_text("title: A\n")
    return tmp_path / "data"


@pytest.fixture(params=["the system tells", "it does not"])
def ear(request: pytest.FixtureRequest, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ear]:
    if request.param == "it does not":
        monkeypatch.setattr(watching, "Observer", Deaf)
    with listening(watching.watching(), folder) as ear:
        yield ear


@contextmanager
def listening(observer: BaseObserver, folder: Path) -> Iterator[Ear]:
    ear = Ear()
    observer.schedule(ear, str(folder), recursive=True)
    observer.start()
    while not all(emitter.is_looking for emitter in observer.emitters):  # type: ignore[attr-defined]
        threading.Event().wait(0.01)
    try:
        yield ear
    finally:
        observer.stop()
        observer.join()


def test_every_kind_of_change_is_heard(ear: Ear, folder: Path) -> None:
    file = folder / "papers" / "a.yml"
    file.write_text("title: B B\n")
    assert ear.hears(file)
    new = folder / "papers" / "2024" / "n.yml"
    new.parent.mkdir()
    new.write_text("title: N\n")
    assert ear.hears(new)
    ear.heard.clear()
    file.unlink()
    assert ear.hears(file)
    ear.heard.clear()
    new.rename(file)
    assert ear.hears(file)


def test_what_only_reads_or_is_hidden_is_not_heard(ear: Ear, folder: Path) -> None:
    (folder / "papers" / "a.yml").read_text()
    (folder / "papers" / ".a.yml.swp").write_text("x")
    assert not ear.something.wait(0.5)


def test_looks_follow_links_and_end_in_a_circle(folder: Path, tmp_path: Path) -> None:
    (folder / "round").symlink_to(folder)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "b.yml").write_text("title: B\n")
    (folder / "linked").symlink_to(elsewhere)
    (folder / "gone").symlink_to(tmp_path / "nowhere")
    looks = look_at(str(folder), str(tmp_path / "missing"))
    assert {os.path.basename(path) for path in looks} == {"a.yml", "b.yml"}  # noqa: PTH119  # paths as text
    assert len(looks) == 2


def test_a_file_that_the_system_names_is_heard_of_before_all_are_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "SOONEST", 600.0)
    monkeypatch.setattr(watching, "LATEST", 600.0)
    told: list[str] = []
    with listening(watching.watching(told.append), folder) as ear:
        file = folder / "papers" / "a.yml"
        file.write_text("title: B B\n")
        assert ear.hears(file)
        ear.heard.clear()
        file.unlink()
        assert ear.hears(file)
    assert set(told) == {str(file)}
