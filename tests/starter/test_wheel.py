"""The built wheel carries all it needs: installed on its own, it makes a site and builds it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.places import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 120


def run(*command: str | Path, cwd: Path) -> str:
    environment = {"PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel in the folder that WHEELS names, as a release has it tested; else one that is built now."""
    if "WHEELS" in os.environ:
        (built,) = (REPOSITORY / os.environ["WHEELS"]).glob("*.whl")
        return built
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=REPOSITORY)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; what it depends on is borrowed from the environment of the tests."""
    folder = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    python = folder / "bin" / "python"
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=folder,
    )
    packages = next((folder / "lib").glob("python*/site-packages"))
    (packages / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", "utf-8")
    return python


def test_the_wheel_has_templates_and_starter(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = {path.relative_to(REPOSITORY / "templates") for path in (REPOSITORY / "templates").rglob("*.html")}
    assert {f"generator/_templates/{path.as_posix()}" for path in templates} <= names
    assert {
        "generator/starter/content/mkdocs.yml", "generator/starter/content/gitignore",
        "generator/starter/content/github/workflows/ci.yml",
    } <= names  # fmt: skip
    assert not [name for name in names if name.startswith(("data/", "tests/"))]


def test_an_installed_program_makes_and_builds_a_site(python: Path, tmp_path: Path) -> None:
    atlas = python.with_name("atlas")
    where = run(python, "-c", "import generator; print(generator.__file__)", cwd=tmp_path)
    assert where.startswith(str(python.parent.parent))
    run(atlas, "new", "bees", "--title", "Wild bees", "--subject", "pollination by wild bees", cwd=tmp_path)
    record = tmp_path / "bees" / "data" / "papers" / "2024" / "blue-flowers.yml"
    record.parent.mkdir(parents=True)
    record.write_text("title: Bees prefer blue flowers\nyear: 2024\nvenue: arxiv\ntype: analysis\n", "utf-8")
    assert run("make", "check", cwd=tmp_path / "bees") == "1 paper: no problems found\n"
    run("make", "build", cwd=tmp_path / "bees")
    page = (tmp_path / "bees" / "site" / "papers" / "blue-flowers" / "index.html").read_text("utf-8")
    assert "Bees prefer blue flowers" in page
    assert (tmp_path / "bees" / "site" / "assets" / "site.js").exists()
