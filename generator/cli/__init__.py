"""The program ``atlas``: the only place that prints, and that exits."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys
from typing import NoReturn

import click

from generator import __version__
from generator.errors import AtlasError, CatalogError

COLLECT_AFTER = 50_000
"""Objects that come before the garbage collector looks for those that went: most of a catalog stays until the end."""

COMMANDS = {
    "add": "add",
    "build": "build",
    "check": "check",
    "diff": "diff",
    "enrich": "enrich",
    "export": "export",
    "fmt": "fmt",
    "import": "importing",
    "intake": "intake",
    "links": "links",
    "new": "new",
    "new-record": "add",
    "schema": "schema",
    "serve": "serve",
}
"""Each command's name, and the module of this package that holds it; read only when the command is called."""


class Commands(click.Group):
    """The commands of the program, each loaded when it is asked for, so that ``check`` need not wait for an engine."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"generator.cli.{COMMANDS[cmd_name]}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="atlas")
def program() -> None:
    """Turn a catalog of research, kept as YAML in data/, into a fast, searchable website.

    Begin with `atlas check`, then `atlas serve`. Every command works on the site in the current folder, or on the one
    that --root names. Exit status: 0 all is well, 1 problems were found, 2 the command was called wrongly.
    """


def main() -> NoReturn:
    """Run the program. What a person can mend is said in a line; it never ends in a traceback."""
    gc.set_threshold(COLLECT_AFTER, 20, 50)
    status: int | str | None = 1
    try:
        program(prog_name="atlas")
    except SystemExit as end:
        status = end.code
    except CatalogError as error:
        from generator.report import report  # noqa: PLC0415  # it knows the model, which few errors need

        click.echo(report(error.problems), err=True)
    except (AtlasError, OSError) as error:
        click.echo(f"atlas: {error}", err=True)
    _leave(status)


def _leave(status: int | str | None) -> NoReturn:
    """End at once: to take a catalog apart, object by object, takes a hundredth of a build."""
    if not isinstance(status, int):
        sys.exit(status)
    with contextlib.suppress(OSError, ValueError):  # whoever read what was said is gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)
