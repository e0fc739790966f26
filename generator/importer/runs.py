"""Inline content as runs: stretches of text that share one style and lead to one place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token


@dataclass(frozen=True)
class Run:
    r"""A stretch of text.

    Attributes:
        text: What a reader sees; the alternative text of an image; ``\n`` for a break between lines.
        url: Where it leads, as written; empty when it is no link.
        image: Source of the image it is, as written; empty when it is none.
        strong: Whether all of it is bold.
        emphasis: Whether all of it is italic.
        line: Line in the file, from 1.
    """

    text: str
    url: str = ""
    image: str = ""
    strong: bool = False
    emphasis: bool = False
    line: int = 0


def plain_text(runs: Iterable[Run]) -> str:
    """Return the text of runs on one line, images left out."""
    return " ".join("".join(run.text for run in runs if not run.image).split())


class _Builder(HTMLParser):
    """Collects runs from Markdown tokens and from HTML tags alike."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.depth = {"strong": 0, "em": 0}
        self.url: str | None = None
        self.link_line = line
        self.inside: list[Run] = []
        self.done: list[Run] = []

    def add(self, text: str, image: str = "") -> None:
        run = Run(text, "", image, self.depth["strong"] > 0, self.depth["em"] > 0, self.line)
        (self.done if self.url is None else self.inside).append(run)

    def open_link(self, url: str) -> None:
        self.close_link()
        self.url, self.link_line, self.inside = url, self.line, []

    def close_link(self) -> None:
        if self.url is None:
            return
        url, inside, self.url = self.url, self.inside, None
        text = "".join(run.text for run in inside)
        image = next((run.image for run in inside if run.image), "")
        strong = bool(inside) and all(run.strong for run in inside)
        emphasis = bool(inside) and all(run.emphasis for run in inside)
        self.done.append(Run(" ".join(text.split()), url, image, strong, emphasis, self.link_line))

    def break_line(self) -> None:
        self.add("\n")
        self.line += 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        match tag:
            case "a" if "href" in values:
                self.open_link(values["href"])
            case "img":
                self.add(values.get("alt", ""), values.get("src", "") or "?")
            case "br":
                self.add("\n")
            case "b" | "strong":
                self.depth["strong"] += 1
            case "i" | "em":
                self.depth["em"] += 1

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "a":
                self.close_link()
            case "b" | "strong":
                self.depth["strong"] = max(0, self.depth["strong"] - 1)
            case "i" | "em":
                self.depth["em"] = max(0, self.depth["em"] - 1)

    def handle_data(self, data: str) -> None:
        first, *others = data.split("\n")
        self.add(first)
        for other in others:
            self.break_line()
            self.add(other)

    def take(self, token: Token) -> None:
        match token.type:
            case "text" | "code_inline":
                self.add(token.content)
            case "softbreak" | "hardbreak":
                self.break_line()
            case "strong_open" | "em_open":
                self.depth[token.tag] += 1
            case "strong_close" | "em_close":
                self.depth[token.tag] -= 1
            case "link_open":
                self.open_link(str(token.attrs.get("href", "")))
            case "link_close":
                self.close_link()
            case "image":
                self.add(token.content, str(token.attrs.get("src", "")) or "?")
            case "html_inline":
                self.feed(token.content)

    def runs(self) -> tuple[Run, ...]:
        self.close_link()
        joined: list[Run] = []
        for run in self.done:
            if joined and _same_style(joined[-1], run):
                joined[-1] = replace(joined[-1], text=joined[-1].text + run.text)
            elif run.text or run.url or run.image:
                joined.append(run)
        return tuple(joined)


def _same_style(before: Run, after: Run) -> bool:
    styles = {(run.url, run.image, run.strong, run.emphasis) for run in (before, after)}
    return len(styles) == 1 and not after.url and not after.image and "\n" not in (before.text, after.text)


def inline_runs(tokens: Sequence[Token], line: int) -> tuple[Run, ...]:
    """Return the runs of an inline token's children; ``line`` is where they begin."""
    builder = _Builder(line)
    for token in tokens:
        builder.take(token)
    return builder.runs()


def html_runs(html: str, line: int) -> tuple[Run, ...]:
    """Return the runs of a block of HTML; nothing for a comment."""
    builder = _Builder(line)
    builder.feed(html)
    builder.close()
    return tuple(run for run in builder.runs() if run.url or run.image or run.text.strip())
