"""What stands under a heading: papers, datasets, metrics, tools, or something that is no part of the collection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from generator.importer.pages.block import PSEUDO_LEVEL
from generator.importer.words.wording import bare_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.importer.pages.block import Heading

Role = Literal["papers", "datasets", "metrics", "tools"]
Reason = Literal["contents", "news", "contribution", "citation", "instructions"]
_DATA = r"(?:data ?sets?|corpora|corpus|data sources?|databases?|[\u4e00-\u9fff]{0,6}(?:数据集|语料库?)|数据)"
_ROLES: tuple[tuple[str, Role], ...] = (
    (rf"(?:tools?|toolkits?|toolbox(?:es)?|software|librar(?:y|ies)|packages?) (?:and )?{_DATA}", "tools"),
    (
        rf"(?:(?!(?:in|on|about|from) )[\w]+ ){{0,4}}{_DATA}(?: (?:and|for|of|in|on|with|papers?|s|benchmarks?|resources?)\b.*)?",
        "datasets",
    ),
    (r"(?:[\w]+ )?knowledge ?bases", "datasets"),
    (r"(?:[\w]+ ){0,2}metrics?(?: (?:and|for|of)\b.*)?|指标|评价指标", "metrics"),
    (
        r"(?:[\w]+ ){0,2}(?:tools?|toolkits?|toolbox(?:es)?|software|libs?|librar(?:y|ies)|frameworks?|packages?|implementations?|codebases?|codes?|open ?source (?:projects?|code|implementations?)|(?<!related )(?:repos|repositories))(?: (?:and|for|we|to)\b.*)?|[\u4e00-\u9fff]{0,6}(?:工具|工具包|开源项目)|systems|(?:\w+ ){0,4}apps",
        "tools",
    ),
    (
        r"(?:(?!(?:in|on|for|about|with|of|to|from|us(?:e|ing)|as|by) )[\w]+ ){3,6}(?:tools|toolkits|toolbox(?:es)?|software|libraries|software packages)",
        "tools",
    ),
)
_PAPERS = re.compile(
    r"\bpapers?\b|\bsurveys?\b|\breviews?\b|\bpublications?\b|\bliterature\b|\btech(?:nical)? reports?\b|论文|综述"
)
_ASIDE: tuple[tuple[str, Reason], ...] = (
    (r"(?:full |table of |list of )?contents?(?: .*)?|index|toc|quick (?:links|navigation)|navigation|catalog(?:ue)?|menu|outline|目录|导航|内容", "contents"),
    ((r"(?:latest |last |recent |breaking |our |project |repo(?:sitory)? |big |hot )*(?:news|highlights?|updates?|announcements?|change ?logs?|update logs?|release notes?|what s new|history|timeline of updates|to ?do(?: list)?|road ?map)"
     r"(?: (?:and|log|logs|history|list|news|updates?)\b.*)?|最新(?:动态|更新|消息)|更新(?:日志|记录)?|动态|新闻|公告|更新时间"), "news"),
    ((r"(?:how to |please |want to |call for |your )?contribut\w*(?: .*)?|(?:feel free to )?(?:contact|reach out)(?: .*)?|welcome(?: .*)?|how to (?:submit|add|use)\b.*|pull requests?.*|feedback|"
     r"maintainers?|maintained by|authors?|team|about(?: us| this| the)?.*|join us.*|community|贡献.*|联系.*|如何贡献|加入我们|欢迎.*|扫码.*|交流群|sponsors?|support(?: us)?|disclaimer|faq|credits?|guidelines?.*|submission.*format.*|"
     r"related (?:lists?|repos?|repositor(?:y|ies)|awesome lists?|projects?|collections?|github repos?(?:itories)?|work lists?)|other (?:awesome )?(?:lists?|collections?|repos?|repositor(?:y|ies))(?: .*)?|awesome (?:lists?|repos?|repositor(?:y|ies))|"
     r"external (?:[\w]+ ){0,3}(?:links?|resources?|collections?)|(?:[\w]+ ){0,3}link collections?|相关(?:仓库|项目)|友情链接"), "contribution"),
    (r"(?:how to |please |bibtex )?cit(?:ations?|ing|e)(?: (?:us|this|our|and|information|format|the)\b.*)?|bibtex|reference|licen[cs]es?|acknowledge?ments?|(?:git ?hub )?star(?:s|gazers)?(?: history| trend)?(?: chart)?|star history.*|引用|致谢|许可证?|许可协议|star ?历史", "citation"),
    (r"(?:(?:system|software|package|python|main) )?(?:requirements|dependencies)|installation(?: guide| instructions?)?|usage|environment set ?up|安装(?:说明|方法)?|使用(?:说明|方法)|环境配置", "instructions"),
)  # fmt: skip
_OTHER = re.compile(
    r"(?:[\w]+ ){0,3}(?:tutorials?|blogs?|blog ?posts?|posts?|courses?|lectures?|talks?|videos?|books?|workshops?|challenges?|competitions?|"
    r"leaderboards?|codes?|codebases?|frameworks?|implementations?|repos?|repositories|projects?|products?|demos?|compan(?:y|ies)|people|researchers?|labs?|"
    r"groups?|conferences?|journals?|slides|websites?|web ?pages?|podcasts?|newsletters?|jobs?|apps?|applications? and products?|resources?|materials?|"
    r"links?|articles?|seminars?|events?|forums?|communities|services|platforms?|simulators?|organi[sz]ations?|institutes?|startups?|starters?|introductory posts?|introductions?|"
    r"open ?source(?:d)?(?: .*)?|pretrained models?|model zoo|checkpoints?|weights|apis?|packages?|thesis|theses|presentations?)(?: (?:and|for|on|of)\b.*)?|"
    r"教程|博客|课程|视频|书籍|资源|代码|比赛|竞赛|开源项目|项目"
)
_ASIDE_IN_BRACKETS = re.compile(r"(?<=\w)\s+\([^()]*\)[\s:]*$")
_LONGEST_ROLE, _LONGEST_ASIDE = 7, 16


def role_of(headings: Iterable[Heading]) -> Role | Reason:
    """Return what stands under headings: records of one kind, or why nothing does; the innermost telling heading decides.

    A heading tells only as a whole: "Metrics" does, "Metric Learning" and "Fake News Detection" do not.
    """
    path = _without_parts_of_news(tuple(headings))
    for depth, heading in reversed(tuple(enumerate(path))):
        plain = _without_number(bare_words(_ASIDE_IN_BRACKETS.sub(" ", heading.text)) or bare_words(heading.text))
        if depth == 0 and len(path) > 1 and heading.level <= 1 and plain.startswith("awesome"):
            continue
        if len(plain.split()) <= _LONGEST_ASIDE:
            reason = next((reason for pattern, reason in _ASIDE if re.fullmatch(pattern, plain)), None)
            is_part = plain == "reference" and any(map(_promises, path[:depth]))  # the reference implementation
            if reason and not is_part and not _ends(reason, path[depth + 1 :]):
                return reason
        if len(plain.split()) <= _LONGEST_ROLE:
            if _PAPERS.search(plain):
                return "papers"
            for pattern, role in _ROLES:
                if re.fullmatch(pattern, plain):
                    return role
    return "papers"


def _promises(heading: Heading) -> bool:
    """Tell whether a heading promises records of one kind other than papers."""
    plain = _without_number(bare_words(heading.text))
    return any(re.fullmatch(pattern, plain) for pattern, _ in _ROLES)


def _without_parts_of_news(path: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Return headings without the lines that only look like ones below the heading of news: ``Featured papers:``."""
    real = [heading for heading in path if heading.level < PSEUDO_LEVEL]
    is_news = bool(real) and re.fullmatch(_ASIDE[1][0], _without_number(bare_words(real[-1].text))) is not None
    return tuple(real) if is_news else path


def _ends(reason: Reason, path: Sequence[Heading]) -> bool:
    """Tell whether headings below one end what it announces: contents, thanks or news are no whole lists, however deep these are set.

    Of news, headings with numbers are parts: years, versions.
    """
    below = [heading.text for heading in path if heading.level < PSEUDO_LEVEL]
    return bool(below) and (reason != "news" or not any(re.search(r"\d{2}", text) for text in below))


def is_other(headings: Iterable[Heading]) -> bool:
    """Tell whether the innermost telling heading names something else than papers: talks, courses, repositories."""
    for heading in reversed(tuple(headings)):
        plain = _without_number(bare_words(_ASIDE_IN_BRACKETS.sub(" ", heading.text)))
        if _PAPERS.search(plain):
            return False
        if plain in {"conference", "journal"}:  # what papers appeared in, no list of conferences
            continue
        if _OTHER.fullmatch(plain):
            return True
    return False


def _without_number(text: str) -> str:
    text = re.sub(r" (?:back|return) to (?:the )?(?:top|contents?|toc)$", "", text)  # a link in a heading
    return " ".join(re.sub(r"^(?:\d+(?: \d+)*|[ivx]+|[a-z]|[一二三四五六七八九十]+)(?= [^\W\d])", "", text).split())
