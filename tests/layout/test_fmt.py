"""``atlas fmt``: what it writes, moves, refuses, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from generator.cli.fmt import command
from tests.minicatalog import PAPER, Data

if TYPE_CHECKING:
    from pathlib import Path

MESSY = "# Seen twice.\nyear: 2024\ntitle: A\nvenue: miccai\ntype: 'method'\n"
TIDY = "title: A\n# Seen twice.\nyear: 2024\nvenue: miccai\ntype: method\n"


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """A catalog whose files without records are in the canonical form."""
    data = Data(tmp_path)
    fmt(data)
    return data


def fmt(data: Data, *words: str) -> Result:
    return CliRunner().invoke(command, ["--root", str(data.root), *words])


def state(data: Data) -> dict[str, str]:
    return {
        file.relative_to(data.root).as_posix(): file.read_text("utf-8")
        for file in sorted(data.root.rglob("*"))
        if file.is_file()
    }


def test_files_are_written_and_told(data: Data) -> None:
    data.write("papers/2024/a.yml", MESSY)
    data.write("papers/2024/b.yml", PAPER)
    result = fmt(data)
    assert (result.exit_code, result.stdout) == (0, "data/papers/2024/a.yml\n1 of 9 files changed\n")
    assert state(data)["data/papers/2024/a.yml"] == TIDY
    again = fmt(data)
    assert (again.exit_code, again.stdout) == (0, "9 files: all in the canonical form\n")


def test_check_writes_nothing_and_exits_with_one(data: Data) -> None:
    data.write("papers/2024/a.yml", MESSY)
    before = state(data)
    result = fmt(data, "--check")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "data/papers/2024/a.yml"
    assert state(data) == before


def test_a_paper_moves_to_the_folder_of_its_year(data: Data) -> None:
    data.write("papers/2023/a.yml", PAPER)
    data.write("papers/2023/b.yml", "title: B\ntype: method\n")
    assert fmt(data, "--check").exit_code == 1
    result = fmt(data)
    assert result.stdout.splitlines()[0] == "data/papers/2023/a.yml -> data/papers/2024/a.yml"
    files = state(data)
    assert files["data/papers/2024/a.yml"] == PAPER
    assert "data/papers/undated/b.yml" in files
    assert not [file for file in files if "/2023/" in file]


def test_a_file_is_never_put_over_another(data: Data) -> None:
    data.write("papers/2023/a.yml", PAPER)
    data.write("papers/2024/a.yml", PAPER.replace("A", "Other"))
    result = fmt(data)
    assert result.exit_code == 1
    assert "is a file already" in str(result.exception)
    assert state(data)["data/papers/2024/a.yml"] == PAPER.replace("A", "Other")


def test_what_cannot_be_read_stays_and_is_told_with_its_place(data: Data) -> None:
    data.write("papers/2024/a.yml", MESSY)
    data.write("papers/2024/bad.yml", "title: A: B\n")
    result = fmt(data)
    assert result.exit_code == 1
    assert "data/papers/2024/bad.yml:1:" in result.stderr
    assert state(data)["data/papers/2024/bad.yml"] == "title: A: B\n"
    assert state(data)["data/papers/2024/a.yml"] == TIDY


def test_only_the_files_that_are_named(data: Data) -> None:
    file = data.write("papers/2024/a.yml", MESSY)
    data.write("papers/2024/b.yml", MESSY)
    assert fmt(data, str(file)).stdout == "data/papers/2024/a.yml\n1 of 1 file changed\n"
    assert state(data)["data/papers/2024/b.yml"] == MESSY
    assert fmt(data, str(data.root / "data" / "venues.yml")).stdout == "1 file: all in the canonical form\n"
    assert fmt(data, "/tmp").exit_code == 2  # noqa: S108


def test_a_run_that_is_killed_leaves_whole_files(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    data.write("papers/2024/a.yml", MESSY)
    before = state(data)["data/papers/2024/a.yml"]

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.replace", killed)
    assert fmt(data).exit_code != 0
    monkeypatch.undo()
    assert state(data)["data/papers/2024/a.yml"] == before
    assert data.problems() == []
