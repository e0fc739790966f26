"""What reStructuredText marks within a line, as Markdown: links, names of targets and footnotes, roles, substitutions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LINK = re.compile(r"`([^`<>]+?)\s*<([^<>`]+)>`__?")
_REFERRING = re.compile(r"\[#?([\w.-]+)\]_(?!\w)")
_NAMED = re.compile(r"`([^`<>]+)`(__?)(?!\w)|(?<![\w`/.])([A-Za-z][\w-]*)_(?![\w_])")
_ROLE = re.compile(r"(?<!\w):[a-z][\w:+.-]*:`([^`<>]+?)(?:\s*<[^<>`]+>)?`")
_REPLACED = re.compile(r"\|([^|\s](?:[^|\n]*[^|\s])?)\|_{0,2}")
_TARGET = re.compile(r"^\s*\.\. _`?([^:`]+)`?:\s*(\S+)\s*$", re.MULTILINE)
_UNNAMED = re.compile(r"^\s*(?:\.\. __:|__)\s+(\S+)\s*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"^\s*\.\. \[#?([\w.-]+)\]", re.MULTILINE)
_IMAGE = re.compile(
    r"^\s*\.\. \|([^|]+)\| image::\s*(\S+)((?:\n[ \t]+:[\w-]+:.*)*)|^\s*\.\. \|([^|]+)\| replace::[ \t]*(.*)",
    re.MULTILINE,
)
_OPTION = re.compile(r":(target|alt):\s*(\S.*)")


@dataclass
class Names:
    """What a page names in one place and uses in others.

    Attributes:
        targets: Addresses, by the words that lead there.
        unnamed: Addresses without a name, in the order in which they are used.
        notes: The names of footnotes.
        words: What stands for other words, as Markdown.
    """

    targets: dict[str, str] = field(default_factory=dict)
    unnamed: list[str] = field(default_factory=list)
    notes: frozenset[str] = frozenset()
    words: dict[str, str] = field(default_factory=dict)


def names_of(text: str) -> Names:
    """Return what a page names."""
    words: dict[str, str] = {}
    for found in _IMAGE.finditer(text):
        options = dict(_OPTION.findall(found[3] or ""))
        image = f"![{options.get('alt', '')}]({found[2]})"
        words[found[1] or found[4]] = (
            found[5] or "" if found[4] else f"[{image}]({options['target']})" if "target" in options else image
        )
    targets = {found[1].casefold(): found[2] for found in _TARGET.finditer(text)}
    return Names(targets, _UNNAMED.findall(text), frozenset(_FOOTNOTE.findall(text)), words)


def spelled_inline(text: str, names: Names) -> str:
    r"""Return a paragraph as Markdown, with as many lines as it had.

    >>> spelled_inline(chr(10).join(["`Ribs <https://ribs.example.org>`_" + chr(92) + " : see [#Doe]_"]), Names())
    '[Ribs](https://ribs.example.org): see '
    """

    def link(found: re.Match[str]) -> str:
        url = "".join(found[2].split())
        known = names.targets.get(url.removesuffix("_").casefold(), "") if url.endswith("_") else ""
        return _linked(found[1], known or url, found[0])

    def named(found: re.Match[str]) -> str:
        label = found[1] or found[3]
        if found[2] == "__":
            return _linked(label, names.unnamed.pop(0), found[0]) if names.unnamed else found[0]
        url = names.targets.get(" ".join(label.split()).casefold())
        return _linked(label, url, found[0]) if url else found[0]

    text = _REPLACED.sub(lambda found: names.words.get(found[1], found[0]), text)
    text = _ROLE.sub(lambda found: found[1], text)
    text = _REFERRING.sub(lambda found: f"[^{found[1]}]" if found[1] in names.notes else "", text)
    text = _NAMED.sub(named, _LINK.sub(link, text))
    return re.sub(r"\\[ ]", "", text)


def _linked(label: str, url: str, whole: str) -> str:
    """Return a link; lines that its marks went on over follow it."""
    return f"[{' '.join(label.split()).strip('[] ')}]({url})" + "\n" * whole.count("\n")
