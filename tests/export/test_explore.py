"""What Explore and the search of the header work on."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from generator.catalog import Catalog
from generator.export import Pieces
from generator.export.citation_blocks import BLOCK, citation_blocks
from generator.export.explore import DATA, explore_files, render_explore
from generator.export.explore_shards import ExploreShards
from generator.export.finder import render_finder
from generator.export.script_data import script_json
from generator.index import build_index
from generator.model import Dataset, Identifiers, Link, Paper, Preprint, Settings
from generator.reading import load_catalog
from generator.urls import Site
from tests.browser.made_up import made_up_catalog
from tests.places import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_BYTES = 120_000
SITE = Site(url="https://made-up.example.org/")


def value_of(script: bytes) -> Any:
    return json.loads(re.sub(r"^\w+=|;\n$", "", script.decode()))


def catalog_of(records: Iterable[Paper | Dataset]) -> Catalog:
    by_kind: dict[str, dict[str, Any]] = {"papers": {}, "datasets": {}}
    for record in records:
        by_kind[record.kind][record.id] = record
    return Catalog(settings=Settings(title="T", tagline="T", description="T", subject="T"), **by_kind)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["</script>", "<!--", "\u2028", "\u2029", 'a"b\\', "é ✓"])
def test_json_in_a_script_is_inert_and_says_the_same(text: str) -> None:
    written = script_json({"a": text})
    assert json.loads(written) == {"a": text}
    assert "<" not in written
    assert not re.search("[\u2028\u2029]", written)


def test_papers_stand_first_and_the_newest_before_the_others() -> None:
    data = value_of(render_explore(build_index(made_up_catalog())))
    assert data["kind"] == [0] * 64 + [1]
    assert data["year"][:64] == sorted(data["year"][:64], reverse=True)
    assert len(data["title"]) == len(data["links"]) == len(data["facets"][0]["of"][0]) == 65


def test_within_a_year_the_latest_paper_at_arxiv_stands_first() -> None:
    papers = [
        Paper(id=id_, title=id_.upper(), type="method", year=2024, ids=Identifiers(arxiv=arxiv))
        for id_, arxiv in (("a", "2401.00001"), ("b", "2411.00001"), ("c", None))
    ]
    catalog = catalog_of(papers)
    assert value_of(render_explore(build_index(catalog)))["id"] == ["b", "a", "c"]
    (block,) = citation_blocks(Pieces(catalog, SITE)).values()
    assert list(json.loads(re.sub(r"^atlasCite\(|\);\n$", "", block().decode()))) == ["b", "a", "c"]


def test_a_column_of_several_values_has_as_many_as_it_says() -> None:
    data = value_of(render_explore(build_index(made_up_catalog())))
    tasks = next(facet for facet in data["facets"] if facet["id"] == "tasks")
    lengths, codes = tasks["of"]
    assert sum(lengths) == len(codes) == 32 + 48
    assert [tasks["labels"][code] for code in codes[: lengths[0]]] == ["Writing"]  # paper-07, of the latest year


def test_links_keep_their_scheme_and_stand_once() -> None:
    paper = Paper(
        id="a", title="A", type="method", preprint=Preprint(venue="arxiv", id="2401.00001"),
        links=(Link(type="code", url="http://code.example.org/a"), Link(type="paper", url="https://arxiv.org/abs/2401.00001")),
    )  # fmt: skip
    data = value_of(render_explore(build_index(catalog_of([paper]))))
    assert data["links"] == ["0 arxiv.org/abs/2401.00001\n2 http://code.example.org/a"]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [({}, []), ({"images": 999}, ["to-1k"]), ({"images": 1000}, ["to-10k"]), ({"reports": 5_000_000}, ["over-1m"]),
     ({"images": 0, "reports": 5_000}, ["to-1k"])],
)  # fmt: skip
def test_datasets_are_classed_by_size(sizes: dict[str, int], expected: list[str]) -> None:
    data = value_of(render_explore(build_index(catalog_of([Dataset(id="d", name="D", **sizes)]))))  # type: ignore[arg-type]
    assert next(facet["values"] for facet in data["facets"] if facet["id"] == "size") == expected


def test_the_same_catalog_gives_the_same_bytes_in_whatever_order_it_was_read() -> None:
    catalog = made_up_catalog()
    turned = Catalog(
        settings=catalog.settings, papers=dict(reversed(list(catalog.papers.items()))), datasets=catalog.datasets,
        venues=catalog.venues, vocabularies=catalog.vocabularies,
    )  # fmt: skip
    for render in (render_explore, render_finder):
        assert render(build_index(catalog)) == render(build_index(turned))


def test_citations_come_in_blocks_in_the_order_of_the_columns() -> None:
    catalog = made_up_catalog()
    blocks = citation_blocks(Pieces(catalog, SITE))
    assert list(blocks) == [f"assets/cite/{number}.js" for number in range(-(-64 // BLOCK))]
    written = json.loads(re.sub(r"^atlasCite\(|\);\n$", "", blocks["assets/cite/0.js"]().decode()))
    order = value_of(render_explore(build_index(catalog)))["id"][:64]
    assert list(written) == order
    bibtex, ris, csl = written["paper-07"]
    assert bibtex.startswith("@inproceedings{")
    assert ris.startswith("TY  - CPAPER")
    assert json.loads(csl)["title"] == "Flat Gardens of Study 07"


def test_the_real_catalog_stays_small_enough() -> None:
    data = render_explore(build_index(load_catalog(REPOSITORY)))
    assert len(gzip.compress(data, 9)) <= MOST_BYTES


def shards_of(catalog: Catalog, block: int = 10, part: int = 20) -> dict[str, Any]:
    """Return the head and every shard of a catalog, by name."""
    shards = ExploreShards(build_index(catalog), block, part)
    found = {"head": value_of(shards.head())}
    for content in shards.files().values():
        arguments = re.sub(r"^atlasShard.|.;\n$", "", content().decode())
        name, value = json.loads(f"[{arguments}]")
        found[name] = value
    return found


def unpacked(numbers: tuple[int, str]) -> list[int]:
    width, text = numbers
    data = base64.b64decode(text)
    return [int.from_bytes(data[place : place + width], "little") for place in range(0, len(data), width)]


def test_a_large_catalog_comes_in_shards_and_a_small_one_whole() -> None:
    index = build_index(made_up_catalog())
    assert list(explore_files(index)) == [DATA]
    names = {path.removeprefix("assets/explore/") for path in explore_files(index, sharded_from=65)}
    assert names == {DATA, "records-0.js", "words-0.js", "order.js", "ids.js"}


def test_shards_say_what_the_whole_says() -> None:
    catalog = made_up_catalog()
    whole, shards = value_of(render_explore(build_index(catalog))), shards_of(catalog)
    blocks = [shards[f"records-{number}"] for number in range(7)]
    for name in ("id", "title", "name", "summary", "aliases", "status", "links"):
        assert [text for block in blocks for text in block[name]] == whole[name]
    assert shards["ids"].split("\n") == whole["id"]
    assert unpacked(shards["head"]["year"]) == whole["year"]
    for facet, packed_facet in zip(whole["facets"], shards["head"]["facets"], strict=True):
        if "of" in facet:
            lengths, codes = packed_facet["of"]
            assert (unpacked(lengths) if lengths else [1] * 65, unpacked(codes)) == tuple(facet["of"]), facet["id"]


def test_orders_are_by_title_and_by_day() -> None:
    shards = shards_of(made_up_catalog())
    titles = [title for number in range(7) for title in shards[f"records-{number}"]["title"]]
    assert [titles[row] for row in unpacked(shards["order"]["title"])] == sorted(titles)
    assert [titles[row][-2:] for row in unpacked(shards["order"]["added"])[:4]] == ["03", "02", "01", "00"]


def test_a_part_of_the_index_gives_each_word_its_records_and_the_best_weight() -> None:
    shards = shards_of(made_up_catalog(), part=4096)
    part, ids = shards["words-0"], shards["ids"].split("\n")
    words = part["words"].split(" ")
    rows, found = iter(unpacked(part["rows"])), {}
    for word, many in zip(words, unpacked(part["counts"]), strict=True):
        found[word] = {(ids[posting // 16], posting % 16) for _, posting in zip(range(many), rows, strict=False)}
    assert words == sorted(words)
    assert found["xray9"] == {("paper-09", 14)}
    assert found["angstrom"] == {("paper-07", 9)}
    assert found["zebrafish"] == {("paper-09", 4)}
    assert found["heap"] == {("heap", 14)}  # a dataset is called by its name


def test_authors_and_results_narrow() -> None:
    facets = {facet["id"]: facet for facet in value_of(render_explore(build_index(made_up_catalog())))["facets"]}
    assert (facets["authors"]["values"], facets["authors"]["labels"]) == ([0], ["Zoë Ångström"])
    assert facets["added"]["values"] == [0, 0]
    assert facets["code"]["values"] == ["yes", "no"]
    assert facets["results"]["values"] == []
