"""Kinds of text that fields are made of: each accepts one clear form, and says what it wanted otherwise."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

MAX_URL_LENGTH = 2000
LONGEST_SLUG = 100
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LOOKALIKE = re.compile(
    "[\u0400-\u058f\u13a0-\u13ff\u1c80-\u1c8f\u1d2b\u2de0-\u2dff\ua640-\ua69f\uab70-\uabbf\ufb13-\ufb17]"
)
_WORD = re.compile(r"[^\W\d_]+")
LONGEST_RESERVED = len("com1")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_NOT_IN_URL = re.compile(r"[\s<>\"{}|\\^`\x00-\x20\x7f]")
_ORIGIN = re.compile(r"[^/?#]+//[^/?#]*")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ARXIV_PREFIX = re.compile(r"^(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/|arxiv:\s*)", re.IGNORECASE)
_ARXIV_SUFFIX = re.compile(r"(?:v\d+)?(?:\.pdf)?$")


def _plain(value: str) -> str:
    """Return ``value`` in composed form (NFC); raise ValueError where a reader could not see what is there."""
    value = value.strip()
    if not value:
        raise ValueError("must not be empty")
    if value.isascii() and value.isprintable():  # nothing to hide behind, nothing to compose
        return value
    if found := _INVISIBLE.search(value) or _CONTROL.search(value):
        raise ValueError(f"invisible character U+{ord(found[0]):04X}; remove it")
    for word in _WORD.findall(value) if _LOOKALIKE.search(value) else ():  # few texts are worth the slow look
        scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in word}
        if "LATIN" in scripts and scripts & {"CYRILLIC", "ARMENIAN", "CHEROKEE"}:
            raise ValueError(f"'{word}' mixes letters of two alphabets that look alike")
    return unicodedata.normalize("NFC", value)


def _one_line(value: str) -> str:
    if "\n" in value.strip():
        raise ValueError("must stand on one line")
    return _plain(value)


def _prose(value: str) -> str:
    if "  " not in value and value.isascii() and value.isprintable():  # what splitting and joining would not change
        return _plain(value)
    return _plain(" ".join(value.split()))


def _url(value: str) -> str:
    """Return an absolute http(s) URL that points outside, as RFC 3986 writes it; raise ValueError otherwise."""
    if len(value) > MAX_URL_LENGTH:
        raise ValueError(f"URL is longer than {MAX_URL_LENGTH} characters")
    if not value.isascii() or _NOT_IN_URL.search(value):
        raise ValueError("URL has characters that must be percent-encoded")
    origin = _ORIGIN.match(value)
    _check_origin(origin[0] if origin else value)
    return value


@lru_cache(maxsize=4096)  # a catalog has far fewer hosts than links
def _check_origin(origin: str) -> None:
    """Raise ValueError unless scheme and host of a URL, ``https://example.org:8080``, are those of the public web."""
    try:
        parts = urlsplit(origin)
        port_is_valid = parts.port is None or parts.port > 0
    except ValueError:
        raise ValueError("URL is malformed") from None
    if parts.scheme not in ("http", "https"):
        raise ValueError("URL must begin with https:// or http://")
    if not parts.hostname or not port_is_valid:
        raise ValueError("URL has no host")
    if "@" in parts.netloc:
        raise ValueError("URL must not carry a user name or password")
    if not is_public_host(parts.hostname):
        raise ValueError("URL must lead to a public host")


def is_public_host(host: str) -> bool:
    """Tell whether a name or an address can be one of the public web; it is not looked up."""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        name = host.rstrip(".").lower()
        return (
            "." in name
            and not name.replace(".", "").isdigit()
            and not name.endswith((".local", ".internal", ".localhost"))
        )


@lru_cache(maxsize=65_536)  # labels come again and again
def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise ValueError("must be lower-case letters and digits joined by single hyphens")
    if len(value) > LONGEST_SLUG:
        raise ValueError(f"must not be longer than {LONGEST_SLUG} characters")
    if len(value) <= LONGEST_RESERVED and _RESERVED.fullmatch(value):
        raise ValueError("is a name that Windows reserves; choose another")
    return value


@lru_cache(maxsize=4096)  # many records were added on one day
def _iso_date(value: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("must be a date like 2026-01-31")
    try:
        date.fromisoformat(value)
    except ValueError:
        raise ValueError("is not a day of the calendar") from None
    return value


def normalize_doi(value: str) -> str:
    """Return a DOI without resolver or prefix, in lower case (DOIs are case-insensitive: DOI Handbook 2.4)."""
    bare = value.strip()
    return (bare if bare.startswith("10.") else _DOI_PREFIX.sub("", bare)).rstrip(".").lower()


def normalize_arxiv(value: str) -> str:
    """Return an arXiv identifier without prefix and version: ``2301.10000`` or ``cs/0701001``."""
    bare = value.strip()
    if bare.replace(".", "").isdigit():  # nearly all are: nothing before, nothing behind
        return bare
    return _ARXIV_SUFFIX.sub("", _ARXIV_PREFIX.sub("", bare))


def _text_before(normalize: object) -> BeforeValidator:
    def apply(value: object) -> object:
        return normalize(value) if isinstance(value, str) and callable(normalize) else value

    return BeforeValidator(apply)


Text = Annotated[str, StringConstraints(min_length=1, max_length=1000), AfterValidator(_one_line)]
"""Plain text on one line: no markup, no control or invisible characters; composed (NFC) and trimmed."""

Prose = Annotated[str, StringConstraints(min_length=1, max_length=20_000), AfterValidator(_prose)]
"""Plain text of some sentences; line breaks in the file count as spaces."""

Url = Annotated[
    str,
    StringConstraints(min_length=1),
    AfterValidator(_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://", "maxLength": MAX_URL_LENGTH}),
]
"""An absolute http(s) URL to a public host."""

Slug = Annotated[
    str,
    AfterValidator(_slug),
    WithJsonSchema({"type": "string", "pattern": f"^{_SLUG.pattern}$", "maxLength": LONGEST_SLUG}),
]
"""An identifier of ours: ``mlrg``, ``maira-2``; safe as file name and in a URL on every system."""

CitationKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
"""The name under which a paper is cited in LaTeX: ``liu-2025-enhanced``."""

IsoDate = Annotated[
    str,
    AfterValidator(_iso_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
"""A day as ISO 8601 writes it: ``2026-01-31``."""

Doi = Annotated[str, _text_before(normalize_doi), StringConstraints(pattern=r"^10\.\d{4,9}/[!-~]+$")]
ArxivId = Annotated[
    str, _text_before(normalize_arxiv), StringConstraints(pattern=r"^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})$")
]
AclId = Annotated[str, StringConstraints(pattern=r"^([A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d+)$")]
OpenReviewId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{6,20}$")]
PubMedId = Annotated[str, StringConstraints(pattern=r"^[1-9]\d{0,8}$")]
Orcid = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$"), Field(description="ISO 639 code: en, zh, es.")]
