"""From files to plain data with the place of every key, safely. Touches ``data/`` and the parse cache."""

from generator.load.document import Document, Marks, Path, Place, Value
from generator.load.files import DataFile, find_files
from generator.load.nearest import nearest
from generator.load.quoting import quoted
from generator.load.reader import read_document
from generator.load.source import Reading, Source, read_sources

__all__ = [
    "DataFile",
    "Document",
    "Marks",
    "Path",
    "Place",
    "Reading",
    "Source",
    "Value",
    "find_files",
    "nearest",
    "quoted",
    "read_document",
    "read_sources",
]
