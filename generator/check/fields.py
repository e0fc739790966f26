"""The rules of one file: its fields are known, complete, and of the right form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.check.finding import Finding, guess
from generator.check.words import described, in_words
from generator.load import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from generator.load import Path

M = TypeVar("M", bound=BaseModel)
MAPPING = "a mapping (key: value)"


def parse_record(
    model: type[M], stem: str, data: Any, file: str, path: Path = ()
) -> tuple[M | None, tuple[Finding, ...]]:
    """Return the record that ``data`` are, its id being ``stem``; or None, and all that is wrong with them.

    ``path`` is where the data stand in their file.
    """
    if not isinstance(data, dict):
        message, hint = f"must be {MAPPING}, found {described(data)}", "write each field on a line, as 'field: value'"
        return None, (Finding(file, path, "wrong-type", message, hint),)
    record, findings = parse(model, {**data, "id": stem}, file, path)
    if "id" in data:
        findings = (_written_id(file, path, stem, data["id"]), *findings)
    return record, findings


def parse(model: type[M], data: Any, file: str, path: Path = ()) -> tuple[M | None, tuple[Finding, ...]]:
    """Return ``data`` as ``model``, or None, and all that is wrong with them."""
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    return None, tuple(_finding(model, detail, file, path) for detail in details)


def _written_id(file: str, path: Path, stem: str, written: Any) -> Finding:
    hint = f"leave it out: the id is {'the key it stands under' if path else 'the name of the file'}"
    if written == stem:
        return Finding(file, (*path, "id"), "id", "says again what is known", hint, "warning")
    return Finding(file, (*path, "id"), "id", f"must be {quoted(stem)}, found {described(written)}", hint)


def _finding(model: type[BaseModel], error: ErrorDetails, file: str, path: Path) -> Finding:
    place = (*path, *error["loc"])
    if error["type"] == "missing":
        return _missing(model, error, file, path)
    if error["type"] == "extra_forbidden":
        return _unknown(model, error, file, place)
    rule, message, hint = in_words(error)
    if error["loc"] == ("id",):
        return _wrong_id(message, hint, file, path)
    return Finding(file, place, rule, message, hint)


def _missing(model: type[BaseModel], error: ErrorDetails, file: str, path: Path) -> Finding:
    *around, name = error["loc"]
    description = _fields(model, tuple(around)).get(str(name), "")
    return Finding(file, (*path, *error["loc"]), "missing-field", "is missing", description)


def _unknown(model: type[BaseModel], error: ErrorDetails, file: str, place: Path) -> Finding:
    *around, name = error["loc"]
    known = _fields(model, tuple(around))
    hint = guess(str(name), known)
    if not hint and around and isinstance(around[-1], int):
        hint = "put the whole item in quotes if ': ' belongs to it"
    return Finding(file, place, "unknown-field", "no such field", hint or f"known are {', '.join(known)}", at_key=True)


def _wrong_id(message: str, hint: str, file: str, path: Path) -> Finding:
    text = message.partition(", found")[0]
    if path:
        return Finding(file, path, "id", f"key {text}", hint, at_key=True)
    return Finding(file, (), "id", f"file name {text}", hint or "rename the file", whole_file=True)


def _fields(model: type[BaseModel], loc: Path) -> Mapping[str, str]:
    """Return the fields that are known at ``loc``, each with its description."""
    for part in loc:
        if isinstance(part, str):
            model = _model_of(model, part)
    return {name: info.description or "" for name, info in model.model_fields.items() if name != "id"}


def _model_of(model: type[BaseModel], name: str) -> type[BaseModel]:
    """Return the model that a field holds, alone, in a list, or beside None."""
    queue: list[Any] = [model.model_fields[name].annotation]
    while queue:
        annotation = queue.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return annotation
        queue.extend(getattr(annotation, "__args__", ()))
    return model
