"""Options that several commands share, and how they speak."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.errors import AtlasError
from generator.files import finish_writing
from generator.links.redirects import read_redirects
from generator.load import find_files
from generator.reading import read_catalog
from generator.report import FORMATS, report
from generator.stages import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from generator.catalog import Catalog
    from generator.errors import Problem
    from generator.load import DataFile
    from generator.report import Format
    from generator.stages import Watcher


def _whole(_context: click.Context, _option: click.Parameter, root: Path) -> Path:
    """Return the folder of a site, with what a killed import had ready put in its place."""
    finish_writing(root)
    return root


root_option = click.option(
    "--root",
    default=".",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    callback=_whole,
    help="Folder of the site: where mkdocs.yml and data/ are.  [default: the current folder]",
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Say only what is wrong.")
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to write problems."
)


def today() -> date:
    """Return the day it is, in UTC: the one place where the program looks at a clock."""
    return datetime.now(UTC).date()


def _require_data(root: Path) -> None:
    if not (root / "data").is_dir():
        raise AtlasError(
            f"{root.resolve()} has no folder data/; call this in the folder of a site, or name it with --root"
        )


def read_everything(
    root: Path, *, cache: bool = True, watcher: Watcher = UNWATCHED
) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return the catalog of a site and everything that is wrong with it and with its redirects.

    Raises:
        AtlasError: There is no site in the folder.
    """
    _require_data(root)
    catalog, problems = read_catalog(root, today=today(), cache=cache, watcher=watcher)
    _, wrong = read_redirects(root, catalog)
    return catalog, tuple(sorted((*problems, *wrong)))


def checked_catalog(root: Path, *, form: Format = "text", cache: bool = True, watcher: Watcher = UNWATCHED) -> Catalog:
    """Return the catalog, after telling on standard error what is wrong with it; exit with 1 if that is an error.

    Raises:
        AtlasError: There is no site in the folder.
    """
    catalog, problems = read_everything(root, cache=cache, watcher=watcher)
    if problems:
        click.echo(report(problems, form), err=True)
    if any(problem.severity == "error" for problem in problems):
        raise SystemExit(1)
    return catalog


def data_files(root: Path, chosen: Collection[Path]) -> tuple[tuple[DataFile, ...], tuple[Problem, ...]]:
    """Return the files of the catalog, or those among them that lie at one of the ``chosen`` paths; and what stands in the way.

    Raises:
        AtlasError: There is no site in the folder.
        UsageError: A path does not lie in ``data/``.
    """
    _require_data(root)
    files, problems = find_files(root)
    places = [path.resolve() for path in chosen]
    data = (root / "data").resolve()
    for path, place in zip(chosen, places, strict=True):
        if not place.is_relative_to(data):
            raise click.UsageError(f"{path} does not lie in {root / 'data'}")

    def is_chosen(file: str) -> bool:
        return not places or any((root / file).resolve().is_relative_to(place) for place in places)

    return tuple(file for file in files if is_chosen(file.file)), tuple(
        problem for problem in problems if is_chosen(problem.file) and problem.severity == "error"
    )


def write_output(content: bytes, output: Path | None) -> None:
    """Write a program's result to a file, or to the terminal when none is named."""
    if output:
        output.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)


def counts(catalog: Catalog) -> str:
    """Return how many records of each kind there are: ``570 papers, 1 dataset``."""
    kinds = ("papers", "datasets", "metrics", "tools")
    sizes = {kind: len(catalog.of_kind(kind)) for kind in kinds}
    return (
        ", ".join(f"{size:,} {kind if size > 1 else kind[:-1]}" for kind, size in sizes.items() if size) or "no records"
    )
