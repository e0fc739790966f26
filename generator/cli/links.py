"""``atlas links``: the links of a built site, and those out of the catalog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.external import command as external
from generator.cli.external import moves
from generator.cli.options import format_option, quiet_option
from generator.links.internal import inspect_site
from generator.links.second_opinion import second_opinion
from generator.report import report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.errors import Problem
    from generator.report import Format

site_argument = click.argument("site", default="site", type=click.Path(path_type=Path, exists=True, file_okay=False))


@click.group("links")
def command() -> None:
    """Check links.

    `internal` looks at every link within a built site. `opinion` has LinkChecker look at the same links, as a check of the check.
    `external` looks at every link of the records, and remembers how it is;
    `moves` lists those that have moved for good.
    """


command.add_command(external)
command.add_command(moves)


@command.command("internal")
@site_argument
@format_option
@quiet_option
def internal(*, site: Path, form: Format, quiet: bool) -> None:
    """Check every link within a built SITE: pages, fragments, ids, assets, sitemap, feeds, search data.

    Nothing is asked of the network. `atlas build --strict` does the same before it puts a site in place.
    """
    found = inspect_site(site)
    _tell(found.problems, form, "" if quiet else f"{found.pages:,} pages, {found.links:,} links: no problems found")


@command.command("opinion")
@site_argument
@format_option
@quiet_option
def opinion(*, site: Path, form: Format, quiet: bool) -> None:
    """Have LinkChecker check the links within a built SITE.

    LinkChecker must be installed; it runs as a program of its own, against a server on this machine.
    """
    _tell(second_opinion(site), form, "" if quiet else "LinkChecker: no problems found")


def _tell(problems: Sequence[Problem], form: Format, success: str) -> None:
    if problems or form in ("json", "sarif"):
        click.echo(report(problems, form))
    elif success:
        click.echo(success)
    raise SystemExit(1 if problems else 0)
