"""One record from what a person has at hand: a BibTeX entry, an identifier, an address, or a title."""

from generator.adding.fields import typed_fields
from generator.adding.lookup import LookUp, LookUpError, look_up
from generator.adding.record import NewRecord, check_new, known_as, new_paper, new_record
from generator.adding.reference import Reference, read_reference
from generator.adding.suggestions import LABELS, NONE, Suggestions, read_terms, suggest

__all__ = [
    "LABELS",
    "NONE",
    "LookUp",
    "LookUpError",
    "NewRecord",
    "Reference",
    "Suggestions",
    "check_new",
    "known_as",
    "look_up",
    "new_paper",
    "new_record",
    "read_reference",
    "read_terms",
    "suggest",
    "typed_fields",
]
