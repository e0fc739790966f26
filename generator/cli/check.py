"""``atlas check``: everything that is wrong with the data, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.options import counts, format_option, quiet_option, read_everything, root_option
from generator.report import report

if TYPE_CHECKING:
    from pathlib import Path

    from generator.report import Format


@click.command("check")
@root_option
@format_option
@click.option(
    "--limit",
    default=50,
    show_default=True,
    type=click.IntRange(min=0),
    help="How many problems to show as text; 0 shows all.",
)
@click.option("--no-cache", is_flag=True, help="Parse every file again.")
@quiet_option
def command(*, root: Path, form: Format, limit: int, no_cache: bool, quiet: bool) -> None:
    """Check every record; list each problem with its file, line and column.

    All problems of all files are found in one run. A warning does not change the exit status.

    \b
    Examples:
      atlas check                     read data/ here
      atlas check --format github     as annotations of a pull request
    """
    catalog, problems = read_everything(root, cache=not no_cache)
    failed = any(problem.severity == "error" for problem in problems)
    if problems or form in ("json", "sarif"):
        click.echo(report(problems, form, limit=limit or None))
    elif not quiet:
        click.echo(f"{counts(catalog)}: no problems found")
    raise SystemExit(1 if failed else 0)
