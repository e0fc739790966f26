"""RRG Atlas: turns a catalog of research, kept as YAML, into a fast, searchable, citable website."""

__version__ = "0.1.0"
