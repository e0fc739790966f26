"""Pages of authors on the built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_a_paper_leads_to_its_authors_and_they_to_their_papers(mini_site: Path) -> None:
    assert 'href="../../authors/ada-example/"' in page(mini_site, "papers/lantern/")
    html = page(mini_site, "authors/ada-example/")
    assert 'href="../../papers/lantern/"' in html
    assert 'href="../../authors/letters/e/"' in html
    assert "Wrote with" in html
    assert "@inproceedings" in (mini_site / "authors/ada-example.bib").read_text()


def test_the_index_of_authors_goes_by_letters(mini_site: Path) -> None:
    assert 'href="../authors/letters/e/"' in page(mini_site, "authors/")
    assert 'href="../../../authors/ada-example/">Example, Ada</a>' in page(mini_site, "authors/letters/e/")


def test_search_leads_to_authors(mini_site: Path) -> None:
    assert "authors/ada-example/" in (mini_site / "assets/finder-data.js").read_text(encoding="utf-8")
