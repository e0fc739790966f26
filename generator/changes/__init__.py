"""What changed between two states of a catalog. Reads folders and git revisions; writes nothing."""

from generator.changes.account import FORMATS, to_json, to_markdown, to_text
from generator.changes.compare import Changes, FieldChange, RecordChange, TermChange, compare
from generator.changes.state import State, read_file_at, read_state

__all__ = [
    "FORMATS",
    "Changes",
    "FieldChange",
    "RecordChange",
    "State",
    "TermChange",
    "compare",
    "read_file_at",
    "read_state",
    "to_json",
    "to_markdown",
    "to_text",
]
