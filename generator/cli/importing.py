"""``atlas import``: lists of works into record files, tables of results into result files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import checked_catalog, root_option, today
from generator.errors import AtlasError
from generator.importer import import_lists, read_mapping, to_json, to_markdown, to_text
from generator.importer.scores.results import Place, import_table
from generator.importer.scores.results_account import results_json, results_text
from generator.importer.scores.results_file import add_rows

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.importer import ListMapping

REPORTS = {"text": to_text, "json": to_json, "markdown": to_markdown}
RESULT_REPORTS = {"text": results_text, "json": results_json, "markdown": results_text}


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--source",
    "sources",
    multiple=True,
    required=True,
    help="Term of data/sources.yml, one for each file; with --results, TEST-SET/SETTING/SOURCE.",
)
@click.option("--results", is_flag=True, help="The files are tables of results, in CSV.")
@root_option
@click.option(
    "--map",
    "maps",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="YAML file that corrects how a list is read; one for all files, or one for each.",
)
@click.option("--new-venues", is_flag=True, help="Add venues that data/venues.yml does not know yet.")
@click.option("--added", metavar="DATE", help="Day to note in new records.  [default: today]")
@click.option("--dry-run", is_flag=True, help="Write nothing; tell what would be done.")
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", help="How to write the account.")
def command(
    *,
    files: tuple[Path, ...],
    sources: tuple[str, ...],
    results: bool,
    root: Path,
    maps: tuple[Path, ...],
    new_venues: bool,
    added: str | None,
    dry_run: bool,
    form: str,
) -> None:
    """Import lists of works into new record files, or tables of results into result files.

    FILES are lists in Markdown, whatever their convention: it is told by the entries of each section, and said in the account.
    They may also be BibTeX, tables in CSV, identifiers (arXiv, DOI) one a line, or titles with abstracts as plain text (the
    abstracts are left out). What is in the catalog already stays as it is: a second run changes nothing, and a later state of
    a list adds only what is new. The account tells what became of every item and of every link.

    \b
    Examples:
      atlas import README.md --source my-list --dry-run
      atlas import README.md --source my-list --map my-list.yml --new-venues --format markdown > account.md
      atlas import one.md two.md --source first --source second
      atlas import table.csv --results --source mimic-cxr/findings/rexrank
    """
    if len(files) != len(sources):
        raise click.UsageError(f"{len(files)} files, but {len(sources)} times --source; give one for each file")
    catalog = checked_catalog(root)
    try:
        if results:
            click.echo(_import_results(files, sources, catalog, root, form=form, dry_run=dry_run), nl=False)
            return
        for source in sources:
            if source not in catalog.sources:
                known = ", ".join(catalog.sources) or "none yet"
                raise click.UsageError(f"data/sources.yml has no list {source!r}; it has: {known}")
        account = import_lists(
            list(zip(files, sources, strict=True)),
            catalog,
            root,
            added or today().isoformat(),
            dry_run=dry_run,
            new_venues=new_venues,
            mappings=_mappings(maps, sources, catalog),
        )
    except UnicodeDecodeError as error:
        raise AtlasError(f"a file is not UTF-8 text: {error}") from error
    click.echo(REPORTS[form](account))


def _mappings(maps: tuple[Path, ...], sources: tuple[str, ...], catalog: Catalog) -> dict[str, ListMapping]:
    if len(maps) not in {0, 1, len(sources)}:
        raise click.UsageError(f"{len(maps)} times --map for {len(sources)} files; give one for all, or one for each")
    paths = maps * len(sources) if len(maps) == 1 else maps
    return {
        source: read_mapping(path.read_bytes(), path.name, catalog.venues)
        for source, path in zip(sources, paths, strict=False)
    }


def _import_results(
    files: tuple[Path, ...], sources: tuple[str, ...], catalog: Catalog, root: Path, *, form: str, dry_run: bool
) -> str:
    accounts = []
    for path, source in zip(files, sources, strict=True):
        parts = source.split("/")
        if len(parts) != 3:
            raise click.UsageError(f"--source {source!r} is not of the form TEST-SET/SETTING/SOURCE")
        accounts.append(import_table(path.read_text("utf-8-sig"), path.name, Place(*parts), catalog))
    for account in accounts:
        if account.added and not dry_run:
            add_rows(root / "data" / "results" / f"{account.place.test_set}.yml", account.added)
    return RESULT_REPORTS[form](accounts)
