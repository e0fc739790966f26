"""The columns of a table: what each holds, told by its head, else by its cells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from generator.importer.entries.stretches import likeness
from generator.importer.pages.runs import plain_text
from generator.importer.words.link_labels import is_publication, resource_type
from generator.importer.words.people import looks_like_people
from generator.importer.words.wording import bare_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.importer.entries.clauses import Clauses
    from generator.importer.pages.block import Block
    from generator.importer.pages.runs import Run

Column = Literal["title", "name", "venue", "date", "people", "links", "other"]
COLUMNS: tuple[Column, ...] = ("title", "name", "venue", "date", "people", "links", "other")
_HEADS: tuple[tuple[str, Column], ...] = (
    (r"(?:paper |full |article |work |research )?(?:titles?|title and (?:authors?|links?|paper)|paper ?names?)|titles? authors?|title paper|papers? title|标题|题目|论文(?:题目|标题|名称|名)|文章(?:标题|题目)?|タイトル|제목", "title"),
    ((r"(?:conf(?:erence)?|venue|journal|publication|published)(?: (?:or|and|s|in|on|at|venue|info|name|year|date|time|journal|conference|conf))*|conf journal|pub|pubs|publish|publisher|where|proceedings|event|booktitle|"
     r"accepted|accept|status|会议(?: ?期刊)?(?: ?年份)?|期刊(?: ?会议)?|发表(?:于|会议|期刊)?|出处|收录|录用|刊物|学会|학회|会议名称|venue year"), "venue"),
    (r"(?:publish(?:ed|ing)? |publication |release |submission |arxiv |first )?(?:dates?|years?|time|when|month|y)(?: (?:of|published|released|posted)\b.*)?|published on|submitted|时间|日期|年份|发表(?:时间|日期|年份)|发布(?:时间|日期)|年|年度|연도", "date"),
    (r"(?:first |lead |main |corresponding )?authors?(?: list)?|by|作者|第一作者|著者", "people"),
    ((r"(?:model |method |short |algorithm |approach |framework |dataset |benchmark |system |network |architecture |project |tool |metric )?(?:names?|abbr(?:eviation)?|acronym|alias|short|nickname)|models?|methods?|algorithms?|approach(?:es)?|frameworks?|"
     r"data ?sets?(?: (?:and )?benchmarks?)?|benchmarks?(?: (?:and )?data ?sets?)?|systems?|networks?|tools?|architectures?|简称|模型|方法|名称|数据集|算法|缩写|名字|tool name|metrics?|platforms?|librar(?:y|ies)|software|toolkits?|packages?"), "name"),
    ((r"(?:official |source |paper |related |open |useful |project |github |resource )*(?:links?|urls?|codes?|code link|github|gitlab|repos?(?:itory)?|implementations?|pdfs?|arxiv|materials?|resources?|home ?pages?|project(?: page)?|web ?sites?|web ?pages?|web|demos?|videos?|slides|doi|"
     r"data|weights|checkpoints?|hugging ?face|download|project(?:s)? code|code data|paper code|paper link|code project|open ?source|official code|code model|bibtex|supp|poster|pretrained)|(?:papers?|pdf|code|project|page|link|github|website|data|demo|and|or|model|video|dataset|arxiv|supp| )+|代码|源码|链接|地址|论文链接|代码链接|开源(?:代码|地址)?|项目(?:主页|链接|地址)?|主页|资源|下载|github链接|论文地址|代码地址|코드"), "links"),
)  # fmt: skip
_OTHER = re.compile(
    r"no|others?|sources?|origin|来源|number|id|index|rank|stars?|figures?|fig|image|teaser|overview|intro(?:duction)?|description|summary|abstract|tl ?dr|notes?|remarks?|comments?|highlights?|contributions?|affiliations?|institut(?:e|ion|ions|es)?|"
    r"organi[sz]ations?|compan(?:y|ies)|team|keywords?|tags?|tasks?|type|category|topics?|domain|modality|modalities|language|license|size|params?|parameters|backbone|input|output|input modalities?|country|citations?|area|field|scene|"
    r"序号|编号|规模|大小|语言|机构|单位|简介|备注|摘要|说明|关键词|任务|类型|类别|亮点|贡献|团队|公司|图|解读|数据量|应用"
)
_IN_BRACKETS = re.compile(r"(?<=\w)\s*\([^()]*\)\s*$")
"""What the head of a column says in brackets of what it holds: ``Other (scanner, task)``."""
_TITLED = 0.7
"""Likeness of what is no mere name."""
_FEW = 4
_QUOTED = re.compile(r"[\"\u201c\u201d]([^\"\u201c\u201d]{4,300})[\"\u201d\u201c]")


def columns_of(rows: Sequence[Block], clauses: Clauses, given: Mapping[str, Column]) -> tuple[Column, ...]:
    """Return what each column of a table holds; ``given`` says it by the head's words."""
    width = max(len(row.cells) for row in rows)
    heads = [rows[0].cells[place][0] if place < len(rows[0].cells) else "" for place in range(width)]
    cells = [[row.cells[place][1] for row in rows if place < len(row.cells)] for place in range(width)]
    words = [_words(head) for head in heads]
    found: list[Column | None] = [given.get(head) or _by_head(word) for head, word in zip(heads, words, strict=True)]
    fixed = [head in given for head in heads]
    for place, column in enumerate(found):
        if column == "links" and not fixed[place] and not any(run.url for runs in cells[place] for run in runs):
            found[place] = "name" if words[place] in {"project", "projects"} else None
        elif (
            column == "name"
            and not fixed[place]
            and not any(re.search(r"[^\W\d_]", plain_text(runs)) for runs in cells[place])
        ):
            found[place] = "other"  # whether each has one: ``✓``
    shares = [_titled_share(column) for column in cells]
    for place, column in enumerate(found):
        ambiguous = column in {"links", None} and words[place] in {
            "paper",
            "papers",
            "论文",
            "article",
            "work",
            "link",
            "links",
            "paper link",
            "project",
        }
        if ambiguous and not fixed[place] and "title" not in found and shares[place] >= 0.5:
            found[place] = "title"
    if "title" not in found and (linked := _named_links(cells, found, fixed)) is not None:
        found = ["other" if column == "name" and not fixed[at] else column for at, column in enumerate(found)]
        found[linked] = "name"
    if "title" not in found and (cited := _cited_works(cells, found, fixed)) is not None:
        found[cited] = "title"
    decided = [column or _by_cells(cells[place], clauses) for place, column in enumerate(found)]
    if "title" not in decided:
        decided = _with_title(
            decided, [share * _varied(at) for share, at in zip(shares, cells, strict=True)], fixed, words
        )
    return tuple(decided)


