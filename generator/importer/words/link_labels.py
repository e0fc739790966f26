"""What the label of a link promises: the paper, its code, a video."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from generator.model.records import LinkType

_KINDS: tuple[tuple[LinkType, str], ...] = (
    ("page", ("supp supplement supplementary supplemental appendix bib bibtex blog blogpost post page pypi notes note review docs doc "
             "documentation wiki twitter tweet tweets thread wechat 微信 discord zhihu medium news pwc paperswithcode scholar leaderboard leaderboards explanation "
             "解读 笔记 博客 知乎 介绍 解析 推特 公众号 citation cite cited discussion forum book thesis summary reviews interview")),
    ("poster", "poster 海报"),
    ("slides", "slides slide ppt pptx"),
    ("video", "video videos youtube talk presentation 视频 bilibili recording trailer"),
    ("demo", "demo demos colab playground gradio space spaces notebook 演示"),
    ("code", ("code codes codebase github gitlab git repo repository repositories implementation implementations source sources pytorch "
             "torch tensorflow tf jax flax keras caffe matlab mxnet paddle paddlepaddle mindspore theano lua julia java scala rust go javascript typescript swift python r cuda c++ "
             "cpp reference 代码 源码 源代码 开源 reimplementation toolbox metric metrics package sourcecode")),
    ("model", "model models weight weights checkpoint checkpoints ckpt huggingface hf modelscope 模型 权重"),
    ("data", "data dataset datasets database benchmark 数据 数据集 数据库"),
    ("project", "project projects website websites homepage home homepages site web webpage 项目 主页 官网 项目主页 网站 projectpage"),
    ("paper", ("paper papers pdf arxiv preprint preprints publication article doi openreview html springer springerlink ieee ieeexplore "
              "acl anthology pubmed pmc abs abstract abstracts cvf acm elsevier sciencedirect wiley nature mdpi pmlr ojs link links url here read "
              "manuscript 论文 原文 链接 下载 地址 fulltext biorxiv medrxiv chemrxiv ssrn hal semanticscholar openaccess eprint pub "
              "论文链接 论文地址 来源 proceedings journal conference report techreport")),
)  # fmt: skip
_KIND_OF = {word: kind for kind, words in _KINDS for word in words.split()}
_MODIFIERS = frozenset(
    re.findall(
        r"\S+",
        "official unofficial original full short extended version ver camera ready in of the a for and by to "
        "on at with my our its this download main track new latest page pages 1 2 3 4 5 i ii iii v1 v2 v3 v4 "
        "open free third party another com org all also oral spotlight highlight long text file see view get "
        "more 中文 英文 官方 非官方 page1 io",
    )
)
_CHINESE = re.compile(
    "|".join(
        sorted((word for word in {*_KIND_OF, *_MODIFIERS} if "\u4e00" <= word[0] <= "\u9fff"), key=len, reverse=True)
    )
)
_SYMBOLS: dict[str, LinkType] = {
    "📄": "paper", "📃": "paper", "📑": "paper", "📝": "paper", "📜": "paper", "📰": "paper", "🔗": "paper", "📎": "paper", "📖": "paper", "📕": "paper",
    "💻": "code", "🐙": "code", "⌨": "code", "🔧": "code", "🛠": "code", "👨‍💻": "code", "🌐": "project", "🏠": "project", "🌍": "project", "🌎": "project",
    "🎥": "video", "📹": "video", "🎬": "video", "📺": "video", "▶": "video", "🤗": "model", "📊": "data", "💾": "data", "🗂": "data", "🎮": "demo",
}  # fmt: skip
_LONGEST = 60
"""How long a label with something in brackets behind it may be, in characters."""
_IN_C = re.compile(r"(?<=code)\s*[-/(]\s*c(?:\+\+|#)?\s*(?=\W*$)", re.IGNORECASE)
"""The language with a name of one letter that a label of code ends with: ``official code - c``."""
_AT = re.compile(r"(?<=\b[Pp]aper)[-_][A-Z]{3,}(?=\W*$)")
"""Where a paper appeared, joined to what its label promises: ``Paper-ICML``."""
_SHORTCODE = re.compile(r":[a-z0-9_+-]+:")
_CODE_HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "anonymous.4open.science", "codeberg.org", "gitee.com")
_VIDEO_HOSTS = ("youtube.com", "youtu.be", "vimeo.com", "bilibili.com")
_PUBLISHERS = re.compile(
    r"(?:^|\.)arxiv\.org|alphaxiv\.org|ar5iv|doi\.org|\bacm\.org|ieee|springer|sciencedirect|elsevier|wiley|nature\.com|science\.org|cell\.com|aclanthology|aclweb|"
    r"thecvf|ecva\.net|mlr\.press|jmlr|neurips\.cc|nips\.cc|openreview|aaai|ijcai|usenix|isca-|ssrn|\bhal\.|tandfonline|oup\.com|"
    r"sagepub|mdpi|frontiersin|plos|\biop\.org|\baps\.org|\brsc\.org|\bacs\.org|pnas|jmir|bmj|thelancet|karger|degruyter|"
    r"worldscientific|semanticscholar|researchgate|biorxiv|medrxiv|chemrxiv|pubmed|ncbi\.nlm|eprint|proceedings|papers\.|"
    r"bmva|dagstuhl|iospress|hindawi|cambridge\.org|royalsociety|annualreviews|core\.ac\.uk|osf\.io/preprints|roboticsproceedings|"
    r"\bsiam\.org|projecteuclid|\bams\.org|jstor|academia\.edu|deepai\.org/publication|scholar\.archive|dl\.gi|eurographics|diglib"
)
_PUBLISHER_WORDS = frozenset(
    re.findall(r"\S+", "nature springer ieee acm acl elsevier wiley mdpi cvf pmlr ssrn biorxiv medrxiv chemrxiv")
)
"""Labels of links that are names of venues as well, and where no link is, nothing else."""
_ABSENT = re.compile(
    r"\b(?:not (?:yet|available|released|found)|coming(?: soon)?|soon|tba|tbd|n a|none|null|nan|unavailable|to be released|will be released|"
    r"local|yes|no|todo|released|available|pending|stay tuned)\b|暂无|无|未开源|即将(?:开源|发布)?|待定"
)
_PLAIN_LABELS = re.compile(
    r"code|pdf|paper|link|data|dataset|project|project website|website|model|demo|video|page|github|homepage|arxiv|"
    r"project page|论文|代码|链接|地址|来源|主页|项目|数据集|数据|视频|here|url|poster|slides|repo|html|abs|doi"
)


def bare_label(label: str) -> str:
    """Return a label without brackets, emoji and shortcodes, in lower case."""
    plain = _SHORTCODE.sub(" ", re.sub(r"[\[\]()\uff08\uff09\u3010\u3011!:\uff1a*_|,\uff0c/+&'\"`~<>#→↗]+", " ", label))
    kept = "".join(
        " " if unicodedata.category(letter) in {"So", "Sk", "Cf", "Mn", "Me"} else letter for letter in plain
    )
    return " ".join(kept.replace("-", " ").split()).casefold().replace("hugging face", "huggingface")


@lru_cache(maxsize=65536)
def resource_type(label: str) -> LinkType | None:
    """Return what a link's label promises (``code``, ``paper`` …), or nothing when it is no such label.

    >>> [resource_type(label) for label in ("📄 Paper", "Official PyTorch Code", "Project Page", "论文", "Reading Ribs")]
    ['paper', 'code', 'project', 'paper', None]
    """
    if len(label) < 12 and re.search(r"(?<![^\W_])c\+\+", label, re.IGNORECASE):
        return "code"
    if len(label) < _LONGEST and (aside := re.fullmatch(r"(.*\w.*?)\s*\([^()]*\)", label)):
        return resource_type(aside[1])
    label = _AT.sub("", label)
    words = re.findall(r"[^\W\d_]+\d*|\d+|[^\w\s]+", bare_label(_IN_C.sub("", label)))
    if not words:
        return next((kind for symbol, kind in _SYMBOLS.items() if symbol in label), None)
    words = [part for word in words for part in _chinese_parts(word)]
    kinds = [_KIND_OF.get(word.rstrip("0123456789") or word) or _KIND_OF.get(word) for word in words]
    if len(words) > 5 or not all(
        kind or word in _MODIFIERS or word.isdecimal() for kind, word in zip(kinds, words, strict=True)
    ):
        return None
    found = {kind for kind in kinds if kind}
    if {"code", "demo"} <= found or "project" in found:
        return "project"
    alone: LinkType | None = "page" if words == ["page"] else None
    return next((kind for kind, _ in _KINDS if kind in found), alone)


def _chinese_parts(word: str) -> list[str]:
    """Return the known words that a word of Chinese is made of, else the word itself."""
    if not re.fullmatch(r"[\u4e00-\u9fff]{3,10}", word) or word in _KIND_OF:
        return [word]
    parts = re.findall(_CHINESE, word)
    return parts if "".join(parts) == word else [word]


def is_label(text: str) -> bool:
    """Tell whether a text without a link stands where one could: ``Code (coming soon)``, ``None``, ``Local Demo``.

    >>> [is_label(text) for text in ("💻 Code (not yet)", "N/A", "Code for Everyone", "Coming soon")]
    [True, True, False, True]
    """
    plain = bare_label(text)
    rest = " ".join(_ABSENT.sub(" ", plain).split())
    if set(rest.split()) & _PUBLISHER_WORDS:
        return False
    return (rest != plain or len(plain) < 20) and (
        not rest or (len(rest.split()) < 4 and resource_type(rest) is not None)
    )


def says_nothing(label: str) -> bool:
    """Tell whether a label only says "link" or "here"."""
    return label.strip("[]() ").casefold() in {"link", "url", "here", "read"}


def is_repository(url: str) -> bool:
    """Tell whether an address leads to a repository of code."""
    return _host(url) in _CODE_HOSTS


def is_publication(url: str) -> bool:
    """Tell whether an address leads to a place where papers are published, no mere front page, or to a PDF."""
    parts = urlsplit(url)
    leads_inside = bool(parts.path.strip("/") or parts.query)
    is_publishers = leads_inside and _PUBLISHERS.search(parts.netloc.lower() + parts.path[:30]) is not None
    return is_publishers or parts.path.lower().endswith(".pdf")


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.").removeprefix("m.")


def link_type(label: str, url: str, *, is_title: bool = False) -> tuple[LinkType, str | None]:
    """Return the type under which a link is kept, and its label where that says more than the type.

    With ``is_title`` the label is the title of the work itself, so that the link leads to the work.
    """
    host = _host(url)
    if is_title:
        return _type_of_home(url), None
    plain, bare = " ".join(label.strip("[] ").split()), url.rstrip("/")
    kind = resource_type(plain)
    if kind is None:
        kind = "code" if host in _CODE_HOSTS else "data" if "/datasets/" in url else "page"
        if host == "huggingface.co" and kind == "page":
            kind = "model"
        if re.match(r"(?:github )?stars?\b", label, re.IGNORECASE) and kind == "code":
            return "code", None
        if plain.rstrip("/").removeprefix("http") in {bare, bare.removeprefix("http")} or not plain:
            return _type_of_home(url) if kind == "page" else kind, None
        return kind, plain
    if kind == "paper" and host in _CODE_HOSTS:
        kind = "code"
    if kind == "paper" and urlsplit(url).path.endswith(".pdf"):
        kind = "pdf"
    words = bare_label(plain)
    return kind, None if _PLAIN_LABELS.fullmatch(words) or not words else plain


def _type_of_home(url: str) -> LinkType:
    host, parts = _host(url), urlsplit(url)
    if parts.path.lower().endswith(".pdf"):
        return "pdf"
    if host in _CODE_HOSTS:
        return "code"
    if host in _VIDEO_HOSTS:
        return "video"
    if host == "huggingface.co":
        return "data" if "/datasets/" in url else "demo" if "/spaces/" in url else "model"
    return "paper" if is_publication(url) else "project"
