"""``atlas import``: lists of works into record files."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import checked_catalog, root_option, today
from generator.errors import AtlasError
from generator.importer import import_lists, to_json, to_text

REPORTS = {"text": to_text, "json": to_json}


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--source", "sources", multiple=True, required=True, help="Term of data/sources.yml, one for each file.")
@root_option
@click.option("--added", metavar="DATE", help="Day to note in new records.  [default: today]")
@click.option("--dry-run", is_flag=True, help="Write nothing; tell what would be done.")
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", help="How to write the account.")
def command(
    *, files: tuple[Path, ...], sources: tuple[str, ...], root: Path, added: str | None, dry_run: bool, form: str
) -> None:
    """Import lists of works into new record files.

    FILES are lists in Markdown, or titles with abstracts as plain text (the abstracts are left out). What is in the catalog
    already stays as it is: a second run changes nothing. The account tells what became of every item and of every link.

    \b
    Examples:
      atlas import README.md --source my-list --dry-run
      atlas import one.md two.md --source first --source second
    """
    if len(files) != len(sources):
        raise click.UsageError(f"{len(files)} files, but {len(sources)} times --source; give one for each file")
    catalog = checked_catalog(root)
    for source in sources:
        if source not in catalog.sources:
            known = ", ".join(catalog.sources) or "none yet"
            raise click.UsageError(f"data/sources.yml has no list {source!r}; it has: {known}")
    try:
        account = import_lists(
            list(zip(files, sources, strict=True)), catalog, root, added or today().isoformat(), dry_run=dry_run
        )
    except UnicodeDecodeError as error:
        raise AtlasError(f"a list is not UTF-8 text: {error}") from error
    click.echo(REPORTS[form](account))
