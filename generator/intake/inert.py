"""Text of strangers inside GitHub's Markdown: shown as it is, mentioning nobody and linking nowhere."""

from __future__ import annotations

import re


def code_span(text: str) -> str:
    """Return text as a code span on one line (CommonMark 6.1): no mention, link, image or HTML works inside one."""
    line = "".join(character if character.isprintable() else "\ufffd" for character in " ".join(text.split()))
    fence = "`" * (_longest_run(line) + 1)
    return f"{fence} {line} {fence}" if "`" in line else f"{fence}{line or ' '}{fence}"


def code_block(text: str, language: str = "") -> str:
    """Return text as a fenced code block (CommonMark 4.5) that nothing in the text can close."""
    fence = "`" * max(3, _longest_run(text) + 1)
    shown = "".join(character if character.isprintable() or character == "\n" else "\ufffd" for character in text)
    return f"{fence}{language}\n{shown.rstrip()}\n{fence}"


def plain(text: str) -> str:
    """Return text as Markdown that shows it, on one line: every character with a meaning is escaped.

    A zero-width space behind ``@`` and ``#`` keeps people and issues from being mentioned.
    """
    line = "".join(character if character.isprintable() else "\ufffd" for character in " ".join(text.split()))
    escaped = re.sub(r"([\\`*_{}\[\]()<>#+!|~&$:^=-])", r"\\\1", line)
    return re.sub(r"(@|\\#)(?=\S)", "\\1\u200b", escaped)


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall(r"`+", text)), default=0)
