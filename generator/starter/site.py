"""The files of a new site, made from the content that comes with the program."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from generator.errors import AtlasError
from generator.export.markdown import escape_markdown
from generator.layout import quoted_as_needed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CONTENT = Path(__file__).parent / "content"
_HIDDEN = {"github": ".github", "gitignore": ".gitignore"}
"""Names in the content, and those they get in a site: hidden files would hide from the tools of this repository too."""

_SLOT = re.compile(r"@@([a-z-]+)@@")
_ALLOWED_BEFORE = frozenset({".git"})


@dataclass(frozen=True)
class SiteText:
    """What a new site says of itself.

    Attributes:
        title: Its name, plain text on one line.
        subject: The field it covers, as a noun phrase.
    """

    title: str
    subject: str

    @property
    def slots(self) -> Mapping[str, str]:
        """What stands in the slots of the content, each fit for the language of its file."""
        about = f"{self.title} is a catalog of research on {self.subject}: papers, datasets, metrics and tools."
        return {
            "title": quoted_as_needed(self.title),
            "subject": quoted_as_needed(self.subject),
            "tagline": quoted_as_needed(f"Papers, datasets, metrics and tools of {self.subject}"),
            "description": quoted_as_needed(f"A searchable catalog of research on {self.subject}."),
            "title-markdown": escape_markdown(self.title),
            "about": escape_markdown(about),
        }


def starter_files(text: SiteText) -> Mapping[str, str]:
    """Return the content of each file of a new site by its path; text in slots is inert in the file it stands in."""
    slots = text.slots
    files = {
        "data/README.md": "Records and vocabularies. What each file may hold is said on the site, under *Data model*.\n"
    }
    for source in sorted(path for path in CONTENT.rglob("*") if path.is_file()):
        first, *others = source.relative_to(CONTENT).parts
        path = "/".join([_HIDDEN.get(first, first), *others])
        files[path] = _SLOT.sub(lambda slot: slots[slot[1]], source.read_text("utf-8"))
    return dict(sorted(files.items()))


def put_site(folder: Path, files: Mapping[str, str], fill: Callable[[Path], None]) -> None:
    """Make a site in a folder that is empty or not there yet; when anything fails, nothing is left behind.

    Args:
        folder: Where the site shall be. A repository (``.git``) may be there already.
        files: Content of each file by its path.
        fill: Is given the folder of the site in the making, beside its place, to add to it.

    Raises:
        AtlasError: There are other files in the folder.
    """
    if folder.exists() and (not folder.is_dir() or {path.name for path in folder.iterdir()} - _ALLOWED_BEFORE):
        raise AtlasError(f"{folder} is not empty; name a folder that is not there yet")
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for path, content in files.items():
            (making / path).parent.mkdir(parents=True, exist_ok=True)
            (making / path).write_text(content, "utf-8", newline="\n")
        fill(making)
        making.chmod(0o755)
        if folder.exists():
            for made in sorted(making.iterdir()):
                made.rename(folder / made.name)
        else:
            making.rename(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)
