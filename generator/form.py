"""The canonical text of a record: fields in the models' order, quotes only where a reader of YAML needs them.

The same text reads alike in YAML 1.1 and 1.2: a scalar that either would take for something else than text is quoted.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from generator.model import Author, Record
from generator.model.fields import field_order

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_FLOW = 100
FLOW_FIELDS = frozenset({
    "modalities", "tasks", "methods", "datasets", "introduces", "metrics", "languages", "origin", "derived_from", "lists",
})  # fmt: skip
_PLAIN = re.compile(r"[^\W_](?:[^\n\"\\]*[^\s:])?")
_OTHER_THAN_TEXT = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|=|<<"
    r"|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-f_]+|[\d_]+(?::[0-5]?\d)+(?:\.[\d_]*)?)"
    r"|[-+]?(?:\d[\d_]*\.?[\d_]*|\.[\d_]+)(?:e[-+]?\d+)?|[-+]?\.(?:inf|nan)"
    r"|\d{4}-\d\d?-\d\d?(?:[t\s].*)?",
    re.IGNORECASE,
)


def record_text(record: Record) -> str:
    """Return the text of a record's file; fields at their default are left out."""
    node = CommentedMap()
    for name in field_order(type(record)):
        value = getattr(record, name)
        if value is not None and value != type(record).model_fields[name].get_default(call_default_factory=True):
            node[name] = _node(value, name)
    return _dump(node)


def field_text(part: BaseModel, name: str) -> str:
    """Return one field of a record, or of a part of one, as the lines of its file; they end with a line break."""
    return _dump(CommentedMap({name: _node(getattr(part, name), name)}))


def amended_text(text: str, record: Record, fields: Iterable[str]) -> str:
    """Return the text of a record's file with some fields set anew; everything else stays as it is, comments too."""
    node = _yaml().load(text)
    order = field_order(type(record))
    for name in sorted(fields, key=order.index):
        value = getattr(record, name)
        if name in node:
            node[name] = _node(value, name)
        else:
            later = set(order[order.index(name) + 1 :])
            place = next((place for place, key in enumerate(node) if key in later), len(node))
            node.insert(place, name, _node(value, name))
    return _dump(node)


def scalar(text: str) -> str:
    """Return text as a scalar that is quoted only where it must be."""
    plain = (
        _PLAIN.fullmatch(text) and ": " not in text and " #" not in text and reads_alike(text) and text.isprintable()
    )
    if plain:
        return text
    style = SingleQuotedScalarString if '"' in text or "\\" in text else DoubleQuotedScalarString
    quoted: str = style(text)
    return quoted


def reads_alike(plain: str) -> bool:
    """Tell whether every reader of YAML, 1.1 or 1.2, takes an unquoted scalar for text."""
    return not _OTHER_THAN_TEXT.fullmatch(plain)


def _node(value: Any, field: str = "") -> Any:
    match value:
        case bool() | int() | float():
            return value
        case str():
            return scalar(value)
        case Author(name=str() as name, group=None, orcid=None):
            return scalar(name)
        case BaseModel():
            shown = {name: getattr(value, name) for name in type(value).model_fields}
            return _node({name: item for name, item in shown.items() if item is not None and item != ()})
        case Mapping():
            return CommentedMap((key, _node(item)) for key, item in value.items())
        case _:
            return _sequence(tuple(value), field)


def _sequence(items: tuple[Any, ...], field: str) -> CommentedSeq:
    node = CommentedSeq(_node(item) for item in items)
    if field in FLOW_FIELDS and len(", ".join(map(str, items))) + len(field) <= LONGEST_FLOW:
        node.fa.set_flow_style()
    return node


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dump(node: CommentedMap) -> str:
    stream = io.StringIO()
    _yaml().dump(node, stream)
    return stream.getvalue()
