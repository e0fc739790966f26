"""What a tool is called, where its item says in one breath what it is: ``RibCounter - Counting Framework for bones``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.importer.words.link_labels import is_publication, is_repository
from generator.importer.words.wording import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.entries.entry import Entry, Hyperlink

_NAMED = re.compile(r"(\S*[A-Z]\S*)\s+[-\u2013\u2014]\s+(?:An? |The )?[\w-]+(?: [\w-]+){2,}.*")
"""The name of a tool in plain words, before a dash and what it is: ``RibCounter - Counting Framework for bones``."""
_CALLED = re.compile(r"(\S*[A-Z]\S*):\s+(?:An? |The )?[\w-]+ [\w-]+.*")
"""The same before a colon, where no link leads from it: ``Ribs: Counters for bones``."""
_EXPLAINED = re.compile(r"(\S{2,}?)(?:[.:]\s|\s+(?:is|are)\s+(?:an?|the)\s|\s+[-\u2013\u2014]\s).+")
"""What may be a name, before a full stop, a colon, a dash, or ``is a``; its repository has to be called so."""


_KIND = re.compile(r"[\u4e00-\u9fff]{1,8}(?:工具|软件|平台|框架|库)\s*[:\uff1a]\s*(?P<name>[A-Za-z]\S*)")
"""What kind of tool it is, before its name: ``分词工具: RibSeg``."""


def tool_name(title: str, entry: Entry) -> str:
    """Return the name of a tool that a title begins with; the title itself when it is no more than that."""
    if kind := _KIND.fullmatch(title):
        return kind["name"]
    is_published = any(is_publication(link.url) for link in entry.links)
    is_plain = entry.style == "plain" and not any(link.is_title for link in entry.links)
    shape = _CALLED if is_plain and _CALLED.fullmatch(title) else _NAMED
    is_whole = any(link.is_title and fold(link.label) == fold(title) for link in entry.links)
    if not (is_published or is_whole) and (called := shape.fullmatch(title)):
        return called[1]
    if is_plain and (called := _EXPLAINED.fullmatch(title)) and fold(called[1]) in _addresses(entry.links):
        return called[1]
    return _without_owner(title, entry.links)


def _addresses(links: Sequence[Hyperlink]) -> frozenset[str]:
    """Return what the repositories that links lead to are called, each with and without who owns it."""
    paths = [urlsplit(link.url).path.strip("/") for link in links if is_repository(link.url)]
    return frozenset(fold(name) for path in paths for name in (path, path.rpartition("/")[2]))


def _without_owner(title: str, links: Sequence[Hyperlink]) -> str:
    """Return the name of a tool without who made it, when its address is called so: ``Ribs(Rib Lab)``, ``https://…/ribs``."""
    name, bracket, _ = title.partition("(")
    called = {fold(link.url.rstrip("/").rpartition("/")[2]) for link in links}
    is_glued = bool(bracket) and not name.endswith(" ") and title.endswith(")")
    return name if is_glued and fold(name) in called else title
