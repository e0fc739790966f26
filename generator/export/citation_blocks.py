"""Citations of all papers for the page Explore, in scripts of some papers each: a reader loads those that are cited."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.export.json_text import on_one_line
from generator.export.script_data import script_json
from generator.index import latest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.export.pieces import Pieces
    from generator.model import Paper

BLOCK = 100
"""Papers in one script; the script of the page Explore counts with the same number (templates/scripts/explore)."""


def citation_blocks(pieces: Pieces) -> Mapping[str, Callable[[], bytes]]:
    """Return how to make each script, by its path: ``assets/cite/0.js`` holds the first papers in Explore's order.

    A script calls ``atlasCite`` with citations by paper: BibTeX, RIS, CSL-JSON; in a lean catalog BibTeX alone.
    """
    papers = latest_first(pieces.catalog.papers.values())
    return {
        f"assets/cite/{start // BLOCK}.js": partial(_block, papers[start : start + BLOCK], pieces)
        for start in range(0, len(papers), BLOCK)
    }


def _block(papers: Sequence[Paper], pieces: Pieces) -> bytes:
    return f"atlasCite({script_json({paper.id: _citations(paper, pieces) for paper in papers})});\n".encode()


def _citations(paper: Paper, pieces: Pieces) -> list[str]:
    bibtex = pieces.bibtex(paper)
    return [bibtex] if pieces.catalog.settings.lean else [bibtex, pieces.ris(paper), on_one_line(pieces.csl(paper))]
