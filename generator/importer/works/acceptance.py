"""Whether what is written like an entry is a work: what speaks for it, weighed against the other entries of its section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importer.entries.columns import head_column
from generator.importer.pages.block import PSEUDO_LEVEL
from generator.importer.pages.footnotes import FOOTNOTES
from generator.importer.pages.roles import is_other
from generator.importer.pages.runs import NOWHERE
from generator.importer.words.link_labels import is_publication, is_repository, link_type, resource_type
from generator.importer.words.venue_shapes import is_surely_venue
from generator.importer.works.books import is_book
from generator.importer.works.paragraphs import is_decoration, paragraph_refusal

if TYPE_CHECKING:
    from generator.importer.entries.case import Case
    from generator.importer.entries.entry import Entry
    from generator.importer.pages.block import Block

_TODO = re.compile(
    r"^(?:to-?do|tbd|tba|coming soon|to be (?:added|updated|continued)|\.{3}|…|待(?:更新|补充)|etc)\b", re.IGNORECASE
)
_BACK = re.compile(r"\W*(?:back|return) to (?:the )?(?:top|contents?|toc|table of contents)\W*", re.IGNORECASE)
_TEMPLATE = re.compile(
    r"\W*(?:\([^()]*\)\W*)?(?:the |your |full |paper[ _-]?)*(?:titles?|name)(?: of (?:the |your )?paper)?\W*",
    re.IGNORECASE,
)
"""What stands for a title where a list says how its entries are to be written: ``(Conference Year) Title``."""
_LETTERS = re.compile(r"[A-Za-z]{1,2}")
"""The same, in the first row of a table to be filled in: ``| aa | arxiv | … |``."""
_ACCEPTED = re.compile(r"(?:our|we|this (?:survey|paper|work))\b.*\baccepted\b", re.IGNORECASE)
"""How a list tells of its own paper: ``Our survey has been accepted by …``."""
_TOLD = re.compile(
    r"\W*(?:\d[\d/.-]*\W+)?(?:we|i)(?:['\u2019]ve| have)? (?:just |newly |also )?(?:added|updated|included|created) ",
    re.IGNORECASE,
)
"""How a list tells what is new in it: ``[12/2021] We've added …``."""
_MARKED = re.compile(
    r"\W*(?:the )?(?:items?|papers?|entries|works|projects|those|ones) (?:that are |which are )?(?:marked|tagged|starred|labell?ed|highlighted) (?:.* )?(?:is|are|indicates?|means?)\b",
    re.IGNORECASE,
)
"""What explains the marks of a list: ``Items marked with … are recommended``."""
_COUNT = re.compile(r"\W*\d+\+? (?:citations?|stars)\b", re.IGNORECASE)
"""How what tells the limits of a list begins: ``60 citations or more``."""
_GATHERED = re.compile(
    r"\b(?:papers?|publications|literature|data ?sets?|code|software|resources|links) on the (?:web|internet)$|\bbibliography$",
    re.IGNORECASE,
)
"""How the name of a collection ends: ``Papers on ribs on the web``."""
_POINTER = re.compile(r"(?:see|for more|more (?:at|in|on)|check|here|find|please|this list|also)\b", re.IGNORECASE)
"""How what only points elsewhere begins: ``See also …``."""
_ENCYCLOPEDIA = re.compile(r"https?://(?:\w+\.)?(?:m\.)?wikipedia\.org/|https?://(?:www\.)?baike\.", re.IGNORECASE)
_HOME = re.compile(
    r"(?:https?://)?(?:www\.)?(?:github|gitlab)\.com/[^/#?]+(?:/[^/#?]+)?/?(?:(?:blob|tree)/\w+/README\.md)?(?:\?[^#]*)?#.",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"https?://(?:www\.)?(?:github|gitlab)\.com/[^/]+/[^/]+/(?:-/)?(?:issues|discussions)/\d+", re.IGNORECASE
)
_SITE = re.compile(r"https?://[^/?#]+/?", re.IGNORECASE)
_TALKS = re.compile(r"\b(?:tutorials?|lectures?|talks?|courses?|slides|presentations?|seminars?)\b", re.IGNORECASE)
_LEARNING = re.compile(r"get(?:ting)? started|quick ?start|documentation|docs|(?:.* )?tutorials?", re.IGNORECASE)
"""What is read to learn a tool."""
_BOOK = re.compile(r"(?:e-?)?book\b", re.IGNORECASE)
_FEW, _SENTENCE = 4, 6
_MOSTLY = 0.8
"""How many entries of a section must surely be works for a short title to be believed, from 0 to 1."""


