"""The canonical text of a file: fields in the models' order, one way to indent, comments where they were."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.form import FLOW_FIELDS, LONGEST_FLOW
from generator.layout.scalars import BLOCKS, STEP, quoted_as_needed, scalar_lines
from generator.layout.tree import Branch, Entry, Node, Scalar, read_tree
from generator.model import (
    RECORD_TYPES,
    VOCABULARIES,
    Author,
    FacetSpec,
    Identifiers,
    Link,
    NewsItem,
    Preprint,
    Settings,
    SourceList,
    Term,
    Venue,
)
from generator.model.fields import field_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Model

PROSE_FIELDS = frozenset({"abstract", "description", "notes", "summary", "text"})
SCHEMA_LINE = "# yaml-language-server:"
"""How a comment begins that tells editors the schema of a file; it stays at the top."""

_PARTS: Mapping[str, type[Model]] = {
    "authors": Author, "facets": FacetSpec, "ids": Identifiers, "links": Link, "preprint": Preprint,
}  # fmt: skip
_SHORT_LISTS = FLOW_FIELDS | {"kinds"}
_CLOSING = ("'", '"', "]", "}")
_NOT_IN_FLOW = frozenset(",[]{}")


@dataclass(frozen=True, slots=True)
class Form:
    """What the fields of a file are.

    Attributes:
        order: Order of the fields at the top; those not named stay as they stand.
        entry: What stands under each key, or is each item, of a file that holds many; None for a file that holds one.
    """

    order: tuple[str, ...] = ()
    entry: type[Model] | None = None


FORMS: Mapping[str, Form] = {
    **{model.kind: Form(field_order(model)) for model in RECORD_TYPES},
    **{name: Form(entry=Term) for name in VOCABULARIES},
    "venues": Form(entry=Venue),
    "sources": Form(entry=SourceList),
    "news": Form(entry=NewsItem),
    "catalog": Form(tuple(Settings.model_fields)),
}
"""The form of each file: by the kind of a record, by the name of a vocabulary, by the stem of a single file."""


def canonical_text(text: str, form: Form) -> str:
    """Return the canonical form of a file.

    Comments and prose keep their bytes but for the indentation; what the loader reads stays the same.

    Args:
        text: What ``generator.load.read_document`` reads without a problem.
        form: What its fields are, one of ``FORMS``.
    """
    tree = read_tree(text)
    if not isinstance(tree.root, Branch) or not tree.root.entries:
        return text
    head, entries = _without_head(tree.root.entries)
    lines = [*head]
    before: Entry | None = None
    for entry in _sorted(entries, form.order):
        start = "-" if tree.root.is_list else f"{quoted_as_needed(entry.key)}:"
        lines += _parted(lines, before, _entry_lines(entry, start, "" if form.entry else entry.key, form.entry))
        before = entry
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


def _parted(lines: list[str], before: Entry | None, others: list[str]) -> list[str]:
    """Return the lines of an entry, without an empty one at first where that is needless, or would belong to a block."""
    is_needless = not lines or not lines[-1] or (before is not None and _ends_in_block(before.node))
    return others[1:] if is_needless and not others[0] else others


def _entry_lines(entry: Entry, start: str, field: str, model: type[Model] | None = None) -> list[str]:
    """Return the lines of a field or item that begins with ``start``.

    ``field`` is the name of the field, or of the one whose item it is; ``model`` is what a mapping in it is.
    """
    first, others, inner = _value_lines(
        entry.node, field, model or _PARTS.get(field), is_item=start == "-", is_commented=bool(entry.behind)
    )
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
    above = [line for place, line in enumerate(above) if line or place == 0 or above[place - 1]]
    line = f"{start}{first}" if first[:1] in ("", " ", "\t") else f"{start} {first}"
    below = entry.below if _ends_in_block(entry.node) else _indented(entry.below)
    return [*above, line, *_indented([*others, *inner]), *below]


def _value_lines(
    node: Node, field: str, model: type[Model] | None, *, is_item: bool, is_commented: bool
) -> tuple[str, list[str], list[str]]:
    """Return a value: what stands on the line of its field, lines that go on with that, or the lines of what it holds."""
    if isinstance(node, Scalar):
        first, *others = scalar_lines(node, is_prose=field in PROSE_FIELDS, is_commented=is_commented)
        return first, others, []
    if not node.entries:
        return "[]" if node.is_list else "{}", [], []
    if field in _SHORT_LISTS and not is_item and (flow := _flow(node, field)):
        return flow, [], []
    entries = node.entries
    if not node.is_list and model:
        entries = tuple(_sorted(entries, model.model_fields))
    inner: list[str] = []
    before: Entry | None = None
    for entry in entries:
        lines = (
            _entry_lines(entry, "-", field, model)
            if node.is_list
            else _entry_lines(entry, f"{quoted_as_needed(entry.key)}:", entry.key)
        )
        inner += _parted(inner, before, lines)
        before = entry
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
