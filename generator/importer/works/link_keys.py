"""Words before links that say what these lead to: ``Information: https://…``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.words.link_labels import resource_type
from generator.importer.words.wording import bare_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.pages.runs import Run

_KEY = re.compile(r"(?:^|[.;,|)\]\u2013\u2014-])\W*([^\W\d_][^:\uff1a.;,|()\[\]]*?)\W*[:\uff1a]\W*$")
"""Words before a link, a colon behind them, at the beginning of a line or behind a sentence."""
_LONGEST = 4
_TO_DATA = frozenset(
    {"access", "acces", "download", "downloads", "get it", "data access", "download link", "data link"}
)
"""What is written before links to data, beside what any label of such a link says."""


def link_keys(line: Sequence[Run]) -> dict[int, str]:
    """Return the few words before each link of a line that a colon ends, by the place of the link; several links share them."""
    keys: dict[int, str] = {}
    before, last = "", ""
    for place, run in enumerate(line):
        if not run.url:
            before += run.text
            continue
        found = _KEY.search(before)
        if found and len(found[1].split()) <= _LONGEST:
            last = " ".join(found[1].split())
        elif re.search(r"\w", before):
            last = ""
        keys[place] = last
        before = ""
    return keys


def labelled(run: Run, key: str) -> Run:
    """Return a link with the words before it for its label, unless its own tell more."""
    is_plain = run.is_bare or resource_type(run.text) is not None
    return replace(run, text="data" if bare_words(key) in _TO_DATA else key) if is_plain else run


def unlabelled(run: Run) -> Run:
    """Return a link out of a sentence, without the words of the sentence for its label."""
    return run if resource_type(run.text) is not None else replace(run, text=run.url)
