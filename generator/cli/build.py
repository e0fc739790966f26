"""``atlas build``: the whole site."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import checked_catalog, counts, quiet_option, root_option
from generator.cli.watch import ProgressBar, Stopwatch
from generator.engines.runner import ENGINES, build_site
from generator.stages import UNWATCHED

if TYPE_CHECKING:
    from generator.engines.runner import Engine


@click.command("build")
@root_option
@click.option(
    "--site-dir", type=click.Path(path_type=Path, file_okay=False), help="Where the site goes.  [default: site]"
)
@click.option(
    "--engine", type=click.Choice(ENGINES), default="mkdocs", show_default=True, help="What builds the theme."
)
@click.option("--strict", is_flag=True, help="Treat warnings of the engine as errors.")
@click.option(
    "--profile", is_flag=True, help="Tell where the time went, stage by stage; in one process, so that it adds up."
)
@quiet_option
def command(*, root: Path, site_dir: Path | None, engine: Engine, strict: bool, profile: bool, quiet: bool) -> None:
    """Check the data, then build the site; the former one stays until the new one is whole.

    \b
    Examples:
      atlas build                       into site/
      atlas build --strict --quiet      as the checks of a pull request do
      atlas build --engine zensical     the same site, its theme built by Zensical
    """
    stopwatch = Stopwatch()
    watcher = stopwatch if profile else UNWATCHED if quiet else ProgressBar()
    catalog = checked_catalog(root, watcher=watcher)
    target = site_dir or root / "site"

    def tell(message: str, level: int) -> None:
        if level >= logging.WARNING or (not quiet and message.startswith("Poured")):
            click.echo(message, err=level >= logging.WARNING)

    build_site(root, target, catalog, strict=strict, tell=tell, engine=engine, watcher=watcher)
    if not quiet:
        click.echo(f"{counts(catalog)}: built in {stopwatch.seconds():.1f} s of CPU into {target}")
    if profile:
        click.echo(stopwatch.table(pages=sum(1 for _ in target.rglob("*.html"))))
