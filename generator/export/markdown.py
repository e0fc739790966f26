"""Plain text made inert for Markdown as GitHub reads it (CommonMark with tables, autolinks, mathematics and emoji codes)."""

from __future__ import annotations

import re

_SPECIAL = re.compile(
    r"[\\`*_\[\]<>{}|~$&#@]"  # markup, HTML, entities, template languages, mathematics, mentions
    r"|:(?=//)|(?<=www)\."  # bare addresses become links
    r"|:(?=[\w+-]+:)"  # :tada:
    r"|^[-+=]"
)
_NUMBERED = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def escape_markdown(text: str) -> str:
    r"""Return plain text on one line so that Markdown shows it as it is: no emphasis, link, HTML, entity or list.

    >>> escape_markdown("[x](y) *a* <b> {{ 7*7 }}")
    '\\[x\\](y) \\*a\\* \\<b\\> \\{\\{ 7\\*7 \\}\\}'
    """
    escaped = _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
    return _NUMBERED.sub(r"\1\\", escaped)


def link(text: str, url: str) -> str:
    """Return a Markdown link with this text; the address is one that records may have, or a path of this site."""
    address = _ENTITY.sub("&amp;", url)
    return f"[{escape_markdown(text)}]({f'<{address}>' if '(' in url or ')' in url else address})"