def refusal(case: Case) -> str:
    """Return why a block claims no work; nothing when it does."""
    reasons = (
        ("contents", _is_contents(case.entry) or _BACK.fullmatch(case.entry.title)),
        ("news", _ACCEPTED.match(case.entry.title)),
        ("news", _TOLD.match(case.block.text) and not case.mine.document),
        ("explains a mark", _MARKED.match(case.entry.title)),
        ("a count, no work", _COUNT.match(case.entry.title)),
        ("to be added", _TODO.match(case.block.text.strip(" -*[]x"))),
        ("template", _TEMPLATE.fullmatch(case.entry.title) and not case.mine.document),
        ("a collection, no work", _GATHERED.search(case.entry.title) and not _is_dated(case)),
        ("template", _LETTERS.fullmatch(case.entry.title) and not case.entry.links),
    )
    reason = next((reason for reason, holds in reasons if holds), "")
    if reason:
        return reason
    if not case.entry.title:
        return _untitled(case)
    if is_book(case):
        return ""
    if case.block.shape == "paragraph":
        return paragraph_refusal(case)
    if case.role != "papers":
        return _resource_refusal(case)
    return _linked_refusal(case) if _leads_anywhere(case.entry) else _linkless_refusal(case)


def _is_dated(case: Case) -> bool:
    """Tell whether an entry leads to where works are published, or says in which year it appeared."""
    published = any(is_publication(link.url) for link in case.entry.links)
    return published or any(mark.occasion.year for mark in case.entry.marks)


def _resource_refusal(case: Case) -> str:
    """Return why an item among datasets, metrics or tools names none."""
    if case.entry.style == "plain" and _POINTER.match(case.entry.title):
        return "prose"
    if case.role == "tools" and _LEARNING.fullmatch(case.entry.title):
        return "tells of a tool, and is none"
    told = case.entry.links or case.entry.marks or case.words >= _FEW or _is_among_linked(case)
    return "" if told else "no link"


def _is_among_linked(case: Case) -> bool:
    """Tell whether a row says more than one thing of what it names, in a table whose other rows lead somewhere."""
    filled = [runs for _, runs in case.block.cells if any(re.search(r"\w", run.text) for run in runs)]
    linked = sum(one.linked for one in case.section)
    return case.block.shape == "row" and len(filled) > 2 and linked + 1 >= len(case.section) * _MOSTLY > 1


def _is_contents(entry: Entry) -> bool:
    """Tell whether all links lead to other places of the list itself."""
    targets = [link.url for link in entry.links]
    inside = bool(targets) and all(url.startswith("#") or _HOME.match(url) for url in targets)
    promised = bool(entry.marks) and not _leads_anywhere(entry)  # ``[Title]() (Dec., 2023)``: its link is to come
    return inside and not promised and (not entry.title or None in {resource_type(link.label) for link in entry.links})


def _leads_anywhere(entry: Entry) -> bool:
    return any(link.url != NOWHERE for link in entry.links)


def _untitled(case: Case) -> str:
    if case.block.shape == "paragraph" and is_decoration(case):
        return "decoration"
    named = any(resource_type(link.label) is None and not link.is_bare for link in case.entry.links)
    return "" if case.role in {"datasets", "tools"} and named else "no title"


def _linkless_refusal(case: Case) -> str:
    """Return why an item without links claims no work: others of its section, or its form, must speak for it."""
    mine, is_long = case.mine, case.words >= 4
    if _heading(case.block) == FOOTNOTES:
        return "a footnote"
    if _is_legend(case):
        return "no link"
    if is_other(case.block.headings) and is_surely_venue(case.entry.title):
        return "a venue, no paper"
    among_works = case.words > 2 or mine.people or case.documents * 2 >= 1
    if (mine.is_strong and among_works) or (
        case.entry.style in {"bold", "quoted"}
        and is_long
        and not case.is_prose
        and case.is_usual
        and not _opens_prose(case)
    ):
        return ""
    if is_long and not case.is_prose and (case.share >= 0.5 or mine.above):
        return ""
    return "prose" if is_long else "no link"


def _opens_prose(case: Case) -> bool:
    """Tell whether bold words are the first sentence of a remark, more of it behind: ``**A way ahead.** Ribs are counted by many.``."""
    behind = case.block.text.partition(case.entry.title)[2]
    return case.entry.rest >= _SENTENCE and re.match(r"[.!?]\s+\w", behind) is not None


def _is_legend(case: Case) -> bool:
    """Tell whether an item only explains what stands beside it: none of its section names a paper, and papers stand in tables."""
    named = any(one.document or one.people for one in case.section)
    works = [one.shape for one in case.everything if one.document]
    if _explains_heads(case):
        return bool(works)
    return not named and works.count(case.block.shape) * 2 < len(works)


def _explains_heads(case: Case) -> bool:
    """Tell whether a row says what the heads of its table stand for: none announces what works have, and hardly a row is beside it."""
    heads = [head for head, _ in case.block.cells]
    announced = any(head_column(head) not in {None, "other"} for head in heads)
    told = any(one.linked or one.occasion for one in case.section)
    return case.block.shape == "row" and all(heads) and not (announced or told) and len(case.section) < _FEW


