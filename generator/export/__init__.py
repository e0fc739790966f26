"""The machine formats: one module a format, and the table of those that hold the whole catalog."""

from generator.export.formats import FORMATS, Export, published_formats

__all__ = ["FORMATS", "Export", "published_formats"]
