"""The files a theme puts into a site: those of the site and of the program, none that only the engine's own frame loads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment

FRAME = "base.html"


class OwnFilesLoader(FileSystemLoader):
    """Finds templates in every folder of a theme, and lists the files of some of them.

    MkDocs copies into the site whatever the theme's environment lists. Material for MkDocs has eleven thousand icons to walk
    over, and 3 MB of styles and scripts; pages in our own frame ask for none of them.
    """

    def __init__(self, folders: Iterable[str], listed: Iterable[str]) -> None:
        super().__init__(list(folders))
        self._listed = FileSystemLoader(list(listed))

    def list_templates(self) -> list[str]:
        """Return the files of the folders that are listed."""
        return self._listed.list_templates()


def list_own_files(environment: Environment, folders: Iterable[str], program: str) -> Environment:
    """Return a theme's environment that lists the files down to the program's folder, not those of the engine's theme.

    A site that brings a frame of its own may need the engine's files: there everything is listed.

    Args:
        environment: The environment as the engine makes it.
        folders: The folders of the theme, the first one winning; those behind ``program`` belong to the engine.
        program: The program's own folder among them.
    """
    found = list(folders)
    own = found[: found.index(program)] if program in found else found
    if program in found and not any((Path(folder) / FRAME).exists() for folder in own):
        environment.loader = OwnFilesLoader(found, [*own, program])
    return environment
