"""What the model says about a value, in the words of a person who writes YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.check.finding import guess
from generator.load import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

QUOTE = "put it in quotes"
_EXAMPLES = {
    "acl": "an ACL Anthology identifier like 2024.acl-long.1",
    "arxiv": "an arXiv identifier like 2301.10000",
    "citation_key": "a citation key like liu-2025-enhanced",
    "doi": "a DOI like 10.1000/xyz",
    "languages": "an ISO 639 code like en",
    "openreview": "an OpenReview forum identifier like aBcD3fGh1J",
    "orcid": "an ORCID iD like 0000-0002-1825-0097",
    "pmid": "a PubMed identifier like 12345678",
    "scores": "a number like 0.25",
}


def in_words(error: ErrorDetails) -> tuple[str, str, str]:
    """Return rule, message and hint for one error of the model, unknown and missing fields aside."""
    kind, found, context = error["type"], error["input"], error.get("ctx", {})
    if kind in _WANTED:
        is_item = isinstance(error["loc"][-1], int) if error["loc"] else False
        hint = "remove the empty item" if found is None and is_item else _type_hint(kind, found)
        return "wrong-type", f"must be {_WANTED[kind]}, found {described(found)}", hint
    if kind == "literal_error":
        return _not_among(found, context)
    if kind == "string_pattern_mismatch":
        wanted = next((_EXAMPLES[part] for part in reversed(error["loc"]) if part in _EXAMPLES), "of another form")
        return "wrong-value", f"must be {wanted}, found {described(found)}", ""
    if kind in _LIMITS:
        return "wrong-value", f"{_LIMITS[kind].format(**context)}, found {described(found)}", ""
    if kind == "string_too_short":
        return "wrong-value", "must not be empty", "leave the field out when it is unknown"
    message = str(context["error"]) if kind == "value_error" else error["msg"]
    main, _, hint = message.partition("; ")
    return "wrong-value", f"{main}, found {described(found)}" if isinstance(found, str) else main, hint


def described(value: Any) -> str:
    """Return what stands in the file, by its type: ``text 'a'``, ``a list``, ``nothing``."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return f"the number {value}"
    if isinstance(value, str):
        return f"text {quoted(value)}"
    if value is None:
        return "nothing"
    return "a list" if isinstance(value, tuple | list) else "a mapping (key: value)"


_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "tuple_type": "a list",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "dict_type": "a mapping (key: value)",
}
_LIMITS = {
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "string_too_long": "must not be longer than {max_length} characters",
}


def _type_hint(kind: str, found: Any) -> str:
    if found is None:
        return "leave the field out when it is unknown"
    if kind == "int_type" and isinstance(found, str):
        return "write it without quotes" if found.strip().isdecimal() else ""
    if kind == "tuple_type":
        return (
            f"write [{found}]"
            if isinstance(found, str) and found.isprintable() and len(found) < 40
            else "write each item on a line with '- '"
        )
    if kind == "string_type" and isinstance(found, bool | int):
        return QUOTE
    if kind == "string_type" and isinstance(found, dict):
        return "put the text in quotes if ': ' belongs to it"
    return ""


def _not_among(found: Any, context: Mapping[str, Any]) -> tuple[str, str, str]:
    known = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
    shown = quoted(found) if isinstance(found, str) else described(found)
    near = guess(found, known) if isinstance(found, str) else ""
    return "unknown-value", f"unknown {shown}", near or f"one of {', '.join(known)}"
