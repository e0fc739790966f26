"""``atlas build``: the whole site."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import click

from generator.cli.options import checked_catalog, counts, quiet_option, root_option
from generator.engines.runner import build_site


@click.command("build")
@root_option
@click.option(
    "--site-dir", type=click.Path(path_type=Path, file_okay=False), help="Where the site goes.  [default: site]"
)
@click.option("--strict", is_flag=True, help="Treat warnings of the engine as errors.")
@quiet_option
def command(*, root: Path, site_dir: Path | None, strict: bool, quiet: bool) -> None:
    """Check the data, then build the site; the former one stays until the new one is whole.

    \b
    Examples:
      atlas build                       into site/
      atlas build --strict --quiet      as the checks of a pull request do
    """
    started = time.process_time()
    catalog = checked_catalog(root)
    target = site_dir or root / "site"

    def tell(message: str, level: int) -> None:
        if level >= logging.WARNING or (not quiet and message.startswith("Poured")):
            click.echo(message, err=level >= logging.WARNING)

    build_site(root, target, catalog, strict=strict, tell=tell)
    if not quiet:
        click.echo(f"{counts(catalog)}: built in {time.process_time() - started:.1f} s of CPU into {target}")
