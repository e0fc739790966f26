"""An issue's text back to the answers of its form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.event import MAX_BODY
from generator.intake.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.intake.forms import Form, Question

_HEADING = re.compile(r"### (.+?)[ \t]*")
_NOTHING = frozenset({"", "_No response_", "None"})


@dataclass(frozen=True)
class Complaint:
    """What is wrong with an answer: the question's label (empty for the whole), and what to do, in plain words."""

    label: str
    text: str


@dataclass(frozen=True)
class Answers:
    """The answers in an issue.

    Attributes:
        form: The form that was filled in.
        given: Each answer that is not empty, by the field of its question.
        complaints: What is wrong with the issue's form, if anything.
    """

    form: Form
    given: Mapping[str, str]
    complaints: tuple[Complaint, ...] = ()

    def label(self, field: str) -> str:
        """Return the question that a field of the record comes from; empty when there is none."""
        return next((question.label for question in self.form.questions if question.field == field), "")


def read_answers(body: str) -> Answers | None:
    """Return the answers in an issue's text; None when no form was used.

    Only a line that is exactly the heading of a question begins an answer: headings within an answer belong to it. A
    heading that stands twice cannot be told from one that somebody wrote, so it is refused.
    """
    lines = re.split(r"\r\n|\r|\n", body)
    headings = {match[1] for line in lines if (match := _HEADING.fullmatch(line))}
    form = next((form for form in FORMS.values() if headings & set(_spellings(form.questions[0]))), None)
    if form is None:
        return None
    if len(body) > MAX_BODY:
        return Answers(form, {}, (Complaint("", "The text is too long. Shorten it."),))
    questions = {spelling: question for question in form.questions for spelling in _spellings(question)}
    given: dict[str, list[str]] = {}
    complaints = []
    current: list[str] = []
    for line in lines:
        match = _HEADING.fullmatch(line)
        question = questions.get(match[1]) if match else None
        if question is None:
            current.append(line)
        elif question.field in given:
            complaints.append(
                Complaint(question.label, "This heading stands twice in the text; remove the second one.")
            )
            current = []
        else:
            current = given.setdefault(question.field, [])
    answers = {field: text for field, found in given.items() if (text := "\n".join(found).strip()) not in _NOTHING}
    return Answers(form, answers, (*complaints, *_missing(form, given, answers)))


def _missing(form: Form, given: Mapping[str, list[str]], answers: Mapping[str, str]) -> Iterator[Complaint]:
    for question in form.questions:
        if question.field not in given and question.required:
            yield Complaint(question.label, f"The part `### {question.label}` is missing from the text; add it again.")
        elif question.field not in answers and question.required:
            yield Complaint(question.label, "An answer is needed.")


def _spellings(question: Question) -> tuple[str, ...]:
    return (question.label, *question.former)
