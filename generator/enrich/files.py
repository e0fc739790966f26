"""Files of facts: BibTeX and CSL-JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.enrich.bibtex import parse_bibtex
from generator.enrich.csl import parse_csl
from generator.errors import AtlasError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.enrich.facts import Facts
    from generator.errors import Problem

MAX_BYTES = 50_000_000
LIKELY = "likely"
_READERS = {".bib": parse_bibtex, ".json": parse_csl}


def read_facts(path: Path) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
    """Return what a file says, and what in it could not be read.

    A file whose name begins with ``likely`` holds what is likely: it only suggests.

    Raises:
        AtlasError: The file is neither ``.bib`` nor ``.json``, too large, or not UTF-8 text.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise AtlasError(f"{path} is neither BibTeX (.bib) nor CSL-JSON (.json)")
    if path.stat().st_size > MAX_BYTES:
        raise AtlasError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AtlasError(f"{path} is not UTF-8 text (byte {error.start})") from error
    facts, problems = reader(text, path.name)
    if path.name.lower().startswith(LIKELY):
        facts = tuple(replace(one, only_suggests="by its name the file holds what is likely") for one in facts)
    return facts, problems
