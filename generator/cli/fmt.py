"""``atlas fmt``: the files of a catalog in their canonical form."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import data_files, quiet_option, root_option
from generator.files import move_file, replace_text
from generator.layout import Formatting, format_files
from generator.report import report


@click.command("fmt")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True))
@root_option
@click.option(
    "--check", is_flag=True, help="Write nothing; list the files that differ, and exit with 1 if there is one."
)
@quiet_option
def command(*, files: tuple[Path, ...], root: Path, check: bool, quiet: bool) -> None:
    """Put files into their canonical form: all of data/, or only FILES and folders.

    Fields stand in the order of the data model, identifiers in quotes where another reader of YAML would take them for
    numbers, short lists on one line. Comments and prose stay as they are. A paper whose year changed moves to the folder of
    its year; its id and address stay.

    \b
    Examples:
      atlas fmt                                 all of data/
      atlas fmt data/papers/2025/mlrg.yml       one record
      atlas fmt --check                         as the checks of a pull request do
    """
    found, stands_in_the_way = data_files(root, files)
    formattings, problems = format_files(found)
    problems = (*stands_in_the_way, *problems)
    if problems:
        click.echo(report(problems), err=True)
    for formatting in formattings:
        if not check:
            apply_formatting(root, formatting)
        if check or not quiet:
            click.echo(_told(formatting))
    if not quiet:
        click.echo(_summary(len(formattings), len(found), check=check))
    raise SystemExit(1 if problems or (check and formattings) else 0)


def apply_formatting(root: Path, formatting: Formatting) -> None:
    """Write a file's canonical text, then move it; killed at any moment, there is one whole file."""
    if formatting.is_changed:
        replace_text(formatting.origin.path, formatting.text)
    if formatting.is_moved:
        move_file(formatting.origin.path, root / formatting.file)


def _told(formatting: Formatting) -> str:
    return f"{formatting.origin.file} -> {formatting.file}" if formatting.is_moved else formatting.file


def _summary(number: int, total: int, *, check: bool) -> str:
    files = f"{total:,} file{'' if total == 1 else 's'}"
    if not number:
        return f"{files}: all in the canonical form"
    return f"{number:,} of {files} {'would change; `atlas fmt` does it' if check else 'changed'}"