def _words(head: str) -> str:
    """Return the words of a head, without what it says in brackets where it is told by the others that it holds no titles."""
    plain = bare_words(_IN_BRACKETS.sub("", head))
    return plain if _OTHER.fullmatch(plain) else bare_words(head)


def _cited_works(
    cells: Sequence[Sequence[tuple[Run, ...]]], found: Sequence[Column | None], fixed: Sequence[bool]
) -> int | None:
    """Return the column, whatever its head, whose cells nearly all link a title to where it was published."""
    for place, column in enumerate(found):
        said = [runs for runs in cells[place] if plain_text(runs)]
        works = [
            any(likeness(run.text) >= _TITLED and is_publication(run.url) for run in runs if run.url) for runs in said
        ]
        if column in {"other", None} and not fixed[place] and sum(works) * 4 >= len(cells[place]) * 3 > 0:
            return place
    return None


def _named_links(
    cells: Sequence[Sequence[tuple[Run, ...]]], found: Sequence[Column | None], fixed: Sequence[bool]
) -> int | None:
    """Return the column of links whose labels are names, where no column of names has links of its own: ``| repo | framework |``."""
    if any(column == "name" and any(run.url for runs in cells[at] for run in runs) for at, column in enumerate(found)):
        return None
    for place, column in enumerate(found):
        links = [[run for run in runs if run.url] for runs in cells[place]]
        named = [
            len(one) == 1 and not one[0].is_bare and not one[0].image and resource_type(one[0].text) is None
            for one in links
        ]
        labels = {one[0].text for one in links if one}
        if column == "links" and not fixed[place] and all(named) and len(labels) == len(links) > 1:
            return place
    return None


