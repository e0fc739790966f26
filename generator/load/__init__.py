"""From files to plain data with the place of every key, safely. Touches ``data/`` and the parse cache."""

from generator.load.characters import MAX_BYTES, decode
from generator.load.document import Document, Marks, Path, Place, Value
from generator.load.events import parser_for
from generator.load.files import RECORD_FOLDERS, DataFile, find_files
from generator.load.nearest import nearest
from generator.load.quoting import quoted
from generator.load.reader import read_document
from generator.load.scalars import resolve
from generator.load.source import Reading, Source, read_sources

__all__ = [
    "MAX_BYTES",
    "RECORD_FOLDERS",
    "DataFile",
    "Document",
    "Marks",
    "Path",
    "Place",
    "Reading",
    "Source",
    "Value",
    "decode",
    "find_files",
    "nearest",
    "parser_for",
    "quoted",
    "read_document",
    "read_sources",
    "resolve",
]
