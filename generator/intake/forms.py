"""The forms in which people propose records: their questions, as GitHub shows them and as answers are read by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ruamel.yaml import YAML
from ruamel.yaml.compat import StringIO

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog import Catalog

Shape = Literal["line", "lines", "text", "one", "many"]
"""A line; several lines, one thing on each; prose; one of several terms; any of several terms."""

CORRECTABLE = {
    "Title": "title", "Name": "name", "Year": "year", "Venue": "venue", "Authors": "authors", "Summary": "summary",
}  # fmt: skip
"""What a correction may set by itself, and the field it sets."""
BY_HAND = ("Links", "Labels", "It stands here twice", "It does not belong here", "Something else")


@dataclass(frozen=True)
class Question:
    """One question of a form.

    Attributes:
        field: The field of the record that its answer becomes, or a name of the intake's own.
        label: What people read above it; also the heading of the answer in the issue.
        shape: What kind of answer it takes.
        help: What to write, in a sentence.
        example: An answer, shown in the empty field.
        required: Whether there must be an answer.
        vocabulary: The vocabulary whose labels are offered.
        options: What is offered otherwise.
        former: Headings that it had in former versions of the form, still read.
    """

    field: str
    label: str
    shape: Shape
    help: str = ""
    example: str = ""
    required: bool = False
    vocabulary: str = ""
    options: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """One form: the ``kind`` of record it proposes (``corrections`` for changes to any), and its questions.

    The first question's heading is found in no other form: by it an issue is recognized.
    """

    kind: str
    name: str
    description: str
    questions: tuple[Question, ...]


_LINKS_HELP = "One on each line: DOI, arXiv, ACL Anthology, OpenReview, PubMed, or the publisher's page."
_SUMMARY_HELP = "One or two sentences in your own words; not the abstract."

PAPER = Form(
    "papers",
    "Add a paper",
    "Propose a paper that the catalog lacks.",
    (
        Question("title", "Title of the paper", "line", "As printed.", required=True),
        Question("documents", "Links to the paper", "lines", _LINKS_HELP, "https://arxiv.org/abs/2401.00001", True),
        Question("authors", "Authors", "lines", "All of them, one on each line; leave it empty if you are not sure."),
        Question("year", "Year", "line", "Of publication; of the preprint while there is no other.", "2024", True),
        Question("venue", "Venue", "line", "Where it was published; empty for a preprint.", "MICCAI"),
        Question("type", "Type of work", "one", required=True, vocabulary="types"),
        Question("modalities", "Kinds of image", "many", vocabulary="modalities"),
        Question("tasks", "Tasks", "many", vocabulary="tasks"),
        Question("methods", "Methods", "many", vocabulary="methods"),
        Question("datasets", "Datasets", "line", "That it trains or tests on, with commas between.", "MIMIC-CXR, IU X-Ray"),
        Question("name", "Short name", "line", "Of the method or model, if it has one."),
        Question("code", "Code", "line", "Address of the authors' code.", "https://github.com/…"),
        Question("project", "Project page", "line"),
        Question("summary", "Summary", "text", _SUMMARY_HELP),
    ),
)  # fmt: skip
DATASET = Form(
    "datasets",
    "Add a dataset",
    "Propose a dataset that the catalog lacks.",
    (
        Question("name", "Name of the dataset", "line", "Short, as people know it.", required=True),
        Question("data", "Where to get it", "line", "Its page, or the page on which to ask for it.", required=True),
        Question("title", "Full title", "line", "Where it differs from the name."),
        Question("year", "Year of release", "line", example="2024"),
        Question("modalities", "Kinds of image", "many", vocabulary="modalities"),
        Question("tasks", "Tasks", "many", vocabulary="tasks"),
        Question("access", "Access", "one", options=("open", "registration", "credentialed", "on-request", "unknown")),
        Question("license", "Licence", "line", "As its page names it."),
        Question("images", "Number of images", "line"),
        Question("studies", "Number of studies", "line"),
        Question("patients", "Number of patients", "line"),
        Question("reports", "Number of reports", "line"),
        Question("qa_pairs", "Number of question-answer pairs", "line"),
        Question("summary", "Summary", "text", _SUMMARY_HELP),
    ),
)
CORRECTION = Form(
    "corrections",
    "Correct a record",
    "Something in the catalog is wrong or out of date.",
    (
        Question("record", "Which record", "line", "Address of its page on the site.", required=True),
        Question("wrong", "What is wrong", "one", required=True, options=(*CORRECTABLE, *BY_HAND)),
        Question("right", "What is right", "text", "The new value, whole. Authors: one on each line.", required=True),
        Question("source", "How do you know?", "line", "A page that says so.", required=True),
    ),
)
FORMS: Mapping[str, Form] = {"paper": PAPER, "dataset": DATASET, "correction": CORRECTION}
"""The forms by the name of their file in ``.github/ISSUE_TEMPLATE/``."""

_NOTICE = (
    "Thank you. What you write is checked at once; a comment tells what is missing. "
    "When a maintainer accepts it, it becomes a pull request by itself. Data are published under CC0 1.0."
)


def options_of(question: Question, catalog: Catalog) -> dict[str, str]:
    """Return what a question offers: what people read, and the value it stands for."""
    if question.vocabulary:
        return {term.label: term.id for term in catalog.vocabularies.get(question.vocabulary, {}).values()}
    return {option: option for option in question.options}


def form_file(form: Form, catalog: Catalog) -> str:
    """Return the issue form as GitHub reads it (docs.github.com, "Syntax for GitHub's form schema")."""
    body: list[dict[str, Any]] = [{"type": "markdown", "attributes": {"value": _NOTICE}}]
    body += [_element(question, catalog) for question in form.questions]
    stream = StringIO()
    yaml = YAML()
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.dump({"name": form.name, "description": form.description, "body": body}, stream)
    return "# Written by `atlas intake forms` from generator/intake/forms.py and the vocabularies.\n" + str(
        stream.getvalue()
    )


def _element(question: Question, catalog: Catalog) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label}
    if question.help:
        attributes["description"] = question.help
    if question.example:
        attributes["placeholder"] = question.example
    if question.shape in {"one", "many"}:
        attributes["multiple"] = question.shape == "many"
        attributes["options"] = list(options_of(question, catalog))
    types = {"line": "input", "lines": "textarea", "text": "textarea", "one": "dropdown", "many": "dropdown"}
    return {
        "type": types[question.shape],
        "id": question.field,
        "attributes": attributes,
        "validations": {"required": question.required},
    }
