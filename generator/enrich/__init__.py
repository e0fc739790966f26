"""Facts from elsewhere merged into records: what lacks is filled, what disagrees is told, nothing is overwritten unasked."""

from generator.enrich.account import EnrichAccount, to_json, to_text
from generator.enrich.claims import FIELDS
from generator.enrich.facts import Facts
from generator.enrich.files import read_facts
from generator.enrich.merging import Wishes, merge_facts

__all__ = ["FIELDS", "EnrichAccount", "Facts", "Wishes", "merge_facts", "read_facts", "to_json", "to_text"]
