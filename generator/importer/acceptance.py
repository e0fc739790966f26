"""Whether what is written like an entry is a work: what speaks for it, weighed against the other entries of its section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.importer.footnotes import FOOTNOTES
from generator.importer.link_labels import is_publication, is_repository, link_type, resource_type
from generator.importer.people import looks_like_people
from generator.importer.roles import is_other
from generator.importer.runs import NOWHERE
from generator.importer.stretches import likeness
from generator.importer.titles import FEW_WORDS
from generator.importer.venue_shapes import is_surely_venue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.block import Block
    from generator.importer.entry import Entry
    from generator.importer.evidence import Evidence

_TODO = re.compile(
    r"^(?:to-?do|tbd|tba|coming soon|to be (?:added|updated|continued)|\.{3}|…|待(?:更新|补充)|etc)\b", re.IGNORECASE
)
_BACK = re.compile(r"\W*(?:back|return) to (?:the )?(?:top|contents?|toc|table of contents)\W*", re.IGNORECASE)
_TEMPLATE = re.compile(
    r"\W*(?:\([^()]*\)\W*)?(?:the |your |full |paper[ _-]?)*(?:titles?|name)(?: of (?:the |your )?paper)?\W*",
    re.IGNORECASE,
)
"""What stands for a title where a list says how its entries are to be written: ``(Conference Year) Title``."""
_ACCEPTED = re.compile(r"(?:our|we|this (?:survey|paper|work))\b.*\baccepted\b", re.IGNORECASE)
"""How a list tells of its own paper: ``Our survey has been accepted by …``."""
_COUNT = re.compile(r"\W*\d+\+? (?:citations?|stars)\b", re.IGNORECASE)
"""How what tells the limits of a list begins: ``60 citations or more``."""
_BADGES = re.compile(r"shields\.io|badge|contrib\.rocks|star-history|awesome\.re|makeapullrequest", re.IGNORECASE)
_SENTENCE = re.compile(
    r"^(?:we|our|if|please|feel|you|this (?:repo|list|page|is|repository|project|work|collection)|thanks?|welcome|these|note that|see|for more|click|here (?:is|are)|check|"
    r"it |they |i |last updated?|updated?|add(?:ed)? |release[ds]? |more |for the |the following|most of|some of|be sure|don't|make sure|when |use |create|open an?|fork|send|submit|star )\b",
    re.IGNORECASE,
)
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
_FEW = 4
ENOUGH, _SET_APART = 0.5, 0.3
"""How much like a title the title of a paragraph must look; less when it is set apart, with authors or a venue behind it."""
_MOSTLY = 0.8
"""How many entries of a section must be works for a short title to be believed, from 0 to 1."""
_FARTHEST = 60
"""Where in a paragraph its title begins at the latest, in characters."""


@dataclass(frozen=True)
class Case:
    """An entry to be judged.

    Attributes:
        block: The entry as it stands in the list.
        entry: The entry, read.
        role: What kind of record its place is for.
        mine: What speaks for it.
        section: What speaks for each entry of its section.
        everything: What speaks for each entry of the list.
        is_early: Whether nothing but the title of the list stands above it.
    """

    block: Block
    entry: Entry
    role: str
    mine: Evidence
    section: Sequence[Evidence]
    everything: Sequence[Evidence]
    is_early: bool = True

    @property
    def share(self) -> float:
        """How many entries of the section are surely works, from 0 to 1."""
        return sum(evidence.is_strong for evidence in self.section) / len(self.section)

    @property
    def documents(self) -> float:
        """How many entries of the section lead to a document, from 0 to 1."""
        return sum(evidence.document for evidence in self.section) / len(self.section)

    @property
    def words(self) -> int:
        """How long the title is; two Chinese characters count as a word."""
        return len(self.entry.title.split()) + len(re.findall(r"[\u4e00-\u9fff]", self.entry.title)) // 2

    @property
    def titles_are_linked(self) -> bool:
        """Whether a link of the entry has its title for a label."""
        return any(link.is_title for link in self.entry.links)

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a sentence about something else."""
        return bool(_SENTENCE.match(self.entry.title)) or (
            self.entry.rest > FEW_WORDS * 3 and not self.titles_are_linked
        )


