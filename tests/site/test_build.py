"""The built site: pages, addresses, inert text, the same bytes twice, the former state kept."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

import pytest

from generator.errors import AtlasError
from generator.pour import SLOTS
from tests.conftest import build
from tests.places import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def digest(site: Path) -> dict[str, str]:
    files = sorted(file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.mark.parametrize(
    "path",
    ["", "browse/", "new/", "papers/", "datasets/", "metrics/", "tools/", "years/", "years/2024/", "venues/cmm/",
     "modalities/x-ray/", "tasks/vqa/", "types/survey/", "papers/lantern/", "datasets/shadowset/", "metrics/glow/",
     "tools/glowmeter/", "about/", "data-model/"],
)  # fmt: skip
def test_every_kind_of_page_is_there(mini_site: Path, path: str) -> None:
    html = page(mini_site, path)
    assert html.count("<h1") == 1
    assert "<title>" in html
    assert f'<link rel="canonical" href="https://mini.example.org/{path}">' in html


def test_no_shell_and_no_slot_is_left(mini_site: Path) -> None:
    assert not list(mini_site.rglob("_shell"))
    for file in mini_site.rglob("*"):
        if file.suffix in (".html", ".xml", ".json", ".bib"):
            text = file.read_text(encoding="utf-8")
            assert "_shell" not in text, file
            assert not any(marker in text for marker in SLOTS.values()), file


def test_hostile_text_is_inert_wherever_it_stands(mini_site: Path) -> None:
    for file in mini_site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        for danger in ("<script>alert", "<img src=x", "<b>Eve", "<i>doubt", "W & <W>", 'href="javascript:'):
            assert danger not in html, f"{file}: {danger}"
    html = page(mini_site, "papers/hostile/")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{{ 7*7 }} {% raw %}" in html


def test_a_record_page_shows_what_its_record_has(mini_site: Path) -> None:
    html = page(mini_site, "papers/lantern/")
    for shown in ("Ada Example", "Ben van Placeholder", "CMM", "2024", "code.example.org", "https://doi.org/10.5555/lantern.2024",
                  "Report generation", "ShadowSet", "GLOW", "lantern light", "List A", "@inproceedings"):  # fmt: skip
        assert shown in html, shown
    assert 'href="https://forge.example.org/mini/atlas/edit/main/data/papers/2024/lantern.yml"' in html


def test_records_that_belong_together_lead_to_each_other(mini_site: Path) -> None:
    dataset = page(mini_site, "datasets/shadowset/")
    for path in (
        "papers/lantern/",
        "papers/survey-of-made-up-reports/",
        "papers/shadowset-paper/",
        "datasets/shadowset-mini/",
    ):
        assert f'href="../../{path}"' in dataset
    assert 'href="../../papers/lantern/"' in page(mini_site, "metrics/glow/")
    assert 'href="../../tools/glowmeter/"' in page(mini_site, "metrics/glow/")


def test_a_retracted_paper_says_so_on_top(mini_site: Path) -> None:
    html = page(mini_site, "papers/survey-of-made-up-reports/")
    assert html.index("This paper was retracted") < html.index("<h1")


def test_the_way_to_a_poured_page_is_marked_in_the_navigation(mini_site: Path) -> None:
    marked = re.findall(r'<a href="([^"]*)"[^>]*aria-current', page(mini_site, "papers/lantern/"))
    assert marked == ["../"]


def test_sitemap_and_search_know_the_poured_pages(mini_site: Path) -> None:
    sitemap = (mini_site / "sitemap.xml").read_text(encoding="utf-8")
    located = re.findall(r"<loc>https://mini\.example\.org/(.*?)</loc>", sitemap)
    assert {"", "papers/lantern/", "about/", "venues/cmm/"} <= set(located)
    assert len(located) == len(set(located)) == len(list(mini_site.rglob("index.html")))
    entries = json.loads((mini_site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    found = {entry["location"]: entry["title"] for entry in entries}
    assert found["papers/lantern/"] == "LANTERN: Light on Made-up Reports"
    assert "about/" in found


def test_nothing_is_asked_from_another_host(mini_site: Path) -> None:
    pattern = re.compile(
        r'<(?:script|img|iframe|source)\b[^>]*\bsrc="(?:https?:)?//|<link rel="(?:stylesheet|preconnect|icon)" href="(?:https?:)?//'
    )
    for file in mini_site.rglob("*.html"):
        assert not pattern.search(file.read_text(encoding="utf-8")), file


def test_machine_copies_lie_beside_what_they_copy(mini_site: Path) -> None:
    catalog = json.loads((mini_site / "catalog.json").read_text(encoding="utf-8"))
    papers = {paper["id"]: paper for paper in catalog["papers"]}
    assert papers["lantern"]["url"] == "https://mini.example.org/papers/lantern/"
    assert papers["lantern"]["ids"] == {"doi": "10.5555/lantern.2024", "arxiv": "2401.00001"}
    for path in ("papers/lantern.bib", "venues/cmm.bib", "datasets/shadowset.bib", "catalog.bib"):
        assert "LANTERN" in (mini_site / path).read_text(encoding="utf-8"), path


def test_schemas_are_published_for_editors(mini_site: Path) -> None:
    schema = json.loads((mini_site / "schema" / "paper.schema.json").read_text(encoding="utf-8"))
    assert schema["$id"] == "https://mini.example.org/schema/paper.schema.json"
    assert "cmm" in schema["properties"]["venue"]["enum"]


def test_two_builds_give_the_same_bytes(mini_site: Path, mini_root: Path, tmp_path: Path) -> None:
    build(mini_root, tmp_path / "again")
    assert digest(tmp_path / "again") == digest(mini_site)


def test_a_facet_is_added_by_data_alone(mini_root: Path, tmp_path: Path) -> None:
    settings = mini_root / "data" / "catalog.yml"
    facet = "  - {id: tracks, field: track, label: Track, plural: Tracks, description: By track., kinds: [papers]}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + facet, encoding="utf-8")
    build(mini_root, tmp_path / "site")
    assert "Track" in page(tmp_path / "site", "tracks/")
    assert "../../papers/hostile/" in page(tmp_path / "site", "tracks/workshop/")
    assert "tracks/workshop/" in page(tmp_path / "site", "papers/hostile/")
    assert (tmp_path / "site" / "tracks" / "workshop.bib").exists()


@pytest.mark.parametrize(
    ("field", "kind", "path"),
    [("access", "datasets", "datasets/shadowset/"), ("family", "metrics", "metrics/glow/"),
     ("lists", "datasets", "datasets/shadowset/"), ("metrics", "tools", "tools/glowmeter/")],
)  # fmt: skip
def test_a_facet_of_any_kind_is_led_to_from_its_records(
    mini_root: Path, tmp_path: Path, field: str, kind: str, path: str
) -> None:
    settings = mini_root / "data" / "catalog.yml"
    facet = f"  - {{id: ways, field: {field}, label: Way, plural: Ways, description: By way., kinds: [{kind}]}}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + facet, encoding="utf-8")
    build(mini_root, tmp_path / "site")
    listing = re.search(r'href="../../(ways/[^"]+)"', page(tmp_path / "site", path))
    assert listing
    assert f'href="../../{path}"' in page(tmp_path / "site", listing[1])


def test_long_listings_are_split(mini_root: Path, tmp_path: Path) -> None:
    for number in range(25):
        record = f"title: Paper number {number}\nyear: 2024\nvenue: jmi\ntype: method\n"
        (mini_root / "data" / "papers" / "2024" / f"number-{number}.yml").write_text(record, encoding="utf-8")
    build(mini_root, tmp_path / "site")
    pages = ["venues/jmi/", "venues/jmi/2/", "venues/jmi/3/"]
    titles = [re.findall(r"Paper number \d+(?=</a>)", page(tmp_path / "site", path)) for path in pages]
    assert all(len(found) <= 10 for found in titles)
    assert len({title for found in titles for title in found}) == 25
    assert 'href="../../../papers/number-' in page(tmp_path / "site", "venues/jmi/3/")


def test_a_page_written_by_hand_stays_as_it_is(mini_root: Path, tmp_path: Path) -> None:
    (mini_root / "docs" / "browse").mkdir()
    (mini_root / "docs" / "browse" / "index.md").write_text("# My own way to browse\n", encoding="utf-8")
    build(mini_root, tmp_path / "site")
    assert "My own way to browse" in page(tmp_path / "site", "browse/")


def test_a_template_of_the_site_goes_before_the_one_of_the_program(mini_root: Path, tmp_path: Path) -> None:
    own = mini_root / "templates" / "pages" / "tool.html"
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "parts/page.html" %}{% block body %}<h1>{{ record.name }}!</h1>{% endblock %}', encoding="utf-8"
    )
    build(mini_root, tmp_path / "site")
    assert "<h1>glowmeter!</h1>" in page(tmp_path / "site", "tools/glowmeter/")


def test_a_broken_template_names_its_place_and_leaves_the_former_site(mini_root: Path, tmp_path: Path) -> None:
    build(mini_root, tmp_path / "site")
    before = digest(tmp_path / "site")
    own = mini_root / "templates" / "pages" / "tool.html"
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "parts/page.html" %}\n{% block body %}\n{{ record.nmae }}{% endblock %}', encoding="utf-8"
    )
    with pytest.raises(AtlasError, match=r"pages/tool\.html:3: .*nmae"):
        build(mini_root, tmp_path / "site")
    assert digest(tmp_path / "site") == before
    assert {path.name for path in tmp_path.iterdir()} == {"root", "site"}


def override(root: Path, name: str, content: str) -> None:
    """Give a site a theme file of its own."""
    folder = root / "templates" / "theme"
    folder.mkdir(parents=True)
    (folder / name).write_text(content, encoding="utf-8")
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("theme:\n", "theme:\n  custom_dir: templates/theme\n"), encoding="utf-8")


@pytest.mark.parametrize("slot", sorted(SLOTS))
def test_a_shell_that_lost_a_slot_is_told(mini_root: Path, tmp_path: Path, slot: str) -> None:
    shell = (REPOSITORY / "templates" / "theme" / "shell.html").read_text(encoding="utf-8")
    override(mini_root, "shell.html", shell.replace(f"page.meta.slot.{slot}", "page.meta.nothing"))
    with pytest.raises(AtlasError, match=rf"no slot for its {slot}; see templates/theme/shell\.html"):
        build(mini_root, tmp_path / "site")


@pytest.mark.parametrize(
    ("broken", "said"), [("<p>\n{% nosuchtag %}", "nosuchtag"), ("<p>\n{{ page.a.b }}", "no attribute 'a'")]
)
def test_a_broken_template_of_the_theme_names_its_place(
    mini_root: Path, tmp_path: Path, broken: str, said: str
) -> None:
    override(mini_root, "main.html", broken)
    with pytest.raises(AtlasError, match=rf"templates/theme/main\.html:2: .*{said}"):
        build(mini_root, tmp_path / "site")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("place", ["data", "docs", ".", ".."])
def test_a_build_never_takes_the_place_of_what_it_is_made_from(mini_root: Path, place: str) -> None:
    before = digest(mini_root)
    with pytest.raises(AtlasError, match="--site-dir"):
        build(mini_root, mini_root / place)
    assert digest(mini_root) == before


def test_a_former_address_leads_to_where_the_record_is_now(mini_root: Path, tmp_path: Path) -> None:
    (mini_root / "data" / "redirects.yml").write_text("papers/torch: papers/lantern\n", encoding="utf-8")
    build(mini_root, tmp_path / "site")
    html = page(tmp_path / "site", "papers/torch/")
    assert 'href="../../papers/lantern/"' in html
    assert "papers/torch/" not in (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")
