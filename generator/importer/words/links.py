"""Addresses: cleaned, and the identifiers that they themselves contain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from pydantic import TypeAdapter, ValidationError

from generator.model import Identifiers
from generator.model.text import Url

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|sharing_token|__cf_\w+|mc_[ce]id|spm|ref_src|via%3Dihub")
_MOST_ROUNDS = 10
_VIEW_OPTIONS = {"github.com": {"tab", "readme-ov-file"}, "arxiv.org": {"context"}}
_URL: TypeAdapter[str] = TypeAdapter(Url)
_OPENREVIEW = re.compile(r"openreview\.net/(?:forum|pdf|attachment|references/pdf)")
_PREPRINT_DOIS = {"medrxiv": "", "biorxiv": "", "research-square": "10.21203/rs.3."}


class Identifier(NamedTuple):
    """An identifier that others gave a work: ``Identifier("arxiv", "2401.12208")``."""

    kind: str
    value: str


@dataclass(frozen=True)
class Target:
    """Where a link leads.

    Attributes:
        url: The address, cleaned.
        identifier: The identifier that the address contains; then the address adds nothing to it.
        server: For the identifier of a preprint: its server (``arxiv``, ``medrxiv``, ``research-square``).
        key: What tells this document from others, whichever way its address is written.
    """

    url: str
    identifier: Identifier | None
    server: str | None
    key: str


_IDENTIFIERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("arxiv", r"(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html)/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?"),
        ("arxiv", r"(?:www\.)?alphaxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5})(?:v\d+)?/?"),
        ("arxiv", r"huggingface\.co/papers/(\d{4}\.\d{4,5})/?"),
        ("acl", r"(?:www\.)?aclanthology\.org/(?:anthology-files/pdf/[\w-]+/)?([A-Z]\d\d-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d+)(?:v\d+)?(?:\.pdf)?/?"),
        ("pmid", r"pubmed\.ncbi\.nlm\.nih\.gov/(\d+)/?"),
        ("medrxiv", r"(?:www\.)?medrxiv\.org/content/(10\.\d+/[\d.]+?)(?:v\d+)?(?:\.full|\.abstract|\.full-text)?(?:\.pdf)?/?"),
        ("biorxiv", r"(?:www\.)?biorxiv\.org/content/(10\.\d+/[\d.]+?)(?:v\d+)?(?:\.full|\.abstract|\.full-text)?(?:\.pdf)?/?"),
        ("research-square", r"(?:www\.)?researchsquare\.com/article/(rs-\d+/v\d+)(?:\.pdf)?/?"),
        ("nature", r"(?:www\.)?nature\.com/articles/([\w.-]+?)(?:\.pdf|_reference\.pdf)?/?"),
        ("doi", r"(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/.+)"),
        ("doi", r"link\.springer\.com/(?:chapter|article|epdf|book|content/pdf|referenceworkentry)/(10\.\d{4,9}/.+?)(?:\.pdf)?/?"),
        ("doi", r"[\w.-]+/doi/(?:(?:abs|pdf|pdfdirect|full|epdf|fullHtml|book)/)?(10\.\d{4,9}/.+?)/?"),
    )
)  # fmt: skip
_KEYS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (kind, form, re.compile(pattern))
    for kind, form, pattern in (
        ("ieee", "https://ieeexplore.ieee.org/document/{}", r"ieeexplore\.ieee\.org/(?:abstract/)?document/(\d+)/?.*"),
        ("ieee", "https://ieeexplore.ieee.org/document/{}", r"ieeexplore\.ieee\.org/(?:stamp/stamp|ielx?7?/.*?)\.jsp\?.*?arnumber=(\d+).*"),
        ("pii", "https://www.sciencedirect.com/science/article/pii/{}", r"(?:www\.)?sciencedirect\.com/(?:science/article/(?:abs/)?pii|sdfe/reader/pii)/(S[\dX]+)(?:/.*)?"),
        ("aaai", "https://ojs.aaai.org/index.php/AAAI/article/view/{}", r"ojs\.aaai\.org/index\.php/AAAI/article/(?:view|download)/(\d+)(?:/\d+)?/?"),
        ("cvf", "", r"openaccess\.thecvf\.com/.*?/(?:papers|html)/(?:.*/)?([^/]+?)(?:\.pdf|\.html)"),
    )
)  # fmt: skip


def target_of(raw: str) -> Target:
    """Return where a link leads; raise ValueError when it leads nowhere on the web (``mailto:``, ``#part``, ``docs/x``)."""
    url = _URL.validate_python(clean_url(raw))
    parts = urlsplit(url)
    place = parts.netloc + unquote(parts.path)
    identifier, server = _identifier(place, dict(parse_qsl(parts.query)))
    if identifier is not None:
        return Target(url, identifier, server, f"{identifier.kind}:{identifier.value.lower()}")
    for kind, form, pattern in _KEYS:
        if match := pattern.fullmatch(place + (f"?{parts.query}" if parts.query else "")):
            return Target(form.format(match[1]) if form else url, None, None, f"{kind}:{match[1].lower()}")
    return Target(url, None, None, "url:" + url_key(url))


def identifier_in(raw: str) -> Identifier | None:
    """Return the identifier that an address contains, nothing when it has none or leads nowhere on the web."""
    try:
        return target_of(raw).identifier
    except ValueError:
        return None


def url_key(url: str) -> str:
    """Return an address in the form in which two are compared: no scheme, no ``www.``, case and last slash ignored.

    The files of a model or a data set are where it is: ``huggingface.co/org/model/tree/main``.
    """
    parts = urlsplit(url.lower())
    query = f"?{parts.query}" if parts.query else ""
    host, path = parts.netloc.removeprefix("www."), parts.path.rstrip("/")
    return host + (path.removesuffix("/tree/main") if host == "huggingface.co" else path) + query


def _identifier(place: str, query: dict[str, str]) -> tuple[Identifier | None, str | None]:
    """Return the identifier in an address and, for a preprint, its server."""
    if _OPENREVIEW.fullmatch(place) and query.get("id") and query.get("name", "pdf") == "pdf":
        return _known(Identifier("openreview", query["id"])), None
    for kind, pattern in _IDENTIFIERS:
        if match := pattern.fullmatch(place):
            value = match[1].rstrip(".,;")
            if kind in _PREPRINT_DOIS:
                return _known(Identifier("doi", _PREPRINT_DOIS[kind] + value)), kind
            identifier = Identifier("doi", f"10.1038/{value}") if kind == "nature" else Identifier(kind, value)
            if arxiv := re.fullmatch(r"10\.48550/arxiv\.(.+)", identifier.value, re.IGNORECASE):
                identifier = Identifier("arxiv", arxiv[1])
            return _known(identifier), "arxiv" if identifier.kind == "arxiv" else None
    return None, None


def _known(identifier: Identifier) -> Identifier | None:
    """Return an identifier as a record holds it, or nothing when it is none after all."""
    try:
        value = getattr(Identifiers.model_validate({identifier.kind: identifier.value}), identifier.kind)
    except ValidationError:
        return None
    return Identifier(identifier.kind, value)


def clean_url(raw: str) -> str:
    """Return an absolute address without tracking, view options, and fragments; raise ValueError where there is none.

    The case of scheme and host is ignored (RFC 3986, 6.2.2.1); a missing scheme is taken to be ``https``.
    """
    url = _cleaned(raw)
    for _ in range(_MOST_ROUNDS):
        again = _cleaned(url)  # what was cut off may lay open more that has to go
        if again == url:
            break
        url = again
    return url


def _cleaned(raw: str) -> str:
    text = raw.strip().strip("<>")
    if "%3F" in text and "?" not in text:
        text = unquote(text)
    if re.match(r"(?!https?:)[a-z][a-z+.-]*:(?!\d)", text, re.IGNORECASE) or text.startswith(("#", "/", ".")):
        raise ValueError("leads nowhere on the web")
    if not re.match(r"https?://", text, re.IGNORECASE):
        text = "https://" + text
    text = _without_tail(text)
    address, _, fragment = text.partition("#")
    parts = urlsplit(text if re.match(r"!?/.", fragment) else _without_tail(address))
    host = parts.netloc.lower()
    if "." not in host or not re.fullmatch(r"[a-z0-9._-]+(?::\d+)?", host):
        raise ValueError("has no host")
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = _query(host, parts.query)
    return urlunsplit(
        (parts.scheme.lower(), host, _path(host, path), query, quote(parts.fragment, safe="/%:@!$&'()*+,;=~-._?"))
    )


def _without_tail(text: str) -> str:
    """Return an address without the punctuation of the sentence it stood in; brackets that it opened itself stay."""
    while text and (text[-1] in ".,;'\"" or (text[-1] == ")" and text.count(")") > text.count("("))):
        text = text[:-1]
    return text


def _query(host: str, query: str) -> str:
    options = next((names for site, names in _VIEW_OPTIONS.items() if host.endswith(site)), set())
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name) and name not in options
    ]
    if "ieee" in host:
        kept = [(name, value) for name, value in kept if name == "arnumber"]
    return urlencode(kept, safe=":/@,!$'()*;~")


def _path(host: str, path: str) -> str:
    if host.removeprefix("www.") not in {"github.com", "huggingface.co"}:
        return path or "/"
    if host.removeprefix("www.") == "github.com":
        path = re.sub(r"/(?:tree|blob)/(?:main|master)/?$|\.git/?$", "", path)
    return path.rstrip("/")