def refusal(case: Case) -> str:
    """Return why a block claims no work; nothing when it does."""
    reasons = (
        ("contents", _is_contents(case.entry) or _BACK.fullmatch(case.entry.title)),
        ("news", _ACCEPTED.match(case.entry.title)),
        ("a count, no work", _COUNT.match(case.entry.title)),
        ("to be added", _TODO.match(case.block.text.strip(" -*[]x"))),
        ("template", _TEMPLATE.fullmatch(case.entry.title) and not case.mine.document),
    )
    reason = next((reason for reason, holds in reasons if holds), "")
    if reason:
        return reason
    if not case.entry.title:
        return _untitled(case)
    if case.block.shape == "paragraph":
        return _paragraph_refusal(case)
    if case.role != "papers":
        return _resource_refusal(case)
    return _linked_refusal(case) if _leads_anywhere(case.entry) else _linkless_refusal(case)


def _resource_refusal(case: Case) -> str:
    """Return why an item among datasets, metrics or tools names none."""
    if case.entry.style == "plain" and _POINTER.match(case.entry.title):
        return "prose"
    return "" if case.entry.links or case.entry.marks or case.words >= 4 else "no link"


def _is_contents(entry: Entry) -> bool:
    """Tell whether all links lead to other places of the list itself."""
    targets = [link.url for link in entry.links]
    inside = bool(targets) and all(url.startswith("#") or _HOME.match(url) for url in targets)
    promised = bool(entry.marks) and not _leads_anywhere(entry)  # ``[Title]() (Dec., 2023)``: its link is to come
    return inside and not promised and (not entry.title or None in {resource_type(link.label) for link in entry.links})


def _leads_anywhere(entry: Entry) -> bool:
    return any(link.url != NOWHERE for link in entry.links)


def _untitled(case: Case) -> str:
    if case.role in {"datasets", "tools"} and any(resource_type(link.label) is None for link in case.entry.links):
        return ""
    return "decoration" if case.block.shape == "paragraph" and _is_decoration(case) else "no title"


def _linkless_refusal(case: Case) -> str:
    """Return why an item without links claims no work: others of its section, or its form, must speak for it."""
    mine, is_long = case.mine, case.words >= 4
    if _heading(case.block) == FOOTNOTES:
        return "a footnote"
    if _is_legend(case):
        return "no link"
    among_works = case.words > 2 or mine.people or case.documents * 2 >= 1
    if (mine.is_strong and among_works) or (
        case.entry.style in {"bold", "quoted"} and is_long and not case.is_prose and _is_usual(case)
    ):
        return ""
    if is_long and not case.is_prose and (case.share >= 0.5 or mine.above):
        return ""
    return "prose" if is_long else "no link"


def _is_legend(case: Case) -> bool:
    """Tell whether an item only explains what stands beside it: none of its section names a paper, and papers stand in tables."""
    named = any(one.document or one.people for one in case.section)
    works = [one.shape for one in case.everything if one.document]
    return not named and works.count(case.block.shape) * 2 < len(works)


def _linked_refusal(case: Case) -> str:
    """Return why an item with links claims no work, the first reason that holds."""
    told = [link.url for link in case.entry.links if resource_type(link.label) != "page"]
    mine, only_code = case.mine, bool(told or not case.entry.links) and all(map(is_repository, told))
    known = mine.occasion or mine.people or (mine.above and case.words > 1)
    is_entry = case.words >= 4 and not case.titles_are_linked and _is_usual(case)
    unmarked = not case.titles_are_linked and not any(resource_type(link.label) for link in case.entry.links)
    is_set_apart = case.entry.style in {"bold", "quoted"} and _is_usual(case)
    trusted = mine.occasion and len(case.section) > _FEW and case.share >= _MOSTLY and is_set_apart
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
            bool(_TALKS.search(_heading(case.block))) and all(_is_loose_file(link.url) for link in case.entry.links),
        ),
        ("prose", case.is_prose and (unmarked if mine.document else not mine.occasion)),
        ("", mine.document or known),
        ("a repository, no paper", only_code and (case.words < 4 or (case.share < 0.5 and not is_entry))),
        ("", only_code and is_entry),
        ("", (case.share >= 0.5 and case.words >= 3) or _is_labelled_work(case)),
    )
    return next((reason for reason, holds in reasons if holds), "leads to no paper")


