"""The layout of files under ``data/``: where comments stand, and the canonical form. Touches nothing."""

from generator.layout.formatting import Formatting, format_files
from generator.layout.scalars import quoted_as_needed
from generator.layout.text import FORMS, SCHEMA_LINE, Form, canonical_text

__all__ = ["FORMS", "SCHEMA_LINE", "Form", "Formatting", "canonical_text", "format_files", "quoted_as_needed"]
