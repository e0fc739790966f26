"""A list in any form: Markdown, a table, BibTeX, identifiers alone, or titles with abstracts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.candidate import candidate_of
from generator.importer.entries.entry import Entry
from generator.importer.entries.tabular import are_identifiers, identifier_blocks, is_table, table_blocks
from generator.importer.pages.document import parse_markdown
from generator.importer.pages.markups import as_markdown
from generator.importer.pages.pairs import are_pairs, parse_pairs
from generator.importer.pages.restructured import is_restructured, parse_restructured
from generator.importer.words.wording import clean_title
from generator.importer.works.bibliography import is_bibtex, read_bibtex
from generator.importer.works.identified import identified
from generator.importer.works.page import read_page
from generator.importer.works.reading import Aside, Reading, aside_of, checked, reading_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.importer.entries.candidate import Candidate
    from generator.importer.entries.mapping import ListMapping
    from generator.importer.pages.block import Block
    from generator.importer.words.occasion import Venues
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
    blocks, name = _blocks(text)
    reading = read_page(blocks, source, venues, methods, mapping)
    said = (f"{name}, read as Markdown: headings, items, tables and links",) if name else ()
    return replace(reading, sections=(*said, *reading.sections))


def _blocks(text: str) -> tuple[tuple[Block, ...], str]:
    """Return the blocks of a page, and the name of the markup in which it is written where that is not Markdown."""
    if told := as_markdown(text):
        return parse_markdown(told[1]), told[0]
    if is_restructured(text):
        return parse_restructured(text), "reStructuredText"
    return parse_markdown(text), ""


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
        found.append(identified(block, url, source, venues))
    return reading_of(
        source, found, links=sum(block.links for block, _ in blocks), sections=[f"identifiers: {len(blocks)} lines"]
    )
