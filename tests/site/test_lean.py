"""A catalog that says it is lean: small pages, one line a record, few machine copies."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

from tests.conftest import build
from tests.site.test_build import page

if TYPE_CHECKING:
    from pathlib import Path


def test_a_lean_catalog_has_small_pages_and_every_link_still_leads_somewhere(mini_root: Path, tmp_path: Path) -> None:
    settings = mini_root / "data" / "catalog.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "lean: true\n", encoding="utf-8")
    site = tmp_path / "site"
    build(mini_root, site)  # strict: a link that leads nowhere would be an error
    names = {file.relative_to(site).as_posix() for file in site.rglob("*")}
    assert {
        "catalog.bib",
        "catalog.json.gz",
        "catalog.csv.gz",
        "papers/lantern/index.html",
        "datasets/shadowset.json",
    } <= names
    for absent in (
        "papers/lantern.bib",
        "papers/lantern.json",
        "venues/cmm.bib",
        "venues/cmm/feed.xml",
        "catalog.sqlite",
        "catalog.json",
    ):
        assert absent not in names
    html = page(site, "papers/lantern/")
    assert "@inproceedings" in html
    assert "application/ld+json" not in html
    assert html.count('class="cite__part"') == 1
    assert "og:description" not in html
    assert 'id="neighbours"' not in html
    assert json.loads(gzip.decompress((site / "catalog.json.gz").read_bytes()))["papers"][0]["id"]
    assert 'data-citations="bibtex"' in page(site, "explore/")
    assert {len(formats) for formats in _citations(site)} == {1}
    listing = page(site, "venues/cmm/")
    assert "LANTERN: Light on Made-up Reports" in listing
    assert 'class="entry' not in listing


def _citations(site: Path) -> list[list[str]]:
    """Return the formats of each paper that the page Explore can cite."""
    script = (site / "assets" / "cite" / "0.js").read_text(encoding="utf-8")
    found: dict[str, list[str]] = json.loads(script.removeprefix("atlasCite(").removesuffix(");\n"))
    return list(found.values())
