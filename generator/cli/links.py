"""``atlas links``: whether links lead anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import format_option, quiet_option
from generator.links import inspect_site
from generator.links.second_opinion import second_opinion
from generator.report import report

if TYPE_CHECKING:
    from generator.errors import Problem
    from generator.report import Format

site_argument = click.argument("site", default="site", type=click.Path(path_type=Path, exists=True, file_okay=False))
url_option = click.option("--url", help="Address of the home page.  [default: its canonical link]")


@click.group("links")
def command() -> None:
    """Check links: inside a built site, and from the records out into the world."""


@command.command("internal")
@site_argument
@url_option
@format_option
@click.option("--limit", default=50, show_default=True, help="How many problems to show as text; 0 shows all.")
@quiet_option
def internal(*, site: Path, url: str | None, form: Format, limit: int, quiet: bool) -> None:
    """Check every link within the built site: pages, fragments, ids, assets, sitemap, feeds, search data.

    \b
    Examples:
      atlas links internal                the site in site/
      atlas links internal out/ --limit 0
    """
    checked = inspect_site(site, url)
    _tell(checked.problems, form, limit, "" if quiet else f"{checked.links:,} links of {checked.pages:,} pages")


@command.command("second-opinion")
@site_argument
@url_option
@format_option
@click.option("--limit", default=50, show_default=True, help="How many problems to show as text; 0 shows all.")
@quiet_option
def opinion(*, site: Path, url: str | None, form: Format, limit: int, quiet: bool) -> None:
    """Check the built site's internal links with LinkChecker, an independent program.

    LinkChecker comes with what the tests need (`make test` sets it up).
    """
    problems = second_opinion(site, url)
    _tell(problems, form, limit, "" if quiet else "LinkChecker")


def _tell(problems: tuple[Problem, ...], form: Format, limit: int, checked: str) -> None:
    if problems or form in {"json", "sarif"}:
        click.echo(report(problems, form, limit=limit or None))
    elif checked:
        click.echo(f"{checked}: no problems found")
    raise SystemExit(1 if problems else 0)
