"""Lines of an entry that say what they are: ``Authors: …``, ``Venue: …``, ``Code: …``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.words.link_labels import is_publication, resource_type
from generator.importer.words.wording import bare_words

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from generator.importer.entries.clauses import Clauses
    from generator.importer.pages.runs import Run

_FIELDS: tuple[tuple[str, str], ...] = (
    (r"(?:paper )?(?:titles?|name)|标题|题目|论文(?:题目|标题|名称|名)", "title"),
    (r"authors?|by|作者|written by", "people"),
    (r"venue|conference|journal|publication|published(?: (?:in|at))?|publisher|where|presented at|proceedings|会议|期刊|发表(?:于|会议)?|出处|收录", "occasion"),
    (r"dates?|year|time|when|published on|release(?: date)?|submitted|时间|日期|年份|发表时间|发布时间", "occasion"),
    ((r"abstract|tl;?dr|summary|keywords?|key ?words|tags?|notes?|comments?|highlights?|contributions?|affiliations?|institut(?:ion|e)s?|摘要|关键词|简介|备注|单位|机构|亮点|"
      r"present(?:ers?|ed by)|speakers?|discuss(?:ants?|ed by|ion leads?|ion leaders?)|moderat(?:ors?|ed by)|hosts?|hosted by|facilitators?|led by|lead by|lecturers?|instructors?"), "remark"),
    ((r"description|intro(?:duction)?|organi[sz]ations?|tasks?|datasets? used|method|motivation|main idea|idea|citations?|cited by|任务|方法|团队|stars?|"
     r"doi|arxiv id|license|languages?|domain|topics?|category|type|status"), "note"),
)  # fmt: skip
_KEY = re.compile(
    r"^[\W_]*?([^\W\d_][\w;/&+ ()\u2010-]{1,40}?|[^\W\d_][\w /-]{1,20}\([^()]{1,80}\))\s*[\W_]{0,4}?[:\uff1a]"
)
_COUNTED = frozenset({"star", "stars"})
_NAMED = re.compile(r"[^\W\d_][\w/ -]{1,24}(?:\([^()]{1,80}\))?\s*[:\uff1a]\s*")
"""All that stands before a bare address which is one of several below a title: ``webcam demo: https://…``."""
_PUBLISHED = re.compile(
    r"(?:发表(?:于|在)|收录于|published (?:in|at)|appeared (?:in|at)|accepted (?:by|to|at))\s*", re.IGNORECASE
)
_SENTENCES = re.compile(r"(?<=\w\w[.;])\s+|(?<=\u3002)|\s*[,\uff0c]\s+(?=[^\W\d_a-z])")
_MOST_SENTENCES = 2
_TO_COME = re.compile(
    r"\W*(?:coming soon|tba|tbd|todo|soon|n/?a|none|not (?:yet )?available|to be (?:released|added)|待(?:更新|公布|开源)|暂无)?\W*",
    re.IGNORECASE,
)


def key_of(text: str) -> tuple[str, int]:
    """Return the words before the colon of a line, bare, and where what they announce begins; nothing when there are none."""
    found = _KEY.match(text)
    return (" ".join(bare_words(found[1]).split()), found.end()) if found else ("", 0)


def field_of(key: str) -> str:
    """Return what words before a colon announce: ``people``, ``occasion``, ``remark`` …; nothing when they tell nothing."""
    return next((field for pattern, field in _FIELDS if re.fullmatch(pattern, key)), "")


def take_field(line: list[Run], remarks: Container[str] = (), placed: Container[str] = ()) -> tuple[str, list[Run]]:
    """Return what a line says it is (``Authors: …``), and the line without these words; ``remarks`` are what else announces one.

    ``placed`` are venues that the list names before its titles, whatever else their names announce: ``Nature: A Title``.
    """
    text = "".join(run.text for run in line if not run.image and not run.is_bare)
    found = _KEY.match(text)
    if found is None or found[1].strip() in placed:
        return "", line
    key = " ".join(bare_words(found[1]).split())
    name = next((name for name in (key, found[1].partition("(")[0]) if resource_type(name) is not None), "")
    is_title = key in _COUNTED and not re.match(r"\s*\d", text[found.end() :])  # ``STaR: A Title``
    field = "" if is_title else field_of(key) or (f"link:{name.strip()}" if name else "")
    is_remark = key in remarks and not any(is_publication(run.url) for run in line)
    rest = _behind(line, found.end()) if field or is_remark else None
    if rest is None:  # the word before the colon is itself the link
        return "", line
    if field and _fits(field, rest):
        return field, rest
    return ("remark", rest) if is_remark else ("", line)


def _behind(line: Sequence[Run], left: int) -> list[Run] | None:
    """Return a line without so many characters at its beginning; nothing when a link begins among these."""
    rest: list[Run] = []
    for run in line:
        if left >= len(run.text) and not run.url and not run.image:
            left -= len(run.text)
        elif left and not run.url and not run.image:
            rest.append(replace(run, text=run.text[left:]))
            left = 0
        elif left and run.url:
            return None
        else:
            rest.append(run)
    return rest


def is_named_address(runs: Sequence[Run]) -> bool:
    """Tell whether runs are nothing but a word or two, a colon, and bare addresses: ``webcam demo: https://…``."""
    text = "".join(run.text for run in runs if not run.is_bare)
    return any(run.is_bare for run in runs) and _NAMED.fullmatch(text.strip() + " ") is not None


def is_promise(runs: Sequence[Run]) -> bool:
    """Tell whether runs only announce a link that is still to come: ``Paper:``, ``- Code: coming soon``."""
    if any(run.url or run.image for run in runs):
        return False
    field, rest = take_field([run for run in runs if not run.is_break])
    return field.startswith("link:") and _TO_COME.fullmatch("".join(run.text for run in rest)) is not None


def occasion_within(text: str, clauses: Clauses) -> str:
    """Return the sentence of a note that says where and when a work appeared: ``CVPR 2018. A School of Ribs``."""
    for sentence in _SENTENCES.split(text.strip())[:_MOST_SENTENCES]:
        said = _PUBLISHED.sub("", sentence.strip(), count=1)
        found = clauses.occasion(said)
        if found is not None and (found.venue or found.unknown) and found.year:
            return said
    return ""


def _fits(field: str, rest: Sequence[Run]) -> bool:
    """Tell whether what stands behind a colon is what the words before it announce, and not the rest of a title."""
    words = len(re.findall(r"\w+", "".join(run.text for run in rest if not run.url and not run.image)))
    if field.startswith("link:"):
        return words <= 3
    labels = any(run.url and resource_type(run.text) is not None for run in rest)
    return not (field in {"occasion", "note"} and labels and words > 2)
