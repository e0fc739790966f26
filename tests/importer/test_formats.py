"""Lists that are no Markdown: BibTeX, tables in CSV, identifiers alone. Numbers are those of bad input, group D."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import Author, Paper
from tests.importer.lists import fates

if TYPE_CHECKING:
    from tests.importer.lists import Site

BIB = r"""
@string{cv = {Proceedings of the Made-up Vision Conference (CVPR)}}
@comment{nothing}
@inproceedings{one, title = {Reading {Ribs} with {\'E}lan}, author = {Nobody, Ann and {World Rib Organisation} and Noone, Jr, Ben},
  booktitle = cv, year = 2024, month = jan, doi = {10.1000/ribs.1}}
@article{two, title = "Lungs \& Bellows", author = {van Roe, Cy and others}, journal = {arXiv preprint arXiv:2401.63002}, year = 2024}
@article{broken, title = {No End, year = 2024
@misc{one, title = {A Second Entry of One Key}, eprint = {2402.63003}, archiveprefix = {arXiv}}
@article{, author = {Nobody, Ann}, year = {2020}}
@article{twice, title = {A}, title = {B}}
"""


def papers(site: Site, text: str) -> dict[str, Paper]:
    return {record.title: record for record in site.plan(text).new if isinstance(record, Paper)}


def test_60_bibtex_is_read_and_what_is_broken_costs_only_itself(site: Site) -> None:
    found = papers(site, BIB)
    assert set(found) == {"Reading Ribs with Élan", "Lungs & Bellows", "A Second Entry of One Key"}
    ribs = found["Reading Ribs with Élan"]
    assert (ribs.venue, ribs.year, ribs.ids.doi) == ("cvpr", 2024, "10.1000/ribs.1")
    assert ribs.authors == (
        Author(name="Ann Nobody"),
        Author(group="World Rib Organisation"),
        Author(name="Noone, Ben Jr"),
    )
    lungs = found["Lungs & Bellows"]
    assert (lungs.venue, lungs.year, lungs.ids.arxiv, lungs.authors) == ("arxiv", 2024, "2401.63002", ())
    assert found["A Second Entry of One Key"].ids.arxiv == "2402.63003"


def test_60_each_broken_entry_of_bibtex_is_told_with_its_line(site: Site) -> None:
    asides = [(line, reason) for line, fate, reason in fates(site.plan(BIB).account, "item") if fate == "aside"]
    assert asides == [
        (7, "the BibTeX entry cannot be read"),
        (9, "no title"),
        (10, "the BibTeX entry has a field twice"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_in_csv_is_read_by_the_heads_of_its_columns(site: Site, delimiter: str) -> None:
    rows = [
        ("Year", "Paper Title", "Authors", "Venue", "DOI", "arXiv", "Code"),
        ("2024", '"Ribs, Lungs and Hearts"', "Ann Nobody & Ben Noone", "CVPR", "10.1000/csv.1", "", "https://github.com/example/csv"),
        ("2023", "Second Row of a Table", "", "arXiv", "", "2301.63004v2", ""),
        ("", "", "", "", "", "", ""),
    ]  # fmt: skip
    text = "\r\n".join(delimiter.join(row) for row in rows)
    found = papers(site, text)
    assert set(found) == {"Ribs, Lungs and Hearts", "Second Row of a Table"}
    ribs = found["Ribs, Lungs and Hearts"]
    assert (ribs.venue, ribs.year, ribs.ids.doi, len(ribs.authors)) == ("cvpr", 2024, "10.1000/csv.1", 2)
    assert [link.type for link in ribs.links] == ["code"]
    assert found["Second Row of a Table"].ids.arxiv == "2301.63004"


def test_identifiers_alone_become_works_whose_title_is_not_known(site: Site) -> None:
    plan = site.plan("# to read\narXiv:2401.63005v2\nhttps://doi.org/10.1000/ids.1\n2401.63005\nhttps://arxiv.org/abs/2402.63006\nnot one of them\n")  # fmt: skip
    found = {record.title: record for record in plan.new if isinstance(record, Paper)}
    assert list(found) == ["arXiv:2401.63005", "DOI:10.1000/ids.1", "arXiv:2402.63006"]
    assert found["arXiv:2401.63005"].year == 2024
    assert found["arXiv:2401.63005"].notes == ("Its title is not known here: the list gives an identifier only.",)
    assert fates(plan.account, "item")[-1] == (6, "aside", "no identifier")


def test_identifiers_take_their_titles_from_another_list_of_the_same_run(site: Site) -> None:
    (paper,) = site.plan("2401.63007\n", "## Papers\n- OneNet: Ribs [[pdf](https://arxiv.org/abs/2401.63007)]\n").new
    assert isinstance(paper, Paper)
    assert (paper.title, paper.aliases, paper.notes, paper.lists) == ("OneNet: Ribs", (), (), ("list-a", "list-b"))
