"""Badges: small pictures with words in them, as shields.io draws them; the words stand in the picture's address."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

_COUNTERS = re.compile(
    r"/(?:github|gitlab|badge/dynamic|badge/endpoint|dynamic|endpoint|pypi|npm|twitter|youtube|discord|website|visitors?|"
    r"huggingface|docker|reddit|citations?)\b|visitor|hits\.|komarev|star-history|contrib\.rocks|awesome\.re|makeapullrequest|"
    r"trackgit|badgen\.net/(?!badge)"
)
_STATIC = re.compile(r"(?:shields\.io|badgen\.net)/badge/([^?#]+)")
_COLOURS = re.compile(r"[0-9a-fA-F]{3,8}|(?:bright|light|dark)?[a-z]+", re.IGNORECASE)


def badge_words(image: str, alternative: str) -> tuple[str, ...]:
    """Return what a badge says, part by part: label, message, both joined, the alternative text.

    The address of a static badge is ``badge/LABEL-MESSAGE-COLOUR``, with ``--``, ``__`` and ``_`` for a hyphen, an
    underscore and a space (shields.io, "Static Badge").

    >>> badge_words("https://img.shields.io/badge/Conference-ICML'23-blue", "Publish")
    ('Conference', "ICML'23", "Conference ICML'23", 'Publish')
    >>> badge_words("https://img.shields.io/github/stars/a/b?style=social", "Star")
    ('Star',)
    """
    found: list[str] = []
    if match := _STATIC.search(image):
        text = unquote(match[1]).removesuffix(".svg").replace("--", "\0").replace("__", "\1").replace("_", " ")
        parts = [part.replace("\0", "-").replace("\1", "_").strip() for part in text.split("-")]
        said = [part for part in (parts[:-1] if len(parts) > 1 and _COLOURS.fullmatch(parts[-1]) else parts) if part]
        found += [*said, *([" ".join(said)] if len(said) > 1 else [])]
        found += parse_qs(urlsplit(image).query).get("label", [])
    return tuple(dict.fromkeys(word for word in (*found, " ".join(alternative.split())) if word))


def counts_something(image: str) -> bool:
    """Tell whether a picture shows a number that changes: stars, visitors, contributors."""
    return bool(_COUNTERS.search(image))