def _is_event(case: Case) -> bool:
    """Tell whether the label of a link is a venue, and it leads to that venue, not to a paper: ``[A Workshop (AW)](https://…)``."""
    if is_surely_venue(case.entry.title) or all(_SITE.fullmatch(link.url) for link in case.entry.links):
        return True
    published = any(is_publication(link.url) for link in case.entry.links)
    return not published and any(mark.place == "the label of a link" for mark in case.entry.marks)


def _is_loose_file(url: str) -> bool:
    """Tell whether an address leads to a file that no publisher of papers holds."""
    return url.lower().endswith(".pdf") and not is_publication(url[: -len(".pdf")])


def _heading(block: Block) -> str:
    return block.headings[-1].text if block.headings else ""


def _is_usual(case: Case) -> bool:
    """Tell whether most entries of the list are works, and their titles are set as this one is."""
    works = [evidence for evidence in case.everything if evidence.is_strong]
    alike = sum(evidence.style == case.entry.style for evidence in works)
    return len(works) * 2 > len(case.everything) and alike * 2 > len(works)


def _is_labelled_work(case: Case) -> bool:
    """Tell whether an entry has the form of a work, a long title with a labelled link, though nothing says where it appeared."""
    labels = [link.label for link in case.entry.links if resource_type(link.label) is not None]
    return case.words >= 4 and any(link_type(label, "https://example.org/")[0] in {"paper", "pdf"} for label in labels)


def _is_decoration(case: Case) -> bool:
    links = case.entry.links
    pictures = any(run.image for run in case.block.runs)
    return bool(links) and (pictures or all(_BADGES.search(link.url) or not link.label for link in links))


def _paragraph_refusal(case: Case) -> str:
    """Return why a paragraph claims no work: only one that begins with a title, and says little besides, may."""
    block, entry, mine = case.block, case.entry, case.mine
    if _is_decoration(case) and not mine.is_strong:
        return "decoration"
    first = re.search(r"\w+", entry.title)
    begins = block.text.casefold().find(first[0].casefold()) if first else -1
    labelled = any(resource_type(link.label) is not None for link in entry.links)
    set_apart = (case.titles_are_linked and mine.document and mine.occasion) or (
        entry.style in {"bold", "quoted"} and (mine.occasion or mine.people)
    )
    told = mine.occasion and mine.people and set_apart and _is_usual(case)
    plain = told and not entry.links
    holds = (
        (mine.document or ((labelled or case.titles_are_linked) and mine.occasion) or plain or _is_unlinked(case))
        and (entry.style != "plain" or bool(entry.marks))
        and (told or not _SENTENCE.match(block.text))
        and entry.rest <= FEW_WORDS
        and likeness(entry.title) >= (_SET_APART if set_apart else ENOUGH)
        and begins <= _FARTHEST
        and ((told and _is_read(entry)) or not is_other(block.headings))
        and not looks_like_people(entry.title, strictly=True)
    )
    return "" if holds and not _stands_alone(case) else "prose"


def _is_read(entry: Entry) -> bool:
    """Tell whether an entry names a venue, or has a link that promises a text to read, and no website."""
    kinds = {resource_type(link.label) for link in entry.links}
    return "paper" in kinds or any(mark.names_venue for mark in entry.marks)


def _is_unlinked(case: Case) -> bool:
    """Tell whether a paragraph is nothing but a title with its venue, or with its year as usual, among paragraphs that lead to papers."""
    entry, is_long = case.entry, case.words >= _FEW
    named = any(mark.names_venue for mark in entry.marks) or (entry.style == "bold" and _is_usual(case))
    return case.mine.occasion and named and is_long and not entry.links and not entry.rest and case.documents > ENOUGH


def _stands_alone(case: Case) -> bool:
    """Tell whether a paragraph is one of few that look like works: a list's own paper, named in its preface."""
    works = [evidence for evidence in case.everything if evidence.shape == "paragraph" and evidence.document]
    near = [evidence for evidence in case.section if evidence.document]
    outside = len(case.block.headings) < 2 and (case.is_early or not _is_usual(case))
    in_preface = outside and len(near) < 3 and len(case.everything) > len(case.section) + 3
    return in_preface or (len(works) < 2 and not case.mine.occasion)
