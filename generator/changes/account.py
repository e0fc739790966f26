"""Changes, written for a terminal, for a program, or for a comment under a pull request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.changes.compare import Changes, FieldChange, KeyChange, RecordChange, key_of
from generator.export.markdown import escape_markdown
from generator.index import title_of, year_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.model import Record

SECTIONS = (
    ("added", "Added"),
    ("published", "From preprint to published"),
    ("renamed", "Renamed"),
    ("merged", "Merged into another record"),
    ("changed", "Changed"),
    ("removed", "Removed"),
)
LONGEST_COMMENT = 60_000
"""Most characters of Markdown: a comment at GitHub holds 65,536."""

MOST_IN_COMMENT = 40
"""Most records of one section in Markdown, so that a long section leaves room for the others."""

_LONGEST = 120


def to_text(changes: Changes) -> str:
    """Return changes for a person at a terminal, each record with its fields before and after."""
    lines = []
    for title, items in _sections(changes):
        lines.append(f"{title} ({len(items)})")
        for item in items:
            lines.append(f"  {_heading(item)}")
            lines += [f"    {line}" for line in _field_lines(item)]
    lines += [f"{term.vocabulary}: {term.term} {term.change}" for term in changes.terms]
    lines += [_key_line(key) for key in changes.keys]
    lines += [f"{key} cannot be read in one of the states; `atlas check` says why" for key in changes.unreadable]
    return "\n".join(map(_printable, lines)) if changes else "no record differs"


def to_json(changes: Changes) -> str:
    """Return changes as one JSON object: a list for each kind of change."""
    found: dict[str, Any] = {name: [_object(item) for item in getattr(changes, name)] for name, _ in SECTIONS}
    found["terms"] = [
        {"vocabulary": term.vocabulary, "term": term.term, "change": term.change} for term in changes.terms
    ]
    found["keys"] = [{"paper": key.paper, "old": key.old, "new": key.new} for key in changes.keys]
    found["unreadable"] = list(changes.unreadable)
    return json.dumps(found, ensure_ascii=False, indent=2)


def to_markdown(changes: Changes) -> str:
    """Return changes for a comment; whatever stands in records is inert in it, and mentions nobody."""
    if not changes:
        return "No record differs."
    counts = [f"{len(items)} {title.lower()}" for title, items in _sections(changes)]
    counts += [f"{len(changes.terms)} term{'' if len(changes.terms) == 1 else 's'}"] if changes.terms else []
    lines = [f"**Changes of the catalog:** {', '.join(counts)}"] if counts else []
    for title, items in _sections(changes):
        lines += ["", f"### {title}", ""]
        for item in items[:MOST_IN_COMMENT]:
            lines.append(f"- {_markdown_heading(item)}")
            lines += [f"  - {escape_markdown(line)}" for line in _field_lines(item)]
        lines += _rest(items)
    if changes.terms:
        lines += ["", "### Terms", ""]
        lines += [f"- {term.vocabulary}: `{term.term}` {term.change}" for term in changes.terms[:MOST_IN_COMMENT]]
        lines += _rest(changes.terms)
    if changes.keys:
        lines += ["", "### Citation keys", ""]
        lines += [f"- {escape_markdown(_key_line(key))}" for key in changes.keys[:MOST_IN_COMMENT]]
        lines += _rest(changes.keys)
    if changes.unreadable:
        keys = ", ".join(
            f"`{key}`" if _is_plain(key) else escape_markdown(key) for key in changes.unreadable[:MOST_IN_COMMENT]
        )
        lines += ["", f"Not compared, because the file cannot be read: {keys}"]
    return _cut("\n".join(lines).strip("\n"))


def _cut(text: str) -> str:
    """Return a text that fits into a comment, cut at the end of a line."""
    if len(text) <= LONGEST_COMMENT:
        return text
    return text[:LONGEST_COMMENT].rpartition("\n")[0] + "\n\n… and more; `atlas diff` tells all of it"


def _rest(items: Sequence[Any]) -> list[str]:
    return [f"- … and {len(items) - MOST_IN_COMMENT:,} more"] if len(items) > MOST_IN_COMMENT else []


def _sections(changes: Changes) -> Iterator[tuple[str, tuple[Record | RecordChange, ...]]]:
    for name, title in SECTIONS:
        if items := getattr(changes, name):
            yield title, items


def _heading(item: Record | RecordChange) -> str:
    record = item.record if isinstance(item, RecordChange) else item
    title = f"{title_of(record)} ({year_of(record)})" if year_of(record) else title_of(record)
    return f"{_way(item)}  {title}"


def _key_line(key: KeyChange) -> str:
    return (
        f"papers/{key.paper} was cited as {key.old}, and is {key.new} now; citation_key: {key.old} in it keeps the key"
    )


def _way(item: Record | RecordChange) -> str:
    if isinstance(item, RecordChange):
        key = key_of(item.record)
        return key if item.former == key else f"{item.former} -> {key}"
    return key_of(item)


def _markdown_heading(item: Record | RecordChange) -> str:
    way, _, title = _heading(item).partition("  ")
    return f"`{way}` {escape_markdown(title)}"


def _field_lines(item: Record | RecordChange) -> list[str]:
    return [_field_line(field) for field in item.fields] if isinstance(item, RecordChange) else []


def _field_line(change: FieldChange) -> str:
    if change.old is None:
        return f"{change.field}: + {_shown(change.new)}"
    if change.new is None:
        return f"{change.field}: - {_shown(change.old)}"
    if isinstance(change.old, list) and isinstance(change.new, list):
        less = [f"- {_shown(item)}" for item in change.old if item not in change.new]
        more = [f"+ {_shown(item)}" for item in change.new if item not in change.old]
        return f"{change.field}: {', '.join([*less, *more]) or 'in another order'}"
    if isinstance(change.old, dict) and isinstance(change.new, dict):
        return f"{change.field}: {', '.join(_parts(change.old, change.new))}"
    return f"{change.field}: {_shown(change.old)} -> {_shown(change.new)}"


def _parts(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterable[str]:
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            yield _field_line(FieldChange(name, old.get(name), new.get(name)))


def _shown(value: Any) -> str:
    """Return a value on one line, cut where it is long."""
    match value:
        case dict():
            text = ", ".join(f"{name} {_shown(item)}" for name, item in value.items())
        case list():
            text = ", ".join(map(_shown, value))
        case _:
            text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2].rstrip() + " …"


def _object(item: Record | RecordChange) -> dict[str, Any]:
    record = item.record if isinstance(item, RecordChange) else item
    found: dict[str, Any] = {"kind": record.kind, "id": record.id, "title": title_of(record), "year": year_of(record)}
    if isinstance(item, RecordChange):
        found["former"] = item.former
        found["fields"] = [{"field": field.field, "old": field.old, "new": field.new} for field in item.fields]
    return found


def _is_plain(key: str) -> bool:
    return all(sign.isalnum() or sign in "-/_." for sign in key)


def _printable(line: str) -> str:
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in line)


FORMATS: Mapping[str, Callable[[Changes], str]] = {"text": to_text, "json": to_json, "markdown": to_markdown}
"""Every way to write changes by its name."""
