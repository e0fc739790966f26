"""Pages in Org, AsciiDoc or MediaWiki as Markdown, line for line: headings, items, links, and how words are set.

The markup is that of the *Org Manual*, of the *AsciiDoc Language Documentation*, and of MediaWiki's *Help:Formatting*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FEW = 2
"""How many links written as only one markup has them tell which it is, if there are not more links of Markdown."""
_ORG_LINK = re.compile(r"\[\[((?:https?:|file:|doi:|#)[^\[\]]+)\](?:\[([^\[\]]+)\])?\]")
_ORG_STYLES = (
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])"), r"**\1**"),
    (re.compile(r"(?<![\w/:<])/(?=[^\s/])([^/\n]+)(?<=\S)/(?![\w/])"), r"*\1*"),
    (re.compile(r"(?<![\w~=])([~=])(?=\S)([^~=\n]+)(?<=\S)\1(?![\w~=])"), r"`\2`"),
)
_ORG_KEYWORD = re.compile(r"(?:TODO|DONE|WAITING|NEXT|READ|READING)\s+|\[#[A-C]\]\s+")
_ORG_TAGS = re.compile(r"\s+(?::[\w@]+)+:\s*$")
_ASCIIDOC_LINK = re.compile(r"(?:link:(?:\+\+)?)?(https?://[^\s\[\]<>]+?)(?:\+\+)?\[([^\[\]]*)\]")
_ASCIIDOC_HEADING = re.compile(r"={1,6} (?=\S)(?!.*=\s*$)")
_ASCIIDOC_ASIDE = re.compile(r":[\w-]+!?:(?:\s|$)|//(?:[^/]|$)|image::|toc::|\[[\w.#%,=\"' -]*\]\s*$|\+\s*$")
_WIKI_LINK = re.compile(r"\[(https?://[^\s\[\]]+) ([^\[\]]+)\]")
_WIKI_PAGE = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_WIKI_HEADING = re.compile(r"(={1,6})\s*(\S.*?)\s*\1\s*$")
_WIKI_NOTE = re.compile(r"<ref[^<>]*/>|<ref[^<>]*>.*?</ref>|<!--.*?-->|\{\{[^{}]*\}\}|__[A-Z]+__")


def as_markdown(text: str) -> tuple[str, str] | None:
    r"""Return the name of the markup in which a page is written, and the page as Markdown; nothing when it is none of these.

    >>> as_markdown("* Ribs\n- [[https://ribs.example.org/1][One]]\n- [[https://ribs.example.org/2][Two]]")[1]
    '# Ribs\n- [One](<https://ribs.example.org/1>)\n- [Two](<https://ribs.example.org/2>)'
    """
    counts = {name: len(link.findall(text)) for name, (link, _, _) in _MARKUPS.items()}
    name = max(counts, key=lambda one: counts[one])
    _, heading, read = _MARKUPS[name]
    is_other = counts[name] < max(_FEW, text.count("](") + 1)
    if is_other or not any(heading.match(line) for line in text.splitlines()):
        return None
    return name, "\n".join(read(text))


def _link(label: str, url: str) -> str:
    label = " ".join(label.split())
    return f"[{label}](<{url}>)" if label else f"<{url}>"


def _org(text: str) -> list[str]:
    is_titled = re.search(r"^#\+title:", text, re.IGNORECASE | re.MULTILINE) is not None
    lines: list[str] = []
    is_item = is_code = False
    for line in text.splitlines():
        is_item = re.match(r"\s*(?:[-+]|\d+[.)])\s|\s+\*\s", line) is not None or (is_item and line[:1].isspace())
        if re.match(r"\s*#\+(?:begin|end)_(?:src|example)", line, re.IGNORECASE):
            is_code = not is_code
            lines.append("```")
        else:
            lines.append(line if is_code else _org_line(line, is_titled=is_titled, is_item=is_item))
    return lines


def _org_line(line: str, *, is_titled: bool, is_item: bool) -> str:
    if found := re.match(r"#\+title:\s*(.*)", line, re.IGNORECASE):
        return f"# {found[1]}"
    if re.match(r"\s*#(?:\+|\s|$)|\s*:[\w-]+:(?:\s|$)", line):
        return ""
    if re.match(r"\s*\|[-+]+\|\s*$", line):
        return line.replace("+", "|")
    begin = ""
    if found := re.match(r"(\*+)\s+", line):
        begin, line = "#" * min(6, len(found[1]) + is_titled) + " ", line[found.end() :]
        line = _ORG_TAGS.sub("", _ORG_KEYWORD.sub("", line, count=1))
    elif found := re.match(r"(\s*[-+]\s+)(?:\[[ xX-]\]\s+)?(?:(\S.*?)\s+::\s+)?", line):
        term = f"**{found[2]}**: " if found[2] else ""
        begin, line = found[1] + term, line[found.end() :]
    elif not is_item:
        line = line.lstrip()
    return begin + _org_words(line)


def _org_words(line: str) -> str:
    """Return the words of a line, with links and styles as Markdown has them; addresses hold no styles."""
    end, spelled = 0, ""
    for found in re.finditer(rf"{_ORG_LINK.pattern}|https?://\S+", line):
        spelled += _styled(line[end : found.start()])
        spelled += _link(found[2] or "", found[1].removeprefix("file:")) if found[1] else found[0]
        end = found.end()
    return spelled + _styled(line[end:])


def _styled(text: str) -> str:
    for pattern, spelling in _ORG_STYLES:
        text = pattern.sub(spelling, text)
    return text


def _asciidoc(text: str) -> list[str]:
    lines: list[str] = []
    is_table = is_code = False
    for line in text.splitlines():
        if re.fullmatch(r"(?:-{4,}|\.{4,})\s*", line):
            is_code = not is_code
            lines.append("```")
        elif re.match(r"\|={3,}", line):
            is_table = not is_table
            lines.append("")
        elif is_table and not line.strip() and lines[-1].startswith("|"):
            lines.append("|" + "---|" * lines[-1].count("|"))
        else:
            lines.append(line if is_code else _asciidoc_line(line))
    return lines


def _asciidoc_line(line: str) -> str:
    if _ASCIIDOC_ASIDE.match(line):
        return ""
    if found := re.match(r"(={1,6}) ", line):
        begin, line = "#" * len(found[1]) + " ", line[found.end() :]
    elif found := re.match(r"\s*([*.-])(\1{0,4})\s+(?=\S)", line):
        begin, line = "   " * len(found[2]) + ("1. " if found[1] == "." else "- "), line[found.end() :]
    elif found := re.match(r"(\S.*?)::\s+(?=\S)", line):
        begin, line = f"- **{found[1]}**: ", line[found.end() :]
    else:
        begin = ""
    line = re.sub(r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])", r"**\1**", line)
    return begin + _ASCIIDOC_LINK.sub(
        lambda found: _link(re.sub(r"\^$|,\s*(?:window|role)=.*$", "", found[2]), found[1]), line
    )


def _wiki(text: str) -> list[str]:
    return [_wiki_line(line) for line in text.splitlines()]


def _wiki_line(line: str) -> str:
    line = _WIKI_NOTE.sub("", line)
    if found := _WIKI_HEADING.match(line):
        return f"{'#' * len(found[1])} {found[2]}"
    begin = ""
    if found := re.match(r"([*#]+)\s*(?=\S)", line):
        begin = "   " * (len(found[1]) - 1) + ("- " if found[1][-1] == "*" else "1. ")
        line = line[found.end() :]
    elif found := re.match(r";\s*([^:]+?)\s*:\s+", line):
        begin, line = f"- **{found[1]}**: ", line[found.end() :]
    line = _WIKI_LINK.sub(lambda found: _link(found[2], found[1]), _WIKI_PAGE.sub(r"\1", line))
    return begin + line.replace("'''", "**").replace("''", "*")


_MARKUPS: Mapping[str, tuple[re.Pattern[str], re.Pattern[str], Callable[[str], list[str]]]] = {
    "Org": (_ORG_LINK, re.compile(r"\*+ \S|#\+\w+:"), _org),
    "AsciiDoc": (_ASCIIDOC_LINK, _ASCIIDOC_HEADING, _asciidoc),
    "MediaWiki": (_WIKI_LINK, _WIKI_HEADING, _wiki),
}
"""How links and headings look that only one markup has, and how it is read."""
