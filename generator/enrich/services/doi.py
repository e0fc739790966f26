"""DOI: what Crossref and DataCite say, by content negotiation (https://citation.doi.org/docs.html). Facts, free to reuse."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.enrich.csl import csl_facts
from generator.enrich.services.service import json_of, mapping_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.enrich.facts import Facts
    from generator.enrich.web import Web
    from generator.model import Paper

_RETRACTED = re.compile(r"^\s*(?:\[?retracted(?: article)?\]?|retraction(?: note)?)\s*[:\u2014-]\s*", re.IGNORECASE)


class Doi:
    """The resolver of DOIs, which leads to the registry that knows the work."""

    name = "DOI"
    batch = 1
    may_store = True

    def __init__(self, base: str = "https://doi.org") -> None:
        self._base = base

    def knows(self, paper: Paper) -> bool:
        """Tell whether a paper has a DOI."""
        return paper.ids.doi is not None

    def fetch(self, papers: Sequence[Paper], web: Web) -> tuple[Facts, ...]:
        """Return what a registry says of a paper; a DOI that nobody knows says nothing."""
        (paper,) = papers
        doi = paper.ids.doi or ""
        answer = web.get(
            f"{self._base}/{quote(doi, safe='/:;().-_')}", accept="application/vnd.citationstyles.csl+json"
        )
        item = mapping_of(json_of(answer, self.name))
        facts = csl_facts(item, self.name, doi)
        if not facts.title:
            return ()
        retracted = _RETRACTED.match(facts.title)
        if retracted:
            facts = replace(facts, title=facts.title[retracted.end() :], status="retracted")
        return (facts,)
