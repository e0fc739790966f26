"""The figures of a table of datasets: counts as integers, languages as codes, domains as modalities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

from generator.importer.words.dates import take_year
from generator.importer.words.labels import domain_terms
from generator.importer.words.wording import fold
from generator.model.records import Access

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Term
    from generator.model.records import Origin

_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_COUNTS = {
    "image": "images", "images": "images", "studies": "studies", "patients": "patients", "reports": "reports",
    "text": "captions", "texts": "captions", "captions": "captions",
    "study": "studies", "patient": "patients", "report": "reports", "caption": "captions",
    "qa items": "qa_pairs", "qa pairs": "qa_pairs", "qa": "qa_pairs", "questions": "qa_pairs",
}  # fmt: skip
_SIZED = re.compile(r"(\d[\d,.]*[kmb]?\+?)\s+(qa pairs|[a-z]+)", re.IGNORECASE)
_LANGUAGES = {
    "en": "en", "english": "en", "zh": "zh", "cn": "zh", "chinese": "zh", "sp": "es", "es": "es", "spanish": "es",
    "fr": "fr", "french": "fr", "de": "de", "german": "de", "ja": "ja", "japanese": "ja", "pt": "pt", "it": "it",
}  # fmt: skip
_ORIGINS: Mapping[str, Origin] = {
    "medicalreports": "hospital-reports", "clinicalreports": "hospital-reports", "hospital": "hospital-reports",
    "researchpapers": "research-papers", "pubmed": "research-papers", "socialmedia": "social-media",
    "twitter": "social-media", "textbooks": "textbooks", "web": "web", "synthetic": "synthetic",
}  # fmt: skip


def parse_count(text: str) -> int | None:
    """Return a number as tables write it, or nothing.

    >>> [parse_count(text) for text in ("87K", "1.6M", "1,234", "642", "many")]
    [87000, 1600000, 1234, 642, None]
    """
    found = re.fullmatch(r"(\d[\d,]*(?:\.\d+)?)\s*([kmb]?)\+?", text.strip(), re.IGNORECASE)
    return round(float(found[1].replace(",", "")) * _UNITS[found[2].lower()]) if found else None


def parse_languages(text: str) -> tuple[str, ...]:
    """Return ISO 639 codes of what a cell names: ``En/zh`` gives ``("en", "zh")``."""
    parts = [part.strip().lower() for part in re.split(r"[/,;&]|\band\b", text)]
    return tuple(dict.fromkeys(_LANGUAGES[part] for part in parts if part in _LANGUAGES))


def figures_of(cells: Iterable[tuple[str, str]], modalities: Mapping[str, Term]) -> dict[str, Any]:
    """Return the fields of a dataset that the cells of a table give, each under its column's head."""
    found: dict[str, Any] = {}
    for head, text in cells:
        for field, value in _fields(head.strip().casefold(), text, modalities):
            found.setdefault(field, value)
    if found.get("origin") == ("hospital-reports",) and "captions" in found:
        found["reports"] = found.pop("captions")
    return {field: value for field, value in found.items() if value not in {None, ()}}


def _fields(column: str, text: str, modalities: Mapping[str, Term]) -> Iterator[tuple[str, Any]]:
    """Yield the fields that one cell gives under the head of its column."""
    if column in _COUNTS:
        yield _COUNTS[column], parse_count(text)
    elif column in {"size", "sizes", "scale", "statistics"}:
        sized = ((_COUNTS.get(unit.casefold()), parse_count(number)) for number, unit in _SIZED.findall(text))
        yield from ((field, number) for field, number in sized if field)
    elif column in {"year", "date", "released", "release date"}:
        yield "year", take_year(text)[0]
    elif column in {"access", "availability"}:
        yield "access", next((access for access in get_args(Access) if access == text.strip().casefold()), None)
    elif column in {"domain", "modality", "modalities"}:
        yield "modalities", domain_terms(text, modalities)
    elif column in {"source", "origin"}:
        origins = [fold(part) for part in text.split(" / ")]
        yield "origin", tuple(_ORIGINS[origin] for origin in origins if origin in _ORIGINS)
    elif column in {"language", "languages"}:
        yield "languages", parse_languages(text)
