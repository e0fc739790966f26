"""The layout of files under ``data/``: where comments stand, and the canonical form. Touches nothing."""

from generator.layout.formatting import Formatting, format_files
from generator.layout.scalars import quoted_as_needed
from generator.layout.text import SCHEMA_LINE, canonical_text

__all__ = ["SCHEMA_LINE", "Formatting", "canonical_text", "format_files", "quoted_as_needed"]
