"""What an item says of the thing it names, in quotation marks behind a bar: ``[Ribs](https://…) | "A counter of bones."``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importer.words.link_labels import is_publication, resource_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.pages.runs import Run

_QUOTATION = re.compile(r"\s*[|\uff5c]\s*[\"\u201c].*[\"\u201d]\W{0,5}", re.DOTALL)


def without_description(line: Sequence[Run]) -> tuple[Sequence[Run], str]:
    """Return a line up to its description, and the description; all of the line where it has none.

    A description is quoted behind a bar, and stands behind one linked name that leads to no publication: the title of
    a paper may be quoted behind its link.
    """
    first = next((place for place, run in enumerate(line) if run.url or re.search(r"\w", run.text)), None)
    if first is None or not (link := line[first]).url or link.image:
        return line, ""
    behind = line[first + 1 :]
    text = "".join(run.text for run in behind)
    named = resource_type(link.text) is None and not is_publication(link.url)
    if not named or any(run.url or run.image for run in behind) or not _QUOTATION.fullmatch(text):
        return line, ""
    return line[: first + 1], text.strip(' |\uff5c"\u201c\u201d')


def has_description(line: Sequence[Run]) -> bool:
    """Tell whether a line is the linked name of a thing with a description."""
    return bool(without_description(line)[1])
