"""How long work is shown: the stages of a build, and a bar on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.cli import watch
from generator.cli.build import command
from tests.places import MINI_SITE

if TYPE_CHECKING:
    from pathlib import Path


class Clock:
    """Stands in for the clocks of the machine."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> tuple[float, float]:
        return self.seconds, 2 * self.seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(watch, "_now", clock.now)
    monkeypatch.setattr("generator.cli.watch.time.monotonic", lambda: clock.seconds)
    return clock


def test_a_stage_within_another_counts_for_itself_alone(clock: Clock) -> None:
    clock.seconds = 1
    stopwatch = watch.Stopwatch()
    with stopwatch.stage("engine"):
        clock.seconds = 3
        with stopwatch.stage("pour"):
            clock.seconds = 10
        clock.seconds = 11
    table = stopwatch.table(pages=220)
    assert stopwatch.cpu == {"start": 1, "engine": 3, "pour": 7}
    assert stopwatch.wall == {"start": 0, "engine": 6, "pour": 14}
    assert "220 pages, 11 a second" in table
    assert [line.split()[0] for line in table.splitlines()[1:4]] == ["start", "engine", "pour"]


def test_a_stage_that_fails_is_over(clock: Clock) -> None:
    stopwatch = watch.Stopwatch()

    def fail() -> None:
        with stopwatch.stage("load"):
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  # the one from above
        fail()
    clock.seconds = 5
    stopwatch.table(pages=1)
    assert stopwatch.cpu["start"] == 5


def test_a_bar_is_shown_on_a_terminal_after_a_second_and_then_removed(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bar = watch.ProgressBar()
    with bar.stage("load"):
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        bar.progress(10, 100)
        assert capsys.readouterr().err == ""
        clock.seconds = 2
        bar.progress(50, 100)
        shown = capsys.readouterr().err
        assert "load" in shown
        assert "50%" in shown
        bar.progress(51, 100)
        assert capsys.readouterr().err == ""
    assert capsys.readouterr().err.strip("\r ") == ""


def test_no_bar_is_written_to_a_file(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    bar = watch.ProgressBar()
    with bar.stage("load"):
        clock.seconds = 9
        bar.progress(1, 2)
    assert capsys.readouterr().err == ""


def test_a_build_tells_where_the_time_went(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        command, ["--root", str(MINI_SITE), "--site-dir", str(tmp_path / "site"), "--profile", "--strict"]
    )
    assert result.exit_code == 0, result.output
    stages = [line.split("  ")[0] for line in result.output.splitlines()]
    for stage in ("load", "check", "index", "render", "engine", "pour", "export", "manifest", "link check"):
        assert stage in stages
    assert "pages, " in result.output
