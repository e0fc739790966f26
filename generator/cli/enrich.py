"""``atlas enrich``: what the lists do not say, from sources that do."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.termui import progressbar

from generator.cli.options import checked_catalog, quiet_option, root_option, today
from generator.enrich import FIELDS, Wishes, merge_facts, read_facts, to_json, to_text
from generator.enrich.own_links import facts_from_links
from generator.errors import AtlasError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.catalog import Catalog
    from generator.enrich import EnrichAccount, Facts
    from generator.enrich.services import Service
    from generator.enrich.web import Web
    from generator.errors import Problem

REPORTS: Mapping[str, Callable[[EnrichAccount], str]] = {"text": to_text, "json": to_json}
SERVICES = ("arxiv", "doi", "openalex", "dblp", "semantic-scholar", "github")
PACE = {"export.arxiv.org": 3.0, "dblp.org": 1.0, "api.semanticscholar.org": 1.0}
"""Seconds between two requests, where a service asks for more than we would leave anyway."""
CACHE = Path(".cache") / "atlas" / "answers"


@click.command("enrich")
@root_option
@click.option(
    "--from",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="File of facts: BibTeX (.bib) or CSL-JSON (.json). May be given more than once.",
)
@click.option("--links", is_flag=True, help="Take the identifiers that the links of records contain.")
@click.option(
    "--online", multiple=True, type=click.Choice(SERVICES), help="Ask this service. May be given more than once."
)
@click.option("--paper", "papers", multiple=True, help="Ask about this paper only.  [default: all that lack something]")
@click.option("--every", is_flag=True, help="Ask about every paper, not only about those that lack something.")
@click.option("--contact", envvar="ATLAS_CONTACT", help="Your e-mail address: services ask whom to write to.")
@click.option("--max-age", default=30, show_default=True, help="Days for which an answer is kept.")
@click.option("--suggest-only", is_flag=True, help="Merge nothing: show what the sources would change.")
@click.option(
    "--accept", multiple=True, type=click.Choice(FIELDS), help="Let sources overwrite this field where they differ."
)
@click.option("--take", multiple=True, help="Merge the suggestions for this paper too: you have looked at them.")
@click.option("--called", help="Name of the files' source for readers of the site.  [default: the name of the file]")
@click.option("--keep-keys", is_flag=True, help="Keep the citation keys of papers: for a catalog that is published.")
@click.option("--dry-run", is_flag=True, help="Write nothing; tell what would be done.")
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", help="How to write the account.")
@quiet_option
def command(
    *,
    root: Path,
    files: tuple[Path, ...],
    links: bool,
    online: tuple[str, ...],
    papers: tuple[str, ...],
    every: bool,
    contact: str | None,
    max_age: int,
    suggest_only: bool,
    accept: tuple[str, ...],
    take: tuple[str, ...],
    called: str | None,
    keep_keys: bool,
    dry_run: bool,
    form: str,
    quiet: bool,
) -> None:
    """Fill in what records lack: authors, years, venues, identifiers, pages.

    A work is known by an identifier, or by its title when that is equal, its year is at most one off, and no other work has it; what
    is only similar becomes a suggestion, and so does all of a file whose name begins with "likely". A person who has
    looked at the suggestions for a paper names it with --take. Nothing that a record says is overwritten, unless --accept
    names the field: what disagrees is told. A second run changes nothing. Which source gave what, and when, goes to
    data/derived/facts.json.

    Services are asked no faster than they like, and answers are kept, so that a run that was broken off goes on where it was. Keys
    are read from OPENALEX_KEY, S2_API_KEY and GITHUB_TOKEN. What GitHub says goes to data/derived/.

    \b
    Examples:
      atlas enrich --from known.bib --dry-run
      atlas enrich --from likely.bib
      atlas enrich --from likely.bib --take medklip
      atlas enrich --from library.json --accept authors
      atlas enrich --links
      atlas enrich --online arxiv --online doi --contact me@example.org
    """
    if not (files or links or online):
        raise click.UsageError("name a source: --from FILE, --links, or --online SERVICE")
    if online and not contact:
        raise click.UsageError("--online needs --contact ADDRESS (or ATLAS_CONTACT): services ask whom to write to")
    catalog = checked_catalog(root)
    if unknown := [paper for paper in take if paper not in catalog.papers]:
        raise AtlasError(f"no such paper: {', '.join(unknown)}")
    read = [_read(path, called) for path in files]
    if links:
        read.append(facts_from_links(catalog))
    if online:
        read.append(
            _ask(
                online,
                catalog,
                root,
                contact or "",
                papers=papers,
                every=every,
                max_age=max_age,
                dry_run=dry_run,
                quiet=quiet,
            )
        )
    facts = [one for found, _ in read for one in found]
    problems = [problem for _, found in read for problem in found]
    wishes = Wishes(frozenset(accept), suggest_only=suggest_only, dry_run=dry_run, take=take, keep_keys=keep_keys)
    along = iter if quiet else _bar
    account = merge_facts(facts, catalog, root, wishes, date=today().isoformat(), problems=problems, along=along)
    if not quiet or account.problems or any(record.failure for record in account.records):
        click.echo(REPORTS[form](account), nl=False)
    raise SystemExit(1 if any(record.failure for record in account.records) else 0)


def _read(path: Path, called: str | None) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
    facts, problems = read_facts(path)
    return (tuple(replace(one, source=called) for one in facts) if called else facts), problems


def _bar(records: Sequence[str]) -> Iterator[str]:
    with progressbar(records, label="Merging", file=sys.stderr) as bar:
        yield from bar


def _ask(
    online: tuple[str, ...],
    catalog: Catalog,
    root: Path,
    contact: str,
    *,
    papers: tuple[str, ...],
    every: bool,
    max_age: int,
    dry_run: bool,
    quiet: bool,
) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
    from generator.enrich.gathering import gather, lacks, questions  # noqa: PLC0415  # what asks the network loads slowly
    from generator.enrich.web import Pace, Web  # noqa: PLC0415

    unknown = [paper for paper in papers if paper not in catalog.papers]
    if unknown:
        raise AtlasError(f"no such paper: {', '.join(unknown)}")
    chosen = [catalog.papers[paper] for paper in papers] or [p for p in catalog.papers.values() if every or lacks(p)]
    services = [service for name, service in _services().items() if name in online]
    web = Web(root / CACHE, contact, max_age=max_age, pace=Pace(PACE))
    try:
        asked = questions(services, chosen)
        with progressbar(length=len(asked), label="Asking", file=sys.stderr, hidden=quiet) as bar:
            found = gather(asked, web, partial(bar.update, 1))
        if "github" in online:
            found = (found[0], (*found[1], *_ask_github(catalog, root, web, dry_run=dry_run, quiet=quiet)))
    finally:
        web.close()
    return found


def _services() -> Mapping[str, Service]:
    from generator.enrich.services import Arxiv, Dblp, Doi, OpenAlex, SemanticScholar  # noqa: PLC0415

    return {
        "arxiv": Arxiv(),
        "doi": Doi(),
        "openalex": OpenAlex(key=os.environ.get("OPENALEX_KEY", "")),
        "dblp": Dblp(),
        "semantic-scholar": SemanticScholar(key=os.environ.get("S2_API_KEY", "")),
    }


def _ask_github(catalog: Catalog, root: Path, web: Web, *, dry_run: bool, quiet: bool) -> tuple[Problem, ...]:
    from generator.enrich.services import github  # noqa: PLC0415
    from generator.files import replace_text  # noqa: PLC0415

    file = root / github.DERIVED_FILE
    former = github.read_repositories(file.read_text("utf-8")) if file.exists() else ()
    token = os.environ.get("GITHUB_TOKEN", "")
    with progressbar(github.repositories_of(catalog), label="Asking GitHub", file=sys.stderr, hidden=quiet) as names:
        found, problems = github.gather_repositories(names, web, today().isoformat(), former=former, token=token)
    if found and not dry_run:
        replace_text(file, github.repositories_json(found))
    return problems
