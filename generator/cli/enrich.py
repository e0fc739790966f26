"""``atlas enrich``: what the lists do not say, from sources that do."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import checked_catalog, quiet_option, root_option
from generator.enrich import FIELDS, Wishes, merge_facts, read_facts, to_json, to_text

REPORTS = {"text": to_text, "json": to_json}


@click.command("enrich")
@root_option
@click.option(
    "--from",
    "files",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="File of facts: BibTeX (.bib) or CSL-JSON (.json). May be given more than once.",
)
@click.option("--suggest-only", is_flag=True, help="Merge nothing: show what the sources would change.")
@click.option(
    "--accept", multiple=True, type=click.Choice(FIELDS), help="Let sources overwrite this field where they differ."
)
@click.option("--dry-run", is_flag=True, help="Write nothing; tell what would be done.")
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", help="How to write the account.")
@quiet_option
def command(
    *,
    root: Path,
    files: tuple[Path, ...],
    suggest_only: bool,
    accept: tuple[str, ...],
    dry_run: bool,
    form: str,
    quiet: bool,
) -> None:
    """Fill in what records lack: authors, years, venues, identifiers, pages.

    A work is known by an identifier, or by its title when that is equal, its year is at most one off, and no other work has it; what
    is only similar becomes a suggestion. Nothing that a record says is overwritten, unless --accept names the field: what
    disagrees is told. A second run changes nothing.

    \b
    Examples:
      atlas enrich --from known.bib --dry-run
      atlas enrich --from likely.bib --suggest-only
      atlas enrich --from library.json --accept authors
    """
    catalog = checked_catalog(root)
    read = [read_facts(path) for path in files]
    facts = [one for found, _ in read for one in found]
    problems = [problem for _, found in read for problem in found]
    wishes = Wishes(accept=frozenset(accept), suggest_only=suggest_only, dry_run=dry_run)
    account = merge_facts(facts, catalog, root, wishes, problems=problems)
    if not quiet or account.problems or any(record.failure for record in account.records):
        click.echo(REPORTS[form](account), nl=False)
    raise SystemExit(1 if any(record.failure for record in account.records) else 0)
