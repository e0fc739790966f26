"""How a single value is written: quotes only where a reader of YAML needs them, sentences as somebody wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from generator.form import reads_alike, scalar
from generator.load import resolve

if TYPE_CHECKING:
    from generator.layout.tree import Scalar

BLOCKS = ("|", ">")
STEP = 2
"""How far what belongs to a field or an item is indented."""


def scalar_lines(node: Scalar, *, is_prose: bool, is_commented: bool) -> list[str]:
    """Return a value's lines, those after the first without the indentation of their field.

    Args:
        node: The value.
        is_prose: Whether its lines and quotes stay as they are, as far as all readers of YAML understand them alike.
        is_commented: Whether a comment shares its line, which only a value in quotes can bear.
    """
    if node.style in BLOCKS:
        return _block_lines(node)
    if node.style:
        has_escapes = "\\" in node.source and not node.value.isprintable()
        if is_prose or has_escapes or "\n" in node.value or (is_commented and "\n" not in node.source):
            return _as_written(node)
    elif not isinstance(resolve(node.value), str):
        return [node.source]
    elif "\n" in node.value or (is_prose and reads_alike(node.value)):
        return _as_written(node)
    return [quoted_as_needed(node.value)]


def quoted_as_needed(text: str) -> str:
    """Return text on one line as YAML writes it, in quotes only where it must be."""
    match scalar(text):
        case SingleQuotedScalarString():
            return "'" + text.replace("'", "''") + "'"
        case DoubleQuotedScalarString():
            return f'"{text}"'
        case _:
            return text


def _as_written(node: Scalar) -> list[str]:
    first, *others = node.source.split("\n")
    return [first, *(line.lstrip(" \t") for line in others)]


def _block_lines(node: Scalar) -> list[str]:
    """Return a block of lines without its indentation (YAML 1.2.2, section 8.1).

    An indicator of the indentation is written only where the first line of the text itself begins with a space.
    """
    header, *lines = node.source.split("\n")
    header = "".join(sign for sign in header if sign in "|>+-")
    value = node.value.lstrip("\n")
    spaces = len(value) - len(value.lstrip(" "))
    first = next((line for line in lines if line.strip(" ")), "")
    indent = len(first) - len(first.lstrip(" ")) - spaces
    if spaces:
        header = f"{header[0]}{STEP}{header[1:]}"
    return [header, *(line[indent:] for line in lines)]