def _linked_refusal(case: Case) -> str:
    """Return why an item with links claims no work, the first reason that holds."""
    told = [link.url for link in case.entry.links if resource_type(link.label) != "page"]
    mine, only_code = case.mine, bool(told or not case.entry.links) and all(map(is_repository, told))
    known = mine.occasion or mine.people or (mine.above and case.words > 1)
    is_entry = case.words >= 4 and not case.titles_are_linked and case.is_usual
    unmarked = not case.titles_are_linked and not any(resource_type(link.label) for link in case.entry.links)
    is_set_apart = case.entry.style in {"bold", "quoted"} and case.is_usual
    usual = mine.occasion and len(case.section) > _FEW and case.share >= _MOSTLY and is_set_apart
    trusted = usual or _is_reference(case)
    cites = case.block.is_quote and mine.occasion
    reasons = (
        ("an encyclopedia, no paper", all(_ENCYCLOPEDIA.match(link.url) for link in case.entry.links)),
        ("asked of a repository, no paper", all(_ISSUE.match(link.url) for link in case.entry.links)),
        (
            f"stands under “{_heading(case.block)}”, and leads to no paper",
            is_other(case.block.headings) and (not mine.document or _is_event(case)) and not trusted and not cites,
        ),
        ("a footnote", _heading(case.block) == FOOTNOTES and not mine.document),
        (
            "stands among talks and courses",
            bool(_TALKS.search(_heading(case.block)))
            and not trusted
            and all(_is_loose_file(link.url) for link in case.entry.links),
        ),
        ("stands in the preface", _is_in_preface(case)),
        ("prose", case.is_prose and (unmarked if mine.document else not mine.occasion)),
        ("", mine.document or known),
        ("", case.is_alike and (only_code or case.words >= _FEW)),
        ("a repository, no paper", only_code and (case.words < 4 or (case.share < 0.5 and not is_entry))),
        ("", (only_code and is_entry) or _is_among_rows(case)),
        ("", (case.share >= 0.5 and case.words >= 3) or _is_labelled_work(case)),
    )
    return next((reason for reason, holds in reasons if holds), "leads to no paper")


def _is_reference(case: Case) -> bool:
    """Tell whether an entry says of a title what references do: venue and year, with authors, or in columns of a table."""
    said = [mark.occasion for mark in case.entry.marks]
    if _is_authored(case):
        return True
    where = any(mark.names_venue for mark in case.entry.marks) and any(one.year for one in said)
    in_columns = [mark.place for mark in case.entry.marks].count("a column") > 1
    return where and case.words >= _FEW - 1 and (case.mine.people or in_columns)


def _is_authored(case: Case) -> bool:
    """Tell whether an entry names the authors of a title, and leads to its text: a book, or a file."""
    texts = [link for link in case.entry.links if _BOOK.match(link.label.strip("[] ")) or _is_loose_file(link.url)]
    return case.mine.people and case.words > 1 and bool(texts)


def _is_among_rows(case: Case) -> bool:
    """Tell whether nearly all rows of a table are works, where a column says what is the title, short as it may be."""
    return case.block.shape == "row" and len(case.section) >= _FEW and case.share >= _MOSTLY and case.words > 0


def _is_event(case: Case) -> bool:
    """Tell whether the label of a link is a venue, and it leads to that venue, not to a paper: ``[A Workshop (AW)](https://…)``."""
    if is_surely_venue(case.entry.title) or all(_SITE.fullmatch(link.url) for link in case.entry.links):
        return True
    published = any(is_publication(link.url) for link in case.entry.links)
    return not published and any(mark.place == "the label of a link" for mark in case.entry.marks)


def _is_loose_file(url: str) -> bool:
    """Tell whether an address leads to a file that no publisher of papers holds."""
    return url.lower().endswith(".pdf") and not is_publication(url[: -len(".pdf")])


def _is_in_preface(case: Case) -> bool:
    """Tell whether an item, nearly alone before the list begins, leads to nothing but a file that no publisher holds."""
    real = [heading for heading in case.block.headings if heading.level < PSEUDO_LEVEL]
    is_apart = len(real) < 2 and len(case.section) < _FEW <= len(case.everything) - len(case.section)
    return is_apart and not case.mine.occasion and all(_is_loose_file(link.url) for link in case.entry.links)


def _heading(block: Block) -> str:
    return block.headings[-1].text if block.headings else ""


def _is_labelled_work(case: Case) -> bool:
    """Tell whether an entry has the form of a work, a long title with a labelled link, though nothing says where it appeared."""
    labels = [link.label for link in case.entry.links if resource_type(link.label) is not None]
    return case.words >= 4 and any(link_type(label, "https://example.org/")[0] in {"paper", "pdf"} for label in labels)
