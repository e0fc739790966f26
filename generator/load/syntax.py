"""YAML's complaints, said in words a person understands."""

from __future__ import annotations

from typing import NamedTuple

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from generator.errors import Problem
from generator.load.quoting import quoted

QUOTE = "put the whole value in quotes"


class _Said(NamedTuple):
    """What to say when PyYAML's complaint contains ``sign``."""

    sign: str
    message: str
    hint: str
    at_context: bool = False


# libyaml and PyYAML's own parser word some complaints differently; each sign occurs in one of them or in both.
_SAYINGS = (
    _Said("mapping values are not allowed", "a second ': ' on the line of a value", QUOTE),
    _Said("cannot start any token", "a value cannot begin with {found}", QUOTE),
    _Said("expected node content", "a value cannot begin with {found}", QUOTE),
    _Said("expected the node content", "a value cannot begin with {found}", QUOTE),
    _Said("sequence entries are not allowed", "a list item cannot begin on the line of its key", "begin it on the next line, or put the value in quotes"),
    _Said("mapping keys are not allowed", "a value cannot begin with '? '", QUOTE),
    _Said("scanning a quoted scalar", "the quote that opens here is never closed", "close it; inside single quotes write '' for an apostrophe", at_context=True),
    _Said("scanning a double-quoted scalar", "the quote that opens here is never closed", "close it", at_context=True),
    _Said("scanning a single-quoted scalar", "the quote that opens here is never closed", "close it; inside single quotes write '' for an apostrophe", at_context=True),
    _Said("expected ',' or ']'", "the [ that opens here is never closed, or an item lacks its comma", "close it, or put the value in quotes", at_context=True),
    _Said("expected ',' or '}'", "the { that opens here is never closed, or an entry lacks its comma", "close it, or put the value in quotes", at_context=True),
    _Said("expected ':'", "a line without ': ' after its key", "write 'key: value'; indent what continues the line before", at_context=True),
    _Said("expected '-' indicator", "does not fit into the list around it", "check the indentation"),
    _Said("expected key", "does not fit here", "check the indentation, and put a value that begins with a quote or bracket wholly in quotes"),
    _Said("expected <block end>", "does not fit here", "check the indentation, and put a value that begins with a quote or bracket wholly in quotes"),
    _Said("document start>", "does not fit here", "check the indentation"),
    _Said("incompatible YAML document", "%YAML directives are not used here", "remove the line"),
    _Said("directive", "directives (lines that begin with %) are not used here", "remove the line"),
    _Said("scanning a block scalar", "a value cannot begin with '|' or '>' followed by text", QUOTE),
    _Said("scanning an anchor", "a value cannot begin with '&'", QUOTE),
    _Said("scanning an alias", "a value cannot begin with '*'", QUOTE),
    _Said("tag", "a value cannot begin with '!'", QUOTE),
)  # fmt: skip
_ESCAPES = ("escape", "hexdecimal", "hexadecimal")


def syntax_problem(error: YAMLError | ValueError | OverflowError, text: str, file: str) -> Problem:
    """Return the one problem that a YAML error means, at the place where a person has to look."""
    if isinstance(error, ReaderError):  # characters.decode lets nothing through that a reader refuses
        return Problem(file, 0, 0, f"cannot be read: {error.reason}")
    if not isinstance(error, MarkedYAMLError):
        return Problem(file, 0, 0, "an escape in double quotes names no character", "remove the escape")
    complaint = f"{error.context or ''}: {error.problem or ''}"
    if any(sign in complaint for sign in _ESCAPES):
        hint = "double the backslash, or use single quotes"
        return _at(
            error, text, file, _Said("", "a backslash in double quotes begins an escape that does not exist", hint)
        )
    for said in _SAYINGS:
        if said.sign in complaint:
            return _at(error, text, file, said)
    return _at(error, text, file, _Said("", f"cannot be read as YAML: {error.problem}", QUOTE))


def _at(error: MarkedYAMLError, text: str, file: str, said: _Said) -> Problem:
    mark = error.context_mark if said.at_context and error.context_mark else error.problem_mark or error.context_mark
    if mark is None:
        return Problem(file, 0, 0, said.message, said.hint)
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    found = line[mark.column : mark.column + 1]
    if found == "\t":
        return Problem(file, mark.line + 1, mark.column + 1, "a tab cannot indent a line", "use spaces")
    message = said.message.format(found=quoted(found)) if "{found}" in said.message else said.message
    return Problem(file, mark.line + 1, mark.column + 1, message, said.hint)
