"""The program as people call it: help that teaches, exit status, errors in a line."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from generator.cli import COMMANDS
from tests.places import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path


def atlas(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *words]
    return subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={"PYTHONPATH": str(REPOSITORY), "PATH": ""},
    )


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_help_teaches(command: str, tmp_path: Path) -> None:
    result = atlas(command, "--help", cwd=tmp_path)
    assert result.returncode == 0
    assert "Usage: atlas" in result.stdout
    assert len(result.stdout.splitlines()) > 8


def test_wrong_use_exits_with_two(tmp_path: Path) -> None:
    for words in (["chekc"], ["check", "--formt"], ["export", "--format", "no"], ["build", "--root", "nowhere"],
                  ["check", "--limit", "-1"]):  # fmt: skip
        result = atlas(*words, cwd=tmp_path)
        assert result.returncode == 2, words
        assert "Traceback" not in result.stderr


def test_check_of_a_good_catalog(mini_root: Path) -> None:
    result = atlas("check", cwd=mini_root)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "5 papers, 2 datasets, 1 metric, 1 tool: no problems found\n"


def test_one_wrong_character_gives_one_clear_line(mini_root: Path) -> None:
    file = mini_root / "data" / "papers" / "2024" / "lantern.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("venue: cmm", "venue: cnm"), encoding="utf-8")
    result = atlas("check", cwd=mini_root)
    assert result.returncode == 1
    assert result.stdout.splitlines() == [
        "data/papers/2024/lantern.yml:5:8: venue: unknown 'cnm' (did you mean 'cmm'?)",
        "1 error in 1 file",
    ]
    for command in ("build", "serve", "export --format json"):
        failed = atlas(*command.split(), cwd=mini_root)
        assert failed.returncode == 1
        assert "lantern.yml:5:8" in failed.stderr
        assert "Traceback" not in failed.stderr


@pytest.mark.parametrize("command", ["check", "build", "serve", "export --format json"])
def test_a_folder_without_a_catalog_is_told_in_a_line(command: str, tmp_path: Path) -> None:
    result = atlas(*command.split(), cwd=tmp_path)
    assert result.returncode == 1
    assert "has no folder data/" in result.stderr
    assert "Traceback" not in result.stderr


def test_export_prints_what_the_site_offers(mini_root: Path, mini_site: Path) -> None:
    for name, file in (("json", "catalog.json"), ("bibtex", "catalog.bib")):
        result = atlas("export", "--format", name, cwd=mini_root)
        assert result.returncode == 0
        assert result.stdout == (mini_site / file).read_text(encoding="utf-8")


def test_schema_prints_what_the_site_publishes(mini_root: Path, mini_site: Path) -> None:
    for kind, file in (("dataset", "schema/dataset.schema.json"), ("catalog", "catalog.schema.json")):
        result = atlas("schema", kind, cwd=mini_root)
        assert result.returncode == 0
        assert result.stdout == (mini_site / file).read_text(encoding="utf-8")


def test_build_works_from_another_folder(mini_root: Path, tmp_path: Path) -> None:
    result = atlas("build", "--strict", "--root", "root", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert (mini_root / "site" / "papers" / "lantern" / "index.html").exists()


def test_a_redirect_to_nowhere_is_told(mini_root: Path) -> None:
    (mini_root / "data" / "redirects.yml").write_text("papers/torch: papers/nowhere\n", encoding="utf-8")
    for command in ("check", "build"):
        result = atlas(command, cwd=mini_root)
        assert result.returncode == 1, command
        assert "data/redirects.yml:1:" in result.stdout + result.stderr
