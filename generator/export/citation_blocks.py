"""Citations of all papers for the page Explore, in scripts of some papers each: a reader loads those that are cited."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.export.csl import csl_item
from generator.export.json_text import compact_json, on_one_line
from generator.export.ris import ris_reference
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

    A script calls ``atlasCite`` with citations by paper: BibTeX, RIS, CSL-JSON; in a lean catalog without abstracts.
    """
    papers = latest_first(pieces.catalog.papers.values())
    return {
        f"assets/cite/{start // BLOCK}.js": partial(_block, papers[start : start + BLOCK], pieces)
        for start in range(0, len(papers), BLOCK)
    }


def _block(papers: Sequence[Paper], pieces: Pieces) -> bytes:
    lean = pieces.catalog.settings.lean
    citations = {paper.id: [pieces.bibtex(paper), *(_short if lean else _whole)(paper, pieces)] for paper in papers}
    return f"atlasCite({script_json(citations)});\n".encode()


def _whole(paper: Paper, pieces: Pieces) -> tuple[str, str]:
    return pieces.ris(paper), on_one_line(pieces.csl(paper))


def _short(paper: Paper, pieces: Pieces) -> tuple[str, str]:
    """Return RIS and CSL-JSON without the abstract."""
    cited, key = paper.model_copy(update={"abstract": None}), pieces.keys[paper.id]
    return (
        ris_reference(cited, pieces.catalog, pieces.site, key),
        compact_json(csl_item(cited, pieces.catalog, pieces.site, key)),
    )
