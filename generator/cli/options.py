"""Options that several commands share, and how they speak."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.errors import AtlasError
from generator.reading import read_catalog
from generator.report import FORMATS, report

if TYPE_CHECKING:
    from datetime import date

    from generator.catalog import Catalog
    from generator.report import Format

root_option = click.option(
    "--root",
    default=".",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the site: where mkdocs.yml and data/ are.  [default: the current folder]",
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Say only what is wrong.")
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to write problems."
)


def today() -> date:
    """Return the day it is, in UTC: the one place where the program looks at a clock."""
    return datetime.now(UTC).date()


def checked_catalog(root: Path, *, form: Format = "text", cache: bool = True) -> Catalog:
    """Return the catalog, after telling on standard error what is wrong with it; exit with 1 if that is an error.

    Raises:
        AtlasError: There is no site in the folder.
    """
    if not (root / "data").is_dir():
        raise AtlasError(
            f"{root.resolve()} has no folder data/; call this in the folder of a site, or name it with --root"
        )
    catalog, problems = read_catalog(root, today=today(), cache=cache)
    if problems:
        click.echo(report(problems, form), err=True)
    if any(problem.severity == "error" for problem in problems):
        raise SystemExit(1)
    return catalog


def counts(catalog: Catalog) -> str:
    """Return how many records of each kind there are: ``570 papers, 1 dataset``."""
    kinds = ("papers", "datasets", "metrics", "tools")
    sizes = {kind: len(catalog.of_kind(kind)) for kind in kinds}
    return (
        ", ".join(f"{size:,} {kind if size > 1 else kind[:-1]}" for kind, size in sizes.items() if size) or "no records"
    )
