"""Lines of an entry that say what they are: ``Authors: …``, ``Venue: …``, ``Code: …``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.link_labels import resource_type
from generator.importer.wording import bare_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.runs import Run

_FIELDS: tuple[tuple[str, str], ...] = (
    (r"(?:paper )?(?:titles?|name)|标题|题目|论文(?:题目|标题|名称|名)", "title"),
    (r"authors?|by|作者|written by", "people"),
    (r"venue|conference|journal|publication|published(?: (?:in|at))?|publisher|where|presented at|proceedings|会议|期刊|发表(?:于|会议)?|出处|收录", "occasion"),
    (r"dates?|year|time|when|published on|release(?: date)?|submitted|时间|日期|年份|发表时间|发布时间", "occasion"),
    (r"abstract|tl;?dr|summary|keywords?|key ?words|tags?|notes?|comments?|highlights?|contributions?|affiliations?|institut(?:ion|e)s?|摘要|关键词|简介|备注|单位|机构|亮点", "remark"),
    ((r"description|intro(?:duction)?|organi[sz]ations?|tasks?|datasets? used|method|motivation|main idea|idea|citations?|cited by|任务|方法|团队|stars?|"
     r"doi|arxiv id|license|languages?|domain|topics?|category|type|status"), "note"),
)  # fmt: skip
_KEY = re.compile(r"^[\W_]*?([^\W\d_][\w;/&+ ()\u2010-]{1,40}?)\s*[\W_]{0,4}?[:\uff1a]")


def take_field(line: list[Run]) -> tuple[str, list[Run]]:
    """Return what a line says it is (``Authors: …``), and the line without these words."""
    text = "".join(run.text for run in line if not run.image and not run.is_bare)
    found = _KEY.match(text)
    if found is None:
        return "", line
    key = " ".join(bare_words(found[1]).split())
    field = next((field for pattern, field in _FIELDS if re.fullmatch(pattern, key)), "")
    if not field and resource_type(key) is not None:
        field = "link:" + key
    if not field:
        return "", line
    left, rest = found.end(), []
    for run in line:
        if left >= len(run.text) and not run.url and not run.image:
            left -= len(run.text)
        elif left and not run.url and not run.image:
            rest.append(replace(run, text=run.text[left:]))
            left = 0
        elif left and run.url:  # the word before the colon is itself the link
            return "", line
        else:
            rest.append(run)
    return (field, rest) if _fits(field, rest) else ("", line)


def _fits(field: str, rest: Sequence[Run]) -> bool:
    """Tell whether what stands behind a colon is what the words before it announce, and not the rest of a title."""
    words = len(re.findall(r"\w+", "".join(run.text for run in rest if not run.url and not run.image)))
    if field.startswith("link:"):
        return words <= 3
    labels = any(run.url and resource_type(run.text) is not None for run in rest)
    return not (field in {"occasion", "note"} and labels and words > 2)
