"""Every rule a catalog must keep, by the name that problems carry. The names are stable: machines filter by them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES: Mapping[str, str] = MappingProxyType({
    # while a file is read
    "character": "A file holds no control characters, invisible line ends or lone surrogates.",
    "comment": "A comment stands on a line of its own, so that no value is cut off by ' #'.",
    "duplicate-key": "A mapping has each key once.",
    "empty": "A file of the catalog holds something.",
    "encoding": "Files are UTF-8.",
    "file": "What lies in data/ is a readable, regular .yml file in its place.",
    "key": "Keys are text.",
    "no-libyaml": "PyYAML comes with libyaml, or reading is slow.",
    "syntax": "Files are plain YAML: no anchors, aliases, tags, directives, merge keys or second documents.",
    "too-large": "A file is not larger than a record can reasonably be.",
    # within one record
    "id": "An id is the name of its file or the key it stands under, in lower-case letters, digits and hyphens.",
    "missing-field": "A record has every field it needs.",
    "unknown-field": "A record has no fields but the known ones.",
    "unknown-value": "A field with a closed list of values has one of them.",
    "wrong-type": "A field holds what it should: text, a whole number, a list, a mapping.",
    "wrong-value": "A value has the form its field asks for.",
    # across records
    "cycle": "No record supersedes itself, and no dataset derives from itself, by whatever way.",
    "duplicate-alias": "An alias belongs to one venue; a spelling or an ORCID iD belongs to one author.",
    "duplicate-citation-key": "A citation key belongs to one paper.",
    "duplicate-id": "An id belongs to one record of its kind, whatever the case of its letters.",
    "duplicate-identifier": "A DOI, arXiv, ACL, OpenReview or PubMed identifier belongs to one record.",
    "duplicate-result": "A source says once what a model scores in a setting of a test set.",
    "facet": "A facet groups by a field that its records have, under an address that is free.",
    "future-date": "A date is not in the future.",
    "future-year": "A year is at most the next one.",
    "misplaced": "A paper lies in the folder of its year, or in `undated`.",
    "no-catalog": "A catalog has settings in data/catalog.yml.",
    "preprint-mismatch": "The preprint and the identifiers of a paper name the same arXiv paper.",
    "out-of-range": "A score is a value that its metric can have.",
    "repeated": "A list names each thing once.",
    "same-title": "Two records of one kind do not have the same title.",
    "unknown-term": "Whatever a record refers to exists.",
})  # fmt: skip
"""What each rule asks for, by its name."""
