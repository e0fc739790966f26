"""The documents say what is true: every command has its help in docs/commands.md, word by word.

``UPDATE_DOCS=1 pytest tests/test_docs.py`` writes that page anew.
"""

from __future__ import annotations

import os
import re

import click
import pytest

from generator.cli import COMMANDS, program
from tests.places import REPOSITORY

PAGE = REPOSITORY / "docs" / "commands.md"
INTRODUCTION = """\
---
title: Commands
description: What the program atlas can do, in the words of its own help.
---

# Commands

One program stands behind the targets of the Makefile: `atlas`, in `.venv/bin/` once `make serve` or `make test` has set it up
(`python -m generator` is the same). What follows is its own help; a test keeps the two alike.
"""


def help_of(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
    return command.get_help(context).rstrip()


def sections(command: click.Command, name: str, level: int = 2) -> str:
    """Return a command's help as Markdown, and that of its own commands below it."""
    text = f"\n{'#' * level} {name}\n\n```text\n{help_of(command, name)}\n```\n"
    if isinstance(command, click.Group):
        context = click.Context(command)
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            assert found is not None
            text += sections(found, f"{name} {inner}", level + 1)
    return text


def page() -> str:
    context = click.Context(program)
    commands = [(name, program.get_command(context, name)) for name in sorted(COMMANDS)]
    return INTRODUCTION + "".join(sections(command, f"atlas {name}") for name, command in commands if command)


@pytest.mark.skipif(not os.environ.get("UPDATE_DOCS"), reason="only when asked for")
def test_write_the_page_anew() -> None:
    PAGE.write_text(page(), encoding="utf-8")


def test_every_command_is_documented_in_its_own_words() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_what_the_readme_names_is_there() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", readme, re.MULTILINE)) <= targets
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", readme):
        assert (REPOSITORY / target).exists(), target
    for folder in re.findall(r"^\| `([a-z]+)/`", readme, re.MULTILINE):
        assert (REPOSITORY / folder).is_dir(), folder
