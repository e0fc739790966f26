"""``atlas intake``: what people send in by form, and what a pull request changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import format_option, root_option, today
from generator.intake.event import read_event
from generator.intake.forms import FORMS, form_file
from generator.intake.proposal import proposal_text
from generator.intake.report import report_changes, report_text
from generator.intake.review import describe, review_issue
from generator.reading import read_catalog
from generator.report import report as problems_text

if TYPE_CHECKING:
    from generator.report import Format

event_argument = click.argument("event", type=click.Path(path_type=Path, exists=True, dir_okay=False))


@click.group("intake")
def command() -> None:
    """Turn what people send in by form into records.

    The workflow intake.yml calls these commands; they can be run here as well, and write nothing but the named file.
    """


@command.command("issue")
@event_argument
@root_option
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Where to write the proposal (JSON).")
def issue(*, event: Path, root: Path, output: Path | None) -> None:
    """Tell what should be done about an issue, and write it down for the job that may do it.

    EVENT is the file in which GitHub tells a workflow of the issue (GITHUB_EVENT_PATH).
    """
    proposal = review_issue(read_event(event), root, today())
    if output:
        output.write_text(proposal_text(proposal), encoding="utf-8")
    click.echo(describe(proposal))


@command.command("report")
@click.option("--base", default="origin/main", show_default=True, help="What to compare with: a revision or a folder.")
@root_option
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Where to write the report (JSON).")
@format_option
def report(*, base: str, root: Path, output: Path | None, form: Format) -> None:
    """Tell what a pull request does to the catalog: what is wrong, what changed, and how readers will see it.

    A published record that is gone needs a redirect in data/redirects.yml. In any format but text only what is wrong is
    told: a line of a record must not be read as a command by the service that shows the output.
    """
    found = report_changes(root, base, today())
    if output:
        output.write_text(report_text(found), encoding="utf-8")
    click.echo(problems_text(found.problems, form))
    if form == "text":
        click.echo("\n\n".join(filter(None, [found.changes, *found.entries])))
    raise SystemExit(0 if found.is_sound else 1)


@command.command("forms")
@root_option
def forms(*, root: Path) -> None:
    """Write the issue forms anew from the questions and the vocabularies, into .github/ISSUE_TEMPLATE/."""
    catalog, _ = read_catalog(root)
    for name, form in FORMS.items():
        file = root / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(form_file(form, catalog), encoding="utf-8")
        click.echo(str(file))
