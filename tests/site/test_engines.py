"""The same site from either engine: the same addresses, the same fragments, the same machine copies."""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING

import pytest

from generator.engines.runner import build_site
from generator.errors import AtlasError
from generator.pour import SLOTS
from generator.reading import load_catalog
from tests.places import MINI_SITE
from tests.site.test_build import page

if TYPE_CHECKING:
    from pathlib import Path

MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
HEAD = re.compile(r'<title>.*?</title>|<meta name="(?:description|citation)[^>]*>|<link rel="canonical"[^>]*>')
OF_THE_ENGINE = (
    "assets/javascripts/",
    "assets/stylesheets/",
    "assets/images/",
    "search",
    "sitemap.xml.gz",
    "build.json",
)
BY_HAND = ("about/index.html", "404.html")


def build(root: Path, site_dir: Path) -> list[str]:
    said: list[str] = []
    build_site(
        root,
        site_dir,
        load_catalog(root, cache=False),
        strict=True,
        tell=lambda message, level: said.append(message) if level >= logging.WARNING else None,
        engine="zensical",
    )
    return said


@pytest.fixture(scope="module")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site_dir = tmp_path_factory.mktemp("zensical") / "site"
    assert build(MINI_SITE, site_dir) == []
    return site_dir


def files(site: Path) -> set[str]:
    found = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return {name for name in found if not name.startswith(OF_THE_ENGINE)}


def without_indents(html: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", html)


def test_both_engines_give_the_same_addresses(mini_site: Path, zensical_site: Path) -> None:
    assert files(zensical_site) == files(mini_site)


def test_both_engines_give_the_same_fragments_and_copies(mini_site: Path, zensical_site: Path) -> None:
    for name in sorted(files(mini_site) - set(BY_HAND)):
        expected, found = (mini_site / name).read_bytes(), (zensical_site / name).read_bytes()
        if name.endswith("index.html"):
            for pattern in (MAIN, HEAD):
                assert pattern.findall(without_indents(found.decode())) == pattern.findall(
                    without_indents(expected.decode())
                ), name
            assert MAIN.search(found.decode()), name
        else:
            assert found == expected, name


def test_both_engines_frame_a_page_alike(mini_site: Path, zensical_site: Path) -> None:
    frames = [
        set(MAIN.sub("", page(site, "papers/lantern/")).split("\n")) - {""} for site in (mini_site, zensical_site)
    ]
    assert len(frames[0] ^ frames[1]) <= 4, frames[0] ^ frames[1]


def test_the_sitemap_knows_the_same_pages(mini_site: Path, zensical_site: Path) -> None:
    sitemaps = [(site / "sitemap.xml").read_text(encoding="utf-8") for site in (mini_site, zensical_site)]
    assert sitemaps[0] == sitemaps[1]


def test_search_data_hold_the_poured_pages_in_the_format_of_the_engine(zensical_site: Path) -> None:
    items = json.loads((zensical_site / "search.json").read_text(encoding="utf-8"))["items"]
    found = {item["location"]: item for item in items}
    assert len(found) == len(items)
    assert found["papers/lantern/"]["title"] == "LANTERN: Light on Made-up Reports"
    assert found["about/"].keys() == found["papers/lantern/"].keys()
    assert not any("_shell" in item["location"] for item in items)


def test_nothing_is_left_of_the_shells(zensical_site: Path) -> None:
    assert not list(zensical_site.rglob("_shell"))
    for file in zensical_site.rglob("*.html"):
        assert not any(marker in file.read_text(encoding="utf-8") for marker in SLOTS.values()), file


def test_a_theme_that_cannot_be_built_leaves_the_former_site(mini_root: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("former", encoding="utf-8")
    (mini_root / "mkdocs.yml").write_text(
        (mini_root / "mkdocs.yml").read_text(encoding="utf-8").replace("theme:", "theme:\n  custom_dir: overrides"),
        encoding="utf-8",
    )
    (mini_root / "overrides").mkdir()
    (mini_root / "overrides" / "shell.html").write_text("{% broken", encoding="utf-8")
    with pytest.raises(AtlasError, match="Zensical says"):
        build(mini_root, tmp_path / "site")
    assert [file.read_text(encoding="utf-8") for file in (tmp_path / "site").iterdir()] == ["former"]
    assert {path.name for path in tmp_path.iterdir()} == {"root", "site"}
