"""The machine formats: one module a format, and the table of those that hold the whole catalog."""

from generator.export.formats import FORMATS, Export

__all__ = ["FORMATS", "Export"]
