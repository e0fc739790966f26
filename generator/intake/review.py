"""From an issue to the record it proposes, or to plain words about what is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.check import check_draft, draft_catalog
from generator.check.draft import Entry
from generator.check.fields import parse_record
from generator.form import amended_text, record_text
from generator.importer.words.naming import new_id
from generator.intake.answers import Answers, Complaint, read_answers
from generator.intake.forms import CORRECTABLE
from generator.intake.inert import code_block, code_span, plain
from generator.intake.proposal import MAX_COMMENT, MAX_RECORD, Proposal
from generator.intake.values import WrongAnswerError, plain_value, record_data
from generator.load import DataFile, quoted, read_document, read_sources
from generator.model import RECORD_TYPES
from generator.reading import read_catalog

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from generator.catalog import Catalog
    from generator.check import Finding
    from generator.intake.event import IssueEvent
    from generator.model import Record

_TYPES = {model.kind: model for model in RECORD_TYPES}
_PLACE = re.compile(r"(?:.*/)?(papers|datasets|metrics|tools)/([a-z0-9-]+?)(?:\.bib|/(?:index\.html)?)?(?:[?#].*)?")
_MOST_COMPLAINTS = 30
_LONGEST_COMPLAINT = 500
_ROOM_FOR_WORDS = 1000
"""Characters that a comment may have beside the record."""
_BLOCKING_WARNINGS = frozenset({"same-title"})


def review_issue(event: IssueEvent, root: Path, today: date) -> Proposal:
    """Return what to do about an issue: a record to propose, or what to tell its author, or nothing.

    Args:
        event: What happened to the issue.
        root: Folder of the site that the record would belong to.
        today: The day to note in new records.
    """
    nothing = Proposal(event.number)
    if event.from_bot or not event.is_open or event.action not in {"opened", "edited", "reopened", "labeled"}:
        return nothing
    if event.action == "labeled" and not event.approves:
        return nothing
    answers = read_answers(event.body)
    if answers is None:
        withdraw = event.takes_approval_back or event.approves
        comment = (
            "This issue does not hold the answers of a form, so no record can be made from it." if withdraw else ""
        )
        return replace(nothing, comment=comment, withdraw=withdraw)
    catalog, _ = read_catalog(root, today=today, cache=False)
    if answers.form.kind == "corrections":
        return _correction(event, answers, catalog, root, today)
    return _addition(event, answers, catalog, root, today)


def _addition(event: IssueEvent, answers: Answers, catalog: Catalog, root: Path, today: date) -> Proposal:
    data, complaints = record_data(answers, catalog, today.isoformat())
    kind = answers.form.kind
    year = data.get("year") if isinstance(data.get("year"), int) else None
    name, title = data.get("name"), data.get("title") or data.get("name") or "untitled"
    stem = new_id(name, title, year, catalog.of_kind(kind).keys())
    folder = str(year or "undated") if kind == "papers" else ""
    file = "/".join(filter(None, ("data", kind, folder, f"{stem}.yml")))
    origin = DataFile(file, root, kind, folder)
    record, findings = _checked(data, origin, root, today)
    answered = {complaint.label for complaint in answers.complaints + complaints}
    complaints = (*answers.complaints, *complaints, *_in_words(findings, answers, answered))
    if complaints or record is None:
        return _refusal(event, complaints)
    return _offer(event, file, record_text(record))


def _correction(event: IssueEvent, answers: Answers, catalog: Catalog, root: Path, today: date) -> Proposal:
    if answers.complaints:
        return _refusal(event, answers.complaints)
    match = _PLACE.fullmatch(answers.given["record"].strip())
    record = catalog.of_kind(match[1]).get(match[2]) if match else None
    if record is None:
        return _refusal(
            event, [Complaint(answers.label("record"), "There is no such record; copy the address of its page.")]
        )
    file = catalog.file_of(record)
    field = CORRECTABLE.get(answers.given["wrong"], "")
    if field not in type(record).model_fields:
        text = f"Thank you. A maintainer will mend this by hand, in `{file}`."
        return Proposal(event.number, text, withdraw=event.takes_approval_back)
    try:
        value = plain_value(field, answers.given["right"], catalog)
    except WrongAnswerError as error:
        return _refusal(event, [Complaint(answers.label("right"), str(error))])
    content = (root / file).read_text(encoding="utf-8")
    data = read_document(content, file).data
    written: dict[str, Any] = dict(data) if isinstance(data, dict) else {}
    folder = file.split("/")[2] if record.kind == "papers" else ""
    origin = DataFile(file, root, record.kind, folder)
    changed, findings = _checked({**written, field: value}, origin, root, today)
    complaints = [Complaint(answers.label("right"), _said(finding)) for finding in _blocking(findings)]
    if complaints or changed is None:
        return _refusal(event, complaints)
    return _offer(event, file, amended_text(content, changed, [field]))


def _checked(
    data: dict[str, Any], origin: DataFile, root: Path, today: date
) -> tuple[Record | None, tuple[Finding, ...]]:
    """Return the record that ``data`` would be in its file, and all that ``atlas check`` would say of that file."""
    record, findings = parse_record(_TYPES[origin.part], origin.stem, data, origin.file)
    if record is None:
        return None, findings
    draft, _ = draft_catalog(read_sources(root, cache=False))
    others = tuple(entry for entry in draft.entries if entry.file != origin.file)
    files = tuple(file for file in draft.files if file.file != origin.file)
    known = dict(draft.known)
    known[origin.part] = (known.get(origin.part) or frozenset()) | {origin.stem}
    draft = replace(draft, files=(*files, origin), entries=(*others, Entry(origin, record)), known=known)
    return record, tuple(finding for finding in check_draft(draft, today=today) if finding.file == origin.file)


def _blocking(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == "error" or finding.rule in _BLOCKING_WARNINGS]


def _in_words(findings: Iterable[Finding], answers: Answers, answered: set[str]) -> Iterable[Complaint]:
    """Yield what the checks say under the question it is about, unless that question has its complaint already."""
    for finding in _blocking(findings):
        field = str(finding.path[0]) if finding.path else ""
        place = {
            "ids": "documents",
            "preprint": "documents",
            "links": "documents" if "documents" in answers.given else "data",
        }
        label = answers.label(place.get(field, field))
        if not label or label not in answered:
            yield Complaint(label, _said(finding))


def _said(finding: Finding) -> str:
    text = finding.message[:1].upper() + finding.message[1:]
    if finding.rule in {"duplicate-identifier", "same-title"}:
        return f"This work is in the catalog already ({finding.message}). To mend its record, use the form for corrections."
    return f"{text} ({finding.hint})" if finding.hint else text


def _refusal(event: IssueEvent, complaints: Iterable[Complaint]) -> Proposal:
    all_lines = [
        f"- {f'**{complaint.label}**: ' if complaint.label else ''}{plain(complaint.text[:_LONGEST_COMPLAINT])}"
        for complaint in complaints
    ]
    lines = all_lines[:_MOST_COMPLAINTS]
    if len(all_lines) > len(lines):
        lines.append(f"- … and {len(all_lines) - len(lines):,} more")
    text = "Thank you. Some answers need another look:\n\n" + "\n".join(lines)
    text += "\n\nEdit the issue (… → Edit); this comment follows."
    return Proposal(event.number, text, withdraw=event.approves or event.takes_approval_back)


def _offer(event: IssueEvent, file: str, content: str) -> Proposal:
    record = code_block(content, "yaml")
    if len(content) > MAX_RECORD or len(record) > MAX_COMMENT - _ROOM_FOR_WORDS:
        return _refusal(event, [Complaint("", "The record would be too long; shorten the longest answers.")])
    if event.approves:
        return Proposal(event.number, f"Accepted, as {code_span(file)}:\n\n{record}", file=file, content=content)
    text = f"Thank you. This is fit to become {code_span(file)}:\n\n{record}\n\nA maintainer will look at it."
    if event.takes_approval_back:
        text += " The text was changed after it had been accepted, so it waits to be accepted again."
    return Proposal(event.number, text, withdraw=event.takes_approval_back)


def describe(proposal: Proposal) -> str:
    """Return in a line what will be done, without a word of the issue's."""
    deeds = [
        f"propose {quoted(proposal.file)}" if proposal.file else "",
        "take the approval back" if proposal.withdraw else "",
        "comment" if proposal.comment else "",
    ]
    return f"issue #{proposal.number}: " + (", ".join(filter(None, deeds)) or "nothing to do")
