"""The machine formats: one module a format, and the table of those that hold the whole catalog."""

from generator.export.formats import FORMATS, Export, bibtex_file, published_formats
from generator.export.pieces import Pieces

__all__ = ["FORMATS", "Export", "Pieces", "bibtex_file", "published_formats"]
