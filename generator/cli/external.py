"""``atlas links external``: the links from the records out into the world."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.changes import compare, read_file_at, read_state
from generator.cli.options import checked_catalog, quiet_option, root_option, today
from generator.files import replace_text
from generator.links.archive import with_copies
from generator.links.external import JOURNAL, look_at, remember
from generator.links.link_report import link_report
from generator.links.memory import LINKS, parse_memory, read_memory, write_memory
from generator.links.moves import followed, proposed_moves
from generator.links.registries import Services
from generator.links.subjects import subjects

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.links.external import Progress
    from generator.links.health import Finding, Health
    from generator.model import Record


@click.command("external")
@root_option
@click.option("--only", type=click.Choice(["all", "changed"]), default="all", show_default=True, help="Which records.")
@click.option("--base", default="origin/main", show_default=True, help="What `changed` compares with.")
@click.option("--memory-of", metavar="REVISION", help="Go on from what was remembered at a git revision, if it exists.")
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Where to write what there is to do.")
@quiet_option
def command(*, root: Path, only: str, base: str, memory_of: str | None, report: Path | None, quiet: bool) -> None:
    """Look at every link of the records, and remember how it is in data/derived/links.json.

    DOIs are asked at their registry, arXiv papers and GitHub repositories at their services, the rest through LinkChecker,
    slowly. A link counts as dead after three runs over a week. A run that was broken off goes on where it was.

    \b
    Examples:
      atlas links external --report report.md     as the weekly run does
      atlas links external --only changed         the records that a branch changed; remembers nothing
    """
    catalog = checked_catalog(root)
    everything = subjects(catalog)
    wanted = everything if only == "all" else subjects(catalog, _changed(root, base))

    def tell(progress: Progress) -> None:
        if not quiet and (progress.done % 20 == 0 or progress.done == progress.total):
            click.echo(progress, err=True)

    services = Services(token=os.environ.get("GITHUB_TOKEN", ""))
    journal = root / (JOURNAL if only == "all" else f"{JOURNAL}.changed")
    found = look_at(wanted, journal, today(), services=services, tell=tell)
    if only == "changed":
        raise SystemExit(_tell(found))
    memory = remember(_known(root, memory_of), found, [subject.url for subject in everything], today())
    memory = with_copies(memory, services)
    write_memory(root, memory)
    text = link_report(memory, everything)
    if report:
        report.write_text(text, encoding="utf-8")
    else:
        click.echo(text or f"{len(everything):,} links: nothing to do")
        raise SystemExit(1 if text else 0)


@click.command("moves")
@root_option
@click.option("--apply", "applies", is_flag=True, help="Change the files.")
def moves(*, root: Path, applies: bool) -> None:
    """List the links that have moved for good; with --apply, follow them in the files of their records.

    Nothing is asked of the network: it is known from the last run of `atlas links external`. Look at what changed before
    you commit it; a page may have moved to something else.
    """
    found = proposed_moves(read_memory(root), subjects(checked_catalog(root)))
    for move in found:
        click.echo(f"{move.file}: {move.old} -> {move.new}")
        if applies:
            file = root / move.file
            replace_text(file, followed(file.read_text(encoding="utf-8"), [move]))
    click.echo(f"{len(found)} {'link has' if len(found) == 1 else 'links have'} moved for good")


def _known(root: Path, revision: str | None) -> Mapping[str, Health]:
    """Return what is remembered: at a revision that has the file, else in the folder."""
    content = read_file_at(revision, root, LINKS) if revision else None
    return read_memory(root) if content is None else parse_memory(content)


def _changed(root: Path, base: str) -> list[Record]:
    changes = compare(read_state(base, root), read_state(str(root), root))
    changed = (*changes.published, *changes.renamed, *changes.merged, *changes.changed)
    return [*changes.added, *(change.record for change in changed)]


def _tell(found: Mapping[str, Finding]) -> int:
    """Tell how the links of a change were found; return 1 when one of them is gone."""
    for url, finding in found.items():
        if finding.status not in {"ok", "blocked"}:
            target = f", now {finding.target}" if finding.target else ""
            click.echo(f"{url}: {finding.status} ({finding.reason}{target})")
    click.echo(f"{len(found):,} links looked at")
    return 1 if any(finding.status == "dead" for finding in found.values()) else 0
