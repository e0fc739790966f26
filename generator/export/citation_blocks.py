"""Citations of all papers for the page Explore, in scripts of some papers each: a reader loads those that are cited."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.export.citation_keys import citation_keys
from generator.export.csl import csl_item
from generator.export.json_text import compact_json
from generator.export.ris import ris_reference
from generator.export.script_data import script_json
from generator.index import latest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.catalog import Catalog
    from generator.model import Paper
    from generator.urls import Site

BLOCK = 100
"""Papers in one script; the script of the page Explore counts with the same number (templates/scripts/explore)."""


def citation_blocks(catalog: Catalog, site: Site, bibtex: Mapping[str, str]) -> Mapping[str, Callable[[], bytes]]:
    """Return how to make each script, by its path: ``assets/cite/0.js`` holds the first papers in Explore's order.

    A script calls ``atlasCite`` with citations by paper: BibTeX, RIS, CSL-JSON; in a lean catalog without abstracts.
    """
    papers = latest_first(catalog.papers.values())
    keys = citation_keys(catalog)
    return {
        f"assets/cite/{start // BLOCK}.js": partial(_block, papers[start : start + BLOCK], catalog, site, bibtex, keys)
        for start in range(0, len(papers), BLOCK)
    }


def _block(
    papers: Sequence[Paper], catalog: Catalog, site: Site, bibtex: Mapping[str, str], keys: Mapping[str, str]
) -> bytes:
    if catalog.settings.lean:
        papers = [paper.model_copy(update={"abstract": None}) for paper in papers]
    citations = {
        paper.id: [
            bibtex[paper.id],
            ris_reference(paper, catalog, site, keys[paper.id]),
            compact_json(csl_item(paper, catalog, site, keys[paper.id])),
        ]
        for paper in papers
    }
    return f"atlasCite({script_json(citations)});\n".encode()
