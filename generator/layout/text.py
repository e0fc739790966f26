"""The canonical text of a record's file: fields in the models' order, one way to indent, comments where they were."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.form import FLOW_FIELDS, LONGEST_FLOW, field_order
from generator.layout.scalars import BLOCKS, STEP, quoted_as_needed, scalar_lines
from generator.layout.tree import Branch, Entry, Node, Scalar, read_tree
from generator.model import Author, Identifiers, Link, Preprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Model, Record

PROSE_FIELDS = frozenset({"abstract", "notes", "summary"})
SCHEMA_LINE = "# yaml-language-server:"
"""How a comment begins that tells editors the schema of a file; it stays at the top."""

_PARTS: Mapping[str, type[Model]] = {"authors": Author, "ids": Identifiers, "links": Link, "preprint": Preprint}
_CLOSING = ("'", '"', "]", "}")
_NOT_IN_FLOW = frozenset(",[]{}")


def canonical_text(text: str, kind: type[Record]) -> str:
    """Return the canonical form of a record's file.

    Comments and prose keep their bytes but for the indentation; what the loader reads stays the same.

    Args:
        text: What ``generator.load.read_document`` reads without a problem; what is no mapping is returned as it is.
        kind: What kind of record it is.
    """
    tree = read_tree(text)
    if not isinstance(tree.root, Branch) or tree.root.is_list or not tree.root.entries:
        return text
    head, entries = _without_head(tree.root.entries)
    lines = [*head]
    for entry in _sorted(entries, field_order(kind)):
        lines += _entry_lines(entry, f"{quoted_as_needed(entry.key)}:", entry.key)
    return "\n".join([*lines, *tree.root.end, *tree.end]).lstrip("\n") + "\n"


def _without_head(entries: tuple[Entry, ...]) -> tuple[tuple[str, ...], tuple[Entry, ...]]:
    """Part the comments about the whole file from those about its first field."""
    above = entries[0].above
    about_file = [place for place, line in enumerate(above, 1) if not line or line.startswith(SCHEMA_LINE)]
    number = max(about_file, default=0)
    return above[:number], (replace(entries[0], above=above[number:]), *entries[1:])


def _sorted(entries: Iterable[Entry], order: Iterable[str]) -> list[Entry]:
    """Return fields in order; those that are unknown come last, as they stood."""
    places = {name: place for place, name in enumerate(order)}
    return sorted(entries, key=lambda entry: places.get(entry.key, len(places)))


def _entry_lines(entry: Entry, start: str, field: str) -> list[str]:
    """Return the lines of a field or item that begins with ``start``, and belongs to the record's field ``field``."""
    first, others, inner = _value_lines(entry.node, field, is_item=start == "-", is_commented=bool(entry.behind))
    above = [*entry.above, *_comments_without_entry(entry.node)]
    if start == "-" and inner:
        comments = next(place for place, line in enumerate(inner) if line and not line.startswith("#"))
        above += inner[:comments]
        first, inner = inner[comments], inner[comments + 1 :]
    opens_lines = bool(inner) and not first
    if len(entry.behind) == 1 and (opens_lines or (first.endswith(_CLOSING) and not inner and not others)):
        first += entry.behind[0]
    else:
        above += [comment.strip() for comment in entry.behind]
    line = f"{start}{first}" if first[:1] in ("", " ", "\t") else f"{start} {first}"
    below = entry.below if _ends_in_block(entry.node) else _indented(entry.below)
    return [*above, line, *_indented([*others, *inner]), *below]


def _value_lines(node: Node, field: str, *, is_item: bool, is_commented: bool) -> tuple[str, list[str], list[str]]:
    """Return a value: what stands on the line of its field, lines that go on with that, or the lines of what it holds."""
    if isinstance(node, Scalar):
        first, *others = scalar_lines(node, is_prose=field in PROSE_FIELDS, is_commented=is_commented)
        return first, others, []
    if not node.entries:
        return "[]" if node.is_list else "{}", [], []
    if field in FLOW_FIELDS and not is_item and (flow := _flow(node, field)):
        return flow, [], []
    entries = node.entries
    if not node.is_list and field in _PARTS:
        entries = tuple(_sorted(entries, _PARTS[field].model_fields))
    inner: list[str] = []
    for entry in entries:
        start = "-" if node.is_list else f"{quoted_as_needed(entry.key)}:"
        inner += _entry_lines(entry, start, field)
    return "", [], [*inner, *node.end]


def _flow(node: Branch, field: str) -> str:
    """Return a short list of words on one line, in brackets; nothing when it is none."""
    if not node.is_list or node.end:
        return ""
    values, words = [], []
    for entry in node.entries:
        if not isinstance(entry.node, Scalar) or entry.above or entry.behind or entry.below:
            return ""
        values.append(entry.node.value)
        words += scalar_lines(entry.node, is_prose=False, is_commented=False)
    is_short = len(", ".join(values)) + len(field) <= LONGEST_FLOW
    is_plain = len(words) == len(values) and all(word and not _NOT_IN_FLOW & set(word) for word in words)
    return f"[{', '.join(words)}]" if is_short and is_plain else ""


def _comments_without_entry(node: Node) -> tuple[str, ...]:
    return node.end if isinstance(node, Branch) and not node.entries else ()


def _ends_in_block(node: Node) -> bool:
    """Tell whether a comment that is indented after a value would become part of it."""
    if isinstance(node, Scalar):
        return node.style in BLOCKS
    return bool(node.entries) and _ends_in_block(node.entries[-1].node)


def _indented(lines: Iterable[str]) -> list[str]:
    return [" " * STEP + line if line else line for line in lines]
