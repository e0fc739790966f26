"""``atlas export``: the catalog in a format that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from generator.cli.options import checked_catalog, root_option, write_output
from generator.engines.settings import read_site
from generator.export import FORMATS, Pieces
from generator.export.markdown_list import render_readme


def _formats() -> str:
    return "\n".join(f"  {export.name:10} {export.description}" for export in FORMATS.values())


@click.command("export", epilog=f"\b\nFormats:\n{_formats()}")
@root_option
@click.option("--format", "name", type=click.Choice(list(FORMATS)), required=True, help="Which format.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else to the terminal."
)
@click.option(
    "--by", type=click.Choice(["venue", "year"]), help="Headings of papers in the format readme.  [default: venue]"
)
def command(*, root: Path, name: str, output: Path | None, by: Literal["venue", "year"] | None) -> None:
    """Write the whole catalog in one format, as the built site offers it too.

    \b
    Examples:
      atlas export --format bibtex > catalog.bib
      atlas export --format json --output catalog.json
      atlas export --format readme --by year --output LIST.md
    """
    if by and name != "readme":
        raise click.UsageError("--by belongs to --format readme")
    catalog, site = checked_catalog(root), read_site(root)
    content = render_readme(catalog, site, by).encode() if by else FORMATS[name].render(Pieces(catalog, site))
    write_output(content, output)
