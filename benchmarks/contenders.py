"""What is compared: how each generator is installed, given the corpus, and run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.hugo_data import make_hugo_project
from benchmarks.markdown_data import make_markdown_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.corpus import Corpus

HERE = Path(__file__).parent
REPOSITORY = HERE.parent


@dataclass(frozen=True)
class Contender:
    """One generator.

    Attributes:
        name: What the table calls it.
        requirements: Locked packages for an environment of its own; none for ours, which runs where this does.
        prepare: Writes the corpus as the generator wants it, into a folder; what it takes is not counted.
        command: Returns how to build that folder into another with the programs of an environment.
        forget: Removes what the generator remembers of former builds, so that each is cold.
        most: The largest corpus it is worth waiting for.
        inside: Whether it builds only into a folder ``site`` of its project.
    """

    name: str
    requirements: str
    prepare: Callable[[Corpus, Path], None]
    command: Callable[[Path, Path, Path], tuple[str, ...]]
    forget: Callable[[Path], None]
    most: int
    inside: bool = False


def install(contender: Contender, environments: Path) -> Path:
    """Return the folder of a contender's programs; makes its environment when there is none."""
    if not contender.requirements:
        return Path(sys.executable).parent
    folder, wanted = environments / contender.name.split()[0].lower(), HERE / contender.requirements
    done = folder / "installed.txt"
    if not done.exists() or done.read_bytes() != wanted.read_bytes():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)  # noqa: S603  # our own arguments
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "-r", str(wanted)], check=True)  # noqa: S603  # our own arguments
        done.write_bytes(wanted.read_bytes())
    return folder / "bin"


def _link_corpus(corpus: Corpus, folder: Path) -> None:
    folder.unlink(missing_ok=True)
    folder.symlink_to(corpus.root.resolve())


def _copy_lean(corpus: Corpus, folder: Path) -> None:
    """Make the corpus anew under the settings for large catalogs; papers are the same files."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(corpus.root, folder, copy_function=os.link, ignore=shutil.ignore_patterns(".cache"))
    settings = folder / "data" / "catalog.yml"
    text = settings.read_text("utf-8")
    settings.unlink()
    settings.write_text(f"{text}lean: true\nauthor_pages_from: 5\n", "utf-8")


def _forget_atlas(folder: Path) -> None:
    shutil.rmtree(folder / ".cache", ignore_errors=True)


def _forget_zensical(folder: Path) -> None:
    shutil.rmtree(folder / ".cache", ignore_errors=True)


def _forget_hugo(folder: Path) -> None:
    shutil.rmtree(folder / "resources", ignore_errors=True)
    (folder / ".hugo_build.lock").unlink(missing_ok=True)


def _atlas(programs: Path, project: Path, out: Path) -> tuple[str, ...]:
    return (str(programs / "python"), "-m", "generator", "build", "--root", str(project), "--site-dir", str(out), "-q")


def _hugo(programs: Path, project: Path, out: Path) -> tuple[str, ...]:
    # The package's own launcher is a Python program; what it starts is asked directly.
    [binary] = programs.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*")
    return (str(binary), "build", "--source", str(project), "--destination", str(out), "--noBuildLock", "--quiet")


def _mkdocs(programs: Path, project: Path, out: Path) -> tuple[str, ...]:
    config = str(project / "mkdocs.yml")
    return (str(programs / "mkdocs"), "build", "--quiet", "--config-file", config, "--site-dir", str(out))


def _zensical(programs: Path, project: Path, out: Path) -> tuple[str, ...]:  # noqa: ARG001  # it has no option for it
    return (str(programs / "zensical"), "build", "--config-file", str(project / "mkdocs.yml"))


CONTENDERS = (
    Contender("Atlas", "", _link_corpus, _atlas, _forget_atlas, 1_000_000),
    Contender("Lean", "", _copy_lean, _atlas, _forget_atlas, 1_000_000),
    Contender("Hugo", "requirements-hugo.txt", make_hugo_project, _hugo, _forget_hugo, 1_000_000),
    Contender("MkDocs", "requirements-mkdocs.txt", make_markdown_project, _mkdocs, lambda _: None, 1_000),
    Contender(
        "Zensical", "requirements-zensical.txt", make_markdown_project, _zensical, _forget_zensical, 1_000, inside=True
    ),
)
