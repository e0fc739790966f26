"""Years and dates in what lists write: ``2023.6``, ``Nov., 2023``, ``arXiv 2311``, ``CVPR'25``, ``2024年5月``."""

from __future__ import annotations

import re

_MONTHS = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_YEAR = r"(19[5-9]\d|20[0-4]\d)"
_QUOTES = "'\u2018\u2019`\u00b4"
_FORMS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?[\s./-]+)?\b{_MONTHS}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d))?[,.\s/-]*{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}[,.\s/-]*(?:\d{{1,2}}\s+)?\b{_MONTHS}(?:\s+\d{{1,2}}\b)?",
        rf"(?<!\d){_YEAR}\s*年(?:\s*\d{{1,2}}\s*月)?(?:\s*\d{{1,2}}\s*日)?",
        rf"(?<![\d/.]){_YEAR}([./-])(?:0?[1-9]|1[0-2])\2(?:[0-2]?\d|3[01])(?!\d)",
        rf"(?<!\d)\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}(?!\d)",
        rf"(?<![\d/.]){_YEAR}[./-](?:0?[1-9]|1[0-2])(?:[./-]\d{{1,2}})?(?!\d)",
        rf"(?<![\d./-])(?:0?[1-9]|1[0-2])[./-]{_YEAR}(?!\d)",
        r"(?<!\d)(20[0-3]\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?(?!\d)",
        rf"(?<!\d){_YEAR}\s?Q[1-4]\b",
        rf"(?<!\d){_YEAR}(?!\d)",
    )
)
_SHORT_FORMS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(\d\d)(?:0[1-9]|1[0-2])(?:\.\d{4,5}(?:v\d+)?)?(?!\d)",
        r"(?<![\d.])(1[3-9]|[2-9]\d)[./-](?:0[1-9]|1[0-2])(?:[./-]\d\d)?(?![\d.])",  # a lower number is a month
        rf"[{_QUOTES}]\s?(\d\d)(?!\d)",
    )
)
_TWO_DIGITS = re.compile(r"(?<=[A-Za-z)])[\s_-]?(\d\d)(?!\w)")
_ARXIV_ID = re.compile(r"(?<!\d)(\d\d)(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?(?!\d)")
_FIRST, _LAST = 1990, 2049


def take_year(text: str) -> tuple[int | None, str]:
    """Return the year in a text, and the text without the date; of ``2401`` and ``23.10`` the first two digits count.

    >>> take_year("Nature Medicine | 07 Aug 2024"), take_year("CVPR'25"), take_year("arXiv 2311")
    ((2024, 'Nature Medicine | '), (2025, 'CVPR'), (2023, 'arXiv '))
    """
    if found := _ARXIV_ID.search(text):
        return 2000 + int(found[1]), text[: found.start()] + text[found.end() :]
    for form in _FORMS:
        if found := form.search(text):
            return int(found[1]), _without(text, found)
    for form in _SHORT_FORMS:
        if found := form.search(text):
            return _century(found[1]), _without(text, found)
    return None, text


def take_short_year(text: str) -> tuple[int | None, str]:
    """Return the year that two digits right behind a name stand for, as ``CVPR 23`` and ``ICLR24`` have it, and the rest."""
    found = _TWO_DIGITS.search(text)
    if found is None or not _FIRST <= _century(found[1]) <= _LAST:
        return None, text
    return _century(found[1]), text[: found.start()] + text[found.end() :]


def _century(digits: str) -> int:
    return (2000 if int(digits) < 50 else 1900) + int(digits)


def _without(text: str, found: re.Match[str]) -> str:
    before, after = text[: found.start()], text[found.end() :]
    joint = " " if after[:1].isalnum() or (before[-1:].isalnum() and after[:1] not in {"", " ", ")"}) else ""
    return before.rstrip(_QUOTES) + joint + after.lstrip(_QUOTES)
