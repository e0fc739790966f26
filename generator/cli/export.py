"""``atlas export``: the catalog in a format that other programs read."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import checked_catalog, root_option, write_output
from generator.engines.settings import read_site
from generator.export import FORMATS


def _formats() -> str:
    return "\n".join(f"  {export.name:10} {export.description}" for export in FORMATS.values())


@click.command("export", epilog=f"\b\nFormats:\n{_formats()}")
@root_option
@click.option("--format", "name", type=click.Choice(list(FORMATS)), required=True, help="Which format.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else to the terminal."
)
def command(*, root: Path, name: str, output: Path | None) -> None:
    """Write the whole catalog in one format, as the built site offers it too.

    \b
    Examples:
      atlas export --format bibtex > catalog.bib
      atlas export --format json --output catalog.json
    """
    write_output(FORMATS[name].render(checked_catalog(root), read_site(root)), output)
