"""One state of a catalog: as a folder has it, or as it was at a git revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.errors import AtlasError
from generator.load import RECORD_FOLDERS, find_files
from generator.reading import read_catalog

if TYPE_CHECKING:
    from generator.catalog import Catalog

PATIENCE = 60
"""Seconds that git may take."""


@dataclass(frozen=True)
class State:
    """A catalog at one time.

    Attributes:
        name: What it was asked for by: a folder or a revision.
        catalog: Everything valid in it.
        unreadable: Kind and id, joined with ``/``, of the records whose files are there but cannot be used.
    """

    name: str
    catalog: Catalog
    unreadable: frozenset[str] = frozenset()


def read_state(name: str, root: Path) -> State:
    """Return the catalog that ``name`` means: a folder that holds ``data/``, or a revision of the repository around ``root``.

    Raises:
        AtlasError: It is neither.
    """
    for folder in (Path(name), root / name):
        if name and (folder / "data").is_dir():
            return _of_folder(name, folder)
    with TemporaryDirectory(prefix="atlas-") as folder_name:
        _check_out(name, root, Path(folder_name))
        return _of_folder(name, Path(folder_name))


def read_file_at(revision: str, root: Path, file: str) -> bytes | None:
    """Return what a file of the repository around ``root`` held at a revision; None when there is no such revision or file."""
    try:
        commit = _git(root, revision, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return _git(root, revision, "show", "--end-of-options", f"{commit.decode().strip()}:./{file}")
    except AtlasError:
        return None


def _of_folder(name: str, folder: Path) -> State:
    catalog, _ = read_catalog(folder, cache=False)
    files, _ = find_files(folder)
    written = {f"{file.part}/{file.stem}" for file in files if file.part in RECORD_FOLDERS}
    return State(name, catalog, frozenset(written - catalog.files.keys()))


def _check_out(revision: str, root: Path, folder: Path) -> None:
    """Put ``data/`` as it was at a revision into a folder."""
    commit = _git(root, revision, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    archive = _git(root, revision, "archive", "--format=tar", commit.decode().strip(), "--", "data")
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")


def _git(root: Path, revision: str, *words: str) -> bytes:
    """Return what git answers; its arguments are a list, so that no text among them can be a command."""
    try:
        command = ["git", "-C", str(root), *words]
        answer = subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)  # noqa: S603  # no shell
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip()
        reason = said.splitlines()[-1] if said else "no such folder with data/, and no such git revision"
        raise AtlasError(f"{revision}: {reason}") from error
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise AtlasError(f"{revision}: no such folder with data/, and git cannot be asked: {error}") from error
    return answer.stdout
