"""``atlas diff``: what changed between two states of a catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.changes import FORMATS, compare, read_state
from generator.cli.options import root_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@root_option
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="How to write it."
)
def command(*, old: str, new: str | None, root: Path, form: str) -> None:
    """Tell what changed in data/ from OLD to NEW, record by record and field by field.

    Each of the two is a folder that holds data/, or a git revision; without NEW, the site as it is now. Added, removed and
    changed records are told apart from those that were renamed or merged, and from preprints that have appeared since.

    \b
    Examples:
      atlas diff main                            what a branch changed
      atlas diff v1.0 v1.1 --format json
      atlas diff origin/main --format markdown   fit for a comment under a pull request
    """
    states = read_state(old, root), read_state(new or str(root), root)
    click.echo(FORMATS[form](compare(*states)))
