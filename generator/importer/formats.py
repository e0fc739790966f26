"""A list in any form: Markdown, a table, BibTeX, identifiers alone, or titles with abstracts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.bibliography import is_bibtex, read_bibtex
from generator.importer.candidate import candidate_of
from generator.importer.document import parse_markdown
from generator.importer.entry import Entry, Hyperlink
from generator.importer.links import target_of
from generator.importer.page import read_page
from generator.importer.pairs import are_pairs, parse_pairs
from generator.importer.reading import Aside, Reading, aside_of, checked, reading_of
from generator.importer.restructured import is_restructured, parse_restructured
from generator.importer.tabular import are_identifiers, identifier_blocks, is_table, table_blocks
from generator.importer.wording import clean_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.importer.candidate import Candidate
    from generator.importer.mapping import ListMapping
    from generator.importer.occasion import Venues
    from generator.model import Term


def read_list(
    text: str, source: str, venues: Venues, methods: Mapping[str, Term], mapping: ListMapping | None = None
) -> Reading:
    """Return what a list says, whatever its form; the form is told by the text itself, and abstracts are dropped here."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if is_bibtex(text):
        return _read_bibtex(text, source, venues)
    if are_identifiers(text):
        return _read_identifiers(text, source, venues)
    if is_table(text):
        return read_page(table_blocks(text), source, venues, methods, mapping)
    if are_pairs(text):
        return _read_pairs(text, source, venues)
    if is_restructured(text):
        reading = read_page(parse_restructured(text), source, venues, methods, mapping)
        return replace(
            reading,
            sections=("reStructuredText, read as Markdown: headings, items, tables and links", *reading.sections),
        )
    return read_page(parse_markdown(text), source, venues, methods, mapping)


def _read_pairs(text: str, source: str, venues: Venues) -> Reading:
    pairs = parse_pairs(text)
    found: list[Candidate | Aside] = [
        candidate_of(Entry(clean_title(block.text)), block, "papers", source, venues) for block in pairs.titles
    ]
    found += [
        Aside(block.line, block.text, "words of the page around the list", is_item=True) for block in pairs.others
    ]
    found += [Aside(line, "(abstract)", "abstract: not copied", is_item=True) for line in pairs.abstracts]
    return reading_of(source, found, links=0)


def _read_bibtex(text: str, source: str, venues: Venues) -> Reading:
    found: list[Candidate | Aside] = []
    links = 0
    for block, entry, people in read_bibtex(text, venues):
        links += block.links
        if isinstance(entry, str):
            found.append(aside_of(block, entry))
        else:
            candidate = candidate_of(entry, block, "papers", source, venues)
            found.append(checked(replace(candidate, people=people), block))
    return reading_of(source, found, links=links, sections=[f"BibTeX: {len(found)} entries"])


def _read_identifiers(text: str, source: str, venues: Venues) -> Reading:
    """Return the works that identifiers name; their titles are not known, unless another list of the same run has them."""
    found: list[Candidate | Aside] = []
    blocks = identifier_blocks(text)
    for block, url in blocks:
        if not url:
            found.append(aside_of(block, "no identifier"))
            continue
        identifier = target_of(url).identifier
        name = (
            f"{'arXiv' if identifier.kind == 'arxiv' else identifier.kind.upper()}:{identifier.value}"
            if identifier
            else url
        )
        entry = Entry(name, links=(Hyperlink("paper", url, block.line),))
        found.append(replace(candidate_of(entry, block, "papers", source, venues), is_untitled=True))
    return reading_of(
        source, found, links=sum(block.links for block, _ in blocks), sections=[f"identifiers: {len(blocks)} lines"]
    )
