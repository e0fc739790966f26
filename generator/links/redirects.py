"""Addresses that records had once: what ``data/redirects.yml`` says, and the pages that send readers on."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from generator.check import guess
from generator.errors import Problem
from generator.load import quoted, read_document
from generator.urls import record_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.catalog import Catalog
    from generator.load import Document
    from generator.urls import Site

REDIRECTS = "data/redirects.yml"
_KEY = re.compile(r"(?:papers|datasets|metrics|tools)/[a-z0-9]+(?:-[a-z0-9]+)*")
_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={address}">
</head>
<body>
<p>This record has moved: <a href="{address}">{title}</a></p>
</body>
</html>
"""


def read_redirects(root: Path, catalog: Catalog) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """Return where the former records of a catalog are now, both as kind and id (``papers/mlrg``), and what is wrong.

    ``data/redirects.yml`` has a line for each: ``papers/former-id: papers/id``. It may be missing.
    """
    try:
        content = (root / REDIRECTS).read_bytes()
    except FileNotFoundError:
        return {}, ()
    document = read_document(content, REDIRECTS)
    if document.problems:
        return {}, document.problems
    if not isinstance(document.data, dict):
        message, hint = "must be a mapping", "write each redirect on a line, as 'papers/former-id: papers/id'"
        return {}, (Problem(REDIRECTS, 1, 1, message, hint, rule="redirect"),)
    known = {record_path(record).rstrip("/") for record in catalog.records()}
    redirects = {key: value for key, value in document.data.items() if isinstance(value, str)}
    problems = tuple(sorted(_problems(document, known)))
    wrong = {problem.message.partition(":")[0] for problem in problems}
    return {key: value for key, value in redirects.items() if key not in wrong}, problems


def _problems(document: Document, known: set[str]) -> Iterator[Problem]:
    data = document.data if isinstance(document.data, dict) else {}
    for key, value in data.items():
        place, hint = document.marks.value((key,)), ""
        if not _KEY.fullmatch(key):
            place, message, hint = (
                document.marks.key((key,)),
                "is no record's address",
                "write it as 'papers/former-id'",
            )
        elif key in known:
            place, message, hint = document.marks.key((key,)), "is a record still", "remove the redirect or the record"
        elif not isinstance(value, str) or value not in known:
            message = f"leads to {quoted(str(value))}, which is no record"
            hint = guess(str(value), sorted(known)) or "a redirect leads to a record, not to another redirect"
        else:
            continue
        yield Problem(REDIRECTS, place.line, place.column, f"{key}: {message}", hint, rule="redirect")


def missing_redirects(old: Catalog, new: Catalog, redirects: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return a problem for each record of ``old`` that ``new`` lacks and no redirect stands for: its address would die."""
    published = {record_path(record).rstrip("/") for record in old.records()}
    present = {record_path(record).rstrip("/") for record in new.records()}
    hint = "keep the record, or add a line '{}: papers/…' with the record that takes its place"
    return tuple(
        Problem(REDIRECTS, 0, 0, f"{key} was published and is gone", hint.format(key), rule="redirect")
        for key in sorted(published - present - redirects.keys())
    )


def redirect_pages(redirects: Mapping[str, str], catalog: Catalog, site: Site) -> Mapping[str, bytes]:
    """Return the pages that send readers on, by their path in the site: they work without scripts, and from disk."""
    pages = {}
    records = {record_path(record).rstrip("/"): record for record in catalog.records()}
    for key, target in sorted(redirects.items()):
        record = records[target]
        title = str(getattr(record, "title", None) or getattr(record, "name", target))
        pages[f"{key}/index.html"] = _PAGE.format(
            title=escape(title),
            canonical=escape(site.canonical(f"{target}/")),
            address=escape(f"../../{target}/"),
        ).encode()
    return pages
