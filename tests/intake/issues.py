"""Issues as GitHub tells of them, made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.intake.forms import FORMS

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {
    "title": "Lamp: Shedding Light on Made-up Reports",
    "documents": "https://arxiv.org/abs/2401.00009v2",
    "authors": "Ada Example\nBo Example",
    "year": "2024",
    "type": "Method",
    "modalities": "CT, X-ray",
    "tasks": "Report generation",
    "name": "Lamp",
    "code": "https://github.com/example/lamp",
    "summary": "Sheds light.",
}
"""Answers to the form for papers that make a sound record of the mini catalog."""


def body(form: str = "paper", **answers: str) -> str:
    """Return the text of an issue as GitHub writes it from a form."""
    questions = FORMS[form].questions
    return "\n\n".join(f"### {each.label}\n\n{answers.get(each.field) or '_No response_'}" for each in questions)


def event(text: str, action: str = "labeled", label: str = "accepted", **more: Any) -> dict[str, Any]:
    """Return the event of an issue with this text."""
    labels = [{"name": label}] if label else []
    issue = {"number": 12, "body": text, "title": "T", "state": "open", "labels": labels, **more.pop("issue", {})}
    extra = {"label": {"name": label}} if action == "labeled" else {}
    return {"action": action, "issue": issue, "sender": {"login": "maintainer", "type": "User"}, **extra, **more}


def event_file(folder: Path, data: Any) -> Path:
    """Write an event to a file, as a runner does."""
    file = folder / "event.json"
    file.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    return file