def head_column(head: str) -> Column | None:
    """Return what the head of a column announces, or nothing when it is not known."""
    return _by_head(bare_words(head))


def _by_head(words: str) -> Column | None:
    plain = re.sub(r"^(?:the|arxiv) (?=\w)", "", words)
    if not plain:
        return None
    found: Column | None = next((column for pattern, column in _HEADS if re.fullmatch(pattern, plain)), None)
    return found or ("other" if _OTHER.fullmatch(plain) else None)


def _titled_share(cells: Sequence[tuple[Run, ...]]) -> float:
    """Return how many of the cells that say anything hold what looks like a title."""
    said = [
        text for runs in cells if (text := plain_text(replace(run, text=" ") if run.is_break else run for run in runs))
    ]
    return sum(likeness(text) >= 0.7 or _is_cited(text) for text in said) / len(said) if said else 0.0


def _varied(cells: Sequence[tuple[Run, ...]]) -> bool:
    """Tell whether the cells of a column say different things, as titles do and properties do not: ``w/ feedback``."""
    said = [text for runs in cells if (text := plain_text(runs))]
    return len(set(said)) * 2 > len(said) or len(said) < _FEW


def _is_cited(text: str) -> bool:
    """Tell whether a text is a whole reference: a title in quotation marks, its authors before it and a year behind it."""
    found = _QUOTED.search(text)
    return found is not None and likeness(found[1]) >= 0.5 and re.search(r"\d{4}", text[found.end() :]) is not None


def _holds_links(runs: Sequence[Run]) -> bool:
    """Tell whether a cell holds links with labels that promise a resource, and nothing else."""
    spoken = [run for run in runs if run.text.strip(" ,/|[]()\n") or run.image]
    return bool(spoken) and all(run.url and (resource_type(run.text) or run.image or run.is_bare) for run in spoken)


def _by_cells(cells: Sequence[tuple[Run, ...]], clauses: Clauses) -> Column:
    """Return what a column without a telling head holds, if most of its cells are of one kind."""
    said = [(plain_text(runs), runs) for runs in cells if plain_text(runs) or any(run.url for run in runs)]
    if not said:
        return "other"
    occasions = [clauses.occasion(text) for text, _ in said]
    tests: tuple[tuple[Column, list[bool]], ...] = (
        ("links", [_holds_links(runs) for _, runs in said]),
        ("venue", [occasion is not None and bool(occasion.venue or occasion.unknown) for occasion in occasions]),
        ("date", [occasion is not None for occasion in occasions]),
        ("people", [looks_like_people(text) for text, _ in said]),
        ("venue", [clauses.venues.parse(text).venue is not None for text, _ in said]),
    )
    return next((column for column, holds in tests if sum(holds) * 3 >= len(holds) * 2), "other")


def _with_title(
    found: Sequence[Column], shares: Sequence[float], fixed: Sequence[bool], words: Sequence[str]
) -> list[Column]:
    """Return columns with the one made the title that looks most like it: not described otherwise by its head."""
    open_places = [
        place
        for place, column in enumerate(found)
        if column in {"other", "name"} and not fixed[place] and not _OTHER.fullmatch(words[place])
    ]
    best = max(open_places, key=lambda place: (shares[place], -place), default=None)
    decided = list(found)
    if best is not None and (shares[best] >= 0.4 or "name" not in found):
        decided[best] = "title"
    return decided
