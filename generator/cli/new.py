"""``atlas new``: an empty site for another field, or one made from a list."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from generator.cli.options import counts, today
from generator.errors import AtlasError
from generator.importer import to_text
from generator.reading import load_catalog
from generator.starter import SiteText, fill_from_list, list_title, put_site, starter_files

_LOCAL = """\
# The program that made this site, on this machine; this file is not part of the repository.
ATLAS := {program} -m generator
"""


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="Name of the site.  [default: the list's heading, or made from the folder's name]")
@click.option("--subject", help="The field it covers, as a noun phrase.  [default: the title]")
@click.option(
    "--from", "source", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="List of works to import."
)
@click.option("--added", metavar="DATE", help="Day to note in imported records.  [default: today]")
def command(*, folder: Path, title: str | None, subject: str | None, source: Path | None, added: str | None) -> None:
    """Make a new site in FOLDER: data/ with vocabularies and venues, docs/, mkdocs.yml, Makefile and workflows.

    With --from, the works of a list are imported, and venues are made from the names it writes: look over
    data/venues.yml afterwards. Pages look as the program's own templates say; a folder templates/ goes before them.

    \b
    Examples:
      atlas new bees --title "Wild bees" --subject "pollination by wild bees"
      atlas new bees --from awesome-bees.md
      cd bees && make serve
    """
    name = " ".join((title or _named_by(source) or _named_after(folder)).split())
    text = SiteText(name, " ".join((subject or name).split()))
    local = {"local.mk": _LOCAL.format(program=shlex.quote(sys.executable).replace("$", "$$"))}

    def fill(root: Path) -> None:
        if source:
            try:
                click.echo(to_text(fill_from_list(root, source, added or today().isoformat())))
            except UnicodeDecodeError as error:
                raise AtlasError(f"{source} is not UTF-8 text: {error}") from error
        load_catalog(root, cache=False)

    put_site(folder, {**starter_files(text), **local}, fill)
    catalog = load_catalog(folder, cache=False)
    click.echo(f"{folder}: a new site with {counts(catalog)}; `make serve` in it shows it")


def _named_by(source: Path | None) -> str:
    return list_title(source.read_text("utf-8", errors="replace")) if source else ""


def _named_after(folder: Path) -> str:
    return folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize() or "Catalog"
