"""Inline content as runs: stretches of text that share one style and lead to one place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

SOFT_BREAK, HARD_BREAK = "\n", "\n\n"
NOWHERE = "#"
"""Stands for the target of a link that has none: ``[code]()``."""

_BARE_URL = re.compile(
    r"(?<![\w/.@-])(?:https?://|www\.|(?:arxiv|doi|github)\.(?:org|com)/)[^\s<>\"`\u3000-\u303f\uff00-\uff60]+",
    re.IGNORECASE,
)
_STYLES = {"b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "u": "underline", "ins": "underline", "code": "code"}  # fmt: skip
_RAISED = "\ue000"
"""Stands around raised marks until it is known what comes behind them."""
_SHORTCODE = re.compile(r"(?<![\w:/.])(?::[a-z][a-z0-9_+-]+:)+(?![\w/]|:(?!\s))")
"""Emoji by their names: ``:star::star:``."""
_SPOKEN = {
    ":bust_in_silhouette:": "\U0001f464", ":busts_in_silhouette:": "\U0001f465", ":calendar:": "\U0001f4c5", ":date:": "\U0001f4c5",
    ":classical_building:": "\U0001f3db",
}  # fmt: skip
"""Emoji that say what the line behind them is."""
_GLUED_SHORTCODE = re.compile(
    r"(?<=\w):(?:fire|star2?|new|sparkles|rocket|boom|tada|heart|laughing|smile|thumbsup|trophy|zap|eyes|bulb|pushpin|book|"
    r"page_facing_up|computer|hammer|wrench|white_check_mark|heavy_check_mark|100):(?!\w)"
)
"""The same, right behind a word: ``RibNet:fire:``."""
_FOOTNOTE = re.compile(r"[\d,*\s\u2020\u2021\u00a7#]*|\([a-z ]+\)")


@dataclass(frozen=True)
class Run:
    r"""A stretch of text.

    Attributes:
        text: What a reader sees; the alternative text of an image; ``\n`` for a break between lines, ``\n\n`` for a forced one.
        url: Where it leads, as written; empty when it is no link.
        image: Source of the image it is, as written; empty when it is none.
        strong: Whether all of it is bold.
        emphasis: Whether all of it is italic.
        underline: Whether all of it is underlined.
        code: Whether all of it is set as code.
        line: Line in the file, from 1.
    """

    text: str
    url: str = ""
    image: str = ""
    strong: bool = False
    emphasis: bool = False
    underline: bool = False
    code: bool = False
    line: int = 0

    @property
    def is_break(self) -> bool:
        """Whether it only breaks the line."""
        return self.text in {SOFT_BREAK, HARD_BREAK} and not self.url

    @property
    def is_bare(self) -> bool:
        """Whether it is an address that serves as its own label."""
        return bool(self.url) and self.text.strip("<> ").removeprefix("http") in {
            self.url,
            self.url.removeprefix("http"),
        }


def plain_text(runs: Iterable[Run]) -> str:
    """Return the text of runs on one line, images left out."""
    return " ".join("".join(run.text for run in runs if not run.image).split())


def lines_of(runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    """Return runs as the lines that breaks part them into; empty lines are left out."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.is_break:
            lines.append([])
        else:
            lines[-1].append(run)
    return [tuple(line) for line in lines if line]


def link_count(runs: Iterable[Run]) -> int:
    """Return how many links there are."""
    return sum(1 for run in runs if run.url)


