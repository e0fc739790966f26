"""A catalog that says it is lean: small pages, one line a record, few machine copies."""

from __future__ import annotations

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
    assert {"catalog.bib", "catalog.json", "papers/lantern/index.html", "datasets/shadowset.json"} <= names
    for absent in (
        "papers/lantern.bib",
        "papers/lantern.json",
        "venues/cmm.bib",
        "venues/cmm/feed.xml",
        "catalog.sqlite",
    ):
        assert absent not in names
    html = page(site, "papers/lantern/")
    assert "@inproceedings" in html
    assert "application/ld+json" not in html
    assert html.count('class="cite__part"') == 1
    listing = page(site, "venues/cmm/")
    assert "LANTERN: Light on Made-up Reports" in listing
    assert "entry__labels" not in listing
