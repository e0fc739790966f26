"""The venue that a whole list is about, as its title says: ``Awesome-CVPR2024-Kites``, ``Papers on kites at CVPR 2024``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importer.words.venue_names import is_well_known

if TYPE_CHECKING:
    from generator.importer.words.occasion import Occasion, Venues

_OF_LIST = re.compile(r"\b(?:awesome|papers?|collections?|lists?|codes?|publications?)\b|论文|合集|列表", re.IGNORECASE)
_OF_WORK = re.compile(r"\b(?:surveys?|reviews?|official|implementation|our)\b|综述", re.IGNORECASE)
"""Words of titles that name the venue of one work, that of the list itself."""
_BRACKETED = re.compile(r"[(\[\u3010\uff08].*?[)\]\u3011\uff09]")
_NAMED = re.compile(
    r"(?:^\W*(?i:awesome\s+)?|(?i:\b(?:in|at|of|from|for)\s+(?:the\s+)?))([A-Z3][\w&/]*?)\s*'?((?:19|20)\d\d)(?!\w)|"
    r"\b([A-Z3][\w&/]*?)\s*'?((?:19|20)\d\d)\s+(?i:(?:accepted\s+)?papers?)\b"
)


def venue_of_list(title: str, venues: Venues) -> Occasion | None:
    """Return the venue and the year that the title of a list says all its works appeared at; nothing when it says none."""
    plain = re.sub(r"[-_]", " ", _BRACKETED.sub(" ", title))
    if not _OF_LIST.search(plain) or _OF_WORK.search(plain):
        return None
    found = _NAMED.search(plain)
    name, year = (found[1] or found[3], found[2] or found[4]) if found else ("", "")
    known = bool(name) and (venues.id_of(name) is not None or is_well_known(name))
    said = venues.parse(f"{name} {year}") if known else None
    return said if said is not None and not venues.is_preprint(said.venue) else None