class RunBuilder(HTMLParser):
    """Collects runs from Markdown tokens and from HTML tags alike."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.depth = dict.fromkeys(("strong", "emphasis", "underline", "code"), 0)
        self.raised = 0
        self.url: str | None = None
        self.link_line = line
        self.inside: list[Run] = []
        self.done: list[Run] = []

    def set_cdata_mode(self, elem: str, *, escapable: bool = False) -> None:
        """Do not let a tag make the rest of a page its own text, as ``<script>`` would: there may be a list behind it."""

    def add(self, text: str, image: str = "") -> None:
        """Add a stretch of text, or an image with its alternative text."""
        if not self.depth["code"] and self.url != text:
            text = _GLUED_SHORTCODE.sub("", _SHORTCODE.sub(lambda found: _SPOKEN.get(found[0], " "), text))
        if self.raised and _FOOTNOTE.fullmatch(text):
            text = f"{_RAISED}{text}{_RAISED}"
        run = Run(text, "", image, **{name: depth > 0 for name, depth in self.depth.items()}, line=self.line)
        if self.url is not None:
            self.inside.append(run)
        elif image:
            self.done.append(run)
        else:
            self.done += _with_bare_urls(run)

    @staticmethod
    def _lowered(text: str) -> str:
        """Return text with raised digits within a word kept, as in ``C<sup>2</sup>M``; other raised marks point to notes."""
        kept = re.sub(rf"(?<=[^\W\d_]){_RAISED}(\d+){_RAISED}(?=-?[^\W\d_])", r"\1", text)
        kept = re.sub(
            rf"(?<!\w)([A-Z]){_RAISED}(\d){_RAISED}", r"\1\2", kept
        )  # a name of one letter, raised: S<sup>3</sup>
        return re.sub(rf"{_RAISED}[^{_RAISED}]*{_RAISED}", "", kept)

    def open_link(self, url: str) -> None:
        """Begin a link; one that is open ends here."""
        self.close_link()
        self.url, self.link_line, self.inside = url.strip() or NOWHERE, self.line, []

    def close_link(self) -> None:
        """End the link that is open, if one is."""
        if self.url is None:
            return
        url, inside, self.url = self.url, self.inside, None
        spoken = [run for run in inside if run.text.strip() and not run.image]
        image = "" if spoken else next((run.image for run in inside if run.image), "")
        text = "".join(run.text for run in (spoken and [run for run in inside if not run.image]) or inside)
        styles = {
            name: bool(spoken) and all(getattr(run, name) for run in spoken)
            for name in ("strong", "emphasis", "underline", "code")
        }
        self.done.append(Run(" ".join(text.split()), url, image, **styles, line=self.link_line))

    def break_line(self, mark: str = SOFT_BREAK) -> None:
        """Add a break between lines."""
        self.add(mark)
        self.line += 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an HTML tag."""
        values = {name: value or "" for name, value in attrs}
        match tag:
            case "a" if "href" in values:
                self.open_link(values["href"])
            case "img":
                self.add(values.get("alt", ""), values.get("src", "") or "?")
            case "br":
                self.add(HARD_BREAK)
            case "sup":
                self.raised += 1
            case _ if tag in _STYLES:
                self.depth[_STYLES[tag]] += 1

    def handle_endtag(self, tag: str) -> None:
        """Take the end of an HTML tag."""
        match tag:
            case "a":
                self.close_link()
            case "br":
                self.add(HARD_BREAK)
            case "sup":
                self.raised = max(0, self.raised - 1)
            case _ if tag in _STYLES:
                self.depth[_STYLES[tag]] = max(0, self.depth[_STYLES[tag]] - 1)

    def handle_data(self, data: str) -> None:
        """Take text of HTML, line by line."""
        first, *others = data.split("\n")
        self.add(first)
        for other in others:
            self.break_line()
            self.add(other)

    def take(self, token: Token) -> None:
        """Take an inline token of Markdown."""
        match token.type:
            case "text":
                self.add(token.content)
            case "code_inline":
                self.depth["code"] += 1
                self.add(token.content)
                self.depth["code"] -= 1
            case "softbreak" | "hardbreak":
                self.break_line(SOFT_BREAK if token.type == "softbreak" else HARD_BREAK)
            case "strong_open" | "em_open" | "strong_close" | "em_close":
                self.depth[_STYLES[token.tag]] += token.nesting
            case "link_open":
                self.open_link(str(token.attrs.get("href", "")))
            case "link_close":
                self.close_link()
            case "image":
                self.add(token.content, str(token.attrs.get("src", "")) or "?")
            case "html_inline":
                self.feed(token.content)

    def runs(self) -> tuple[Run, ...]:
        """Return what was collected, neighbours of one style joined."""
        self.close_link()
        joined: list[Run] = []
        for run in self.done:
            if joined and _same_style(joined[-1], run):
                joined[-1] = replace(joined[-1], text=joined[-1].text + run.text)
            elif run.text or run.url or run.image:
                joined.append(run)
        lowered = (replace(run, text=self._lowered(run.text)) for run in joined)
        return tuple(run for run in lowered if run.text or run.url or run.image)


def _with_bare_urls(run: Run) -> Iterator[Run]:
    """Yield a stretch of text with the addresses in it made links, as GitHub does (GFM 6.9, extended autolinks)."""
    end = 0
    for match in _BARE_URL.finditer(run.text) if "://" in run.text or "." in run.text else ():
        url = _without_tail(match[0])
        if "." not in url[:-1]:
            continue
        yield replace(run, text=run.text[end : match.start()])
        yield replace(run, text=url, url=url)
        end = match.start() + len(url)
    yield replace(run, text=run.text[end:])


def _without_tail(url: str) -> str:
    while url[-1] in ".,;:!?'\"*_~|" or any(
        url.endswith(close) and url.count(close) > url.count(opened) for opened, close in ("()", "[]", "{}")
    ):
        url = url[:-1]
    return url


def _same_style(before: Run, after: Run) -> bool:
    if before.is_break or after.is_break or before.image or after.image or before.url or after.url:
        return False
    return replace(before, text="", line=0) == replace(after, text="", line=0)


def inline_runs(tokens: Sequence[Token], line: int) -> tuple[Run, ...]:
    """Return the runs of an inline token's children; ``line`` is where they begin."""
    builder = RunBuilder(line)
    for token in tokens:
        builder.take(token)
    return builder.runs()
