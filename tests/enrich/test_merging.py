"""Facts merged into records: what lacks is filled, what disagrees is told, everything else stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.enrich import Facts, Wishes, merge_facts, to_json, to_text
from generator.export.citation_keys import citation_keys
from generator.model import Author
from generator.provenance import FACTS, origins, read_sayings
from tests.enrich.library import DATE, fates

if TYPE_CHECKING:
    from tests.enrich.library import Library

ENTRY = "@inproceedings{k, title = {Reports of X-rays}, author = {Ada Lovelace and Grace Hopper}, year = 2024, booktitle = {MICCAI}}"


def test_what_a_record_lacks_is_filled_and_all_else_stays(library: Library) -> None:
    library.paper(
        "# kept by hand\n"
        'title:   "Reports of X-rays" # quoted\n'
        "year: 2024\n"
        "# about the venue\n"
        "venue: miccai\n"
        "type: method\n"
        "links:\n"
        "- {type: code, url: https://example.com/c}\n"
        "notes: [ 'A doubt.' ]\n"
    )
    account = library.enrich(
        "@inproceedings{k, title = {Reports of X-Rays}, author = {Ada Lovelace and {Example Team}}, year = 2024,"
        " booktitle = {MICCAI}, pages = {1--9}, doi = {10.1234/x}}"
    )
    assert library.read() == (
        "# kept by hand\n"
        'title:   "Reports of X-rays" # quoted\n'
        "authors:\n"
        "  - Ada Lovelace\n"
        "  - group: Example Team\n"
        "year: 2024\n"
        "# about the venue\n"
        "venue: miccai\n"
        "pages: 1-9\n"
        "type: method\n"
        "ids:\n"
        "  doi: 10.1234/x\n"
        "links:\n"
        "- {type: code, url: https://example.com/c}\n"
        "notes: [ 'A doubt.' ]\n"
    )
    assert fates(account) == {
        "title": "same", "authors": "filled", "venue": "same", "year": "same", "pages": "filled", "doi": "filled",
    }  # fmt: skip
    assert library.problems() == []


def test_62_a_second_run_changes_nothing(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    library.enrich(ENTRY)
    before = library.read()
    account = library.enrich(ENTRY)
    assert library.read() == before
    assert set(fates(account).values()) == {"same"}


def test_62_nothing_is_overwritten_and_what_differs_is_told(library: Library) -> None:
    library.paper("title: Reports of X-rays\nauthors: [Someone Else]\nyear: 2023\nvenue: acl\n")
    before = library.read()
    account = library.enrich(ENTRY)
    assert library.read() == before
    assert fates(account) == {"title": "same", "authors": "differs", "year": "differs", "venue": "differs"}
    assert "a authors: Someone Else -> Ada Lovelace; Grace Hopper [source.bib:1]" in to_text(account)
    assert "\nrecords: 1\n  a: same title; differs authors, venue, year\n" in to_text(account)


def test_a_published_key_stays_when_authors_come(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    library.enrich(ENTRY, keep_keys=True)
    assert "citation_key: a-2024\n" in library.read()
    assert citation_keys(library.catalog()) == {"a": "a-2024"}
    assert library.problems() == []


def test_a_key_follows_the_authors_unless_it_is_to_be_kept(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    library.enrich(ENTRY)
    assert "citation_key" not in library.read()
    assert citation_keys(library.catalog()) == {"a": "lovelace-2024-reports"}


def test_no_key_is_written_where_it_would_stay_anyway(library: Library) -> None:
    library.paper("title: Reports of X-rays\nauthors: [Ada Lovelace]\nyear: 2024\nvenue: miccai\n")
    library.enrich(ENTRY.replace("}, year", "}, pages = {1--9}, year"), keep_keys=True)
    assert "pages: 1-9\n" in library.read()
    assert "citation_key" not in library.read()


def test_a_file_of_what_is_likely_only_suggests(library: Library) -> None:
    path = library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    before = path.read_text()
    account = library.enrich(ENTRY, name="likely.bib")
    assert path.read_text() == before
    assert account.records == ()
    assert [(one.record, one.reason) for one in account.suggestions] == [
        ("a", "found by title; by its name the file holds what is likely")
    ]


def test_a_suggestion_that_a_person_takes_is_merged(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    account = library.enrich(ENTRY, name="likely.bib", take={"a"})
    assert fates(account)["authors"] == "filled"
    assert account.suggestions == ()


def test_what_may_not_be_stored_cannot_be_taken(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    facts = Facts(
        "Service",
        "1",
        "Reports of X-rays",
        (Author(name="Ada Lovelace"),),
        2024,
        only_suggests="terms",
        may_store=False,
    )
    account = merge_facts([facts], library.catalog(), library.root, Wishes(take={"a"}), date=DATE)
    assert (account.records, [one.record for one in account.suggestions]) == ((), ["a"])


def test_who_gave_what_is_remembered_apart_from_the_record(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    library.enrich(ENTRY)
    said = read_sayings(library.root)["a"]
    assert {field: (one.source, one.date) for field, one in said.items()} == {"authors": ("source.bib", DATE)}
    before = (library.root / FACTS).read_bytes()
    library.enrich(ENTRY)
    assert (library.root / FACTS).read_bytes() == before


def test_a_run_that_was_broken_off_remembers_what_it_had_filled(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    library.enrich(ENTRY)
    (library.root / FACTS).unlink()
    library.enrich(ENTRY)
    assert list(read_sayings(library.root)["a"]) == ["authors"]


def test_a_source_is_forgotten_when_the_record_says_something_else(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    library.enrich(ENTRY)
    paper = library.catalog().papers["a"]
    (origin,) = origins(paper, read_sayings(library.root)["a"])
    assert (origin.fields, origin.source, origin.date) == (("authors",), "source.bib", DATE)
    other = paper.model_copy(update={"authors": (Author(name="By Hand"),)})
    assert origins(other, read_sayings(library.root)["a"]) == ()
    library.paper("title: Reports of X-rays\nauthors: [By Hand]\nyear: 2024\nvenue: miccai\n")
    library.enrich(ENTRY)
    assert read_sayings(library.root) == {}


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"a": 1}', '{"a": {"authors": 1}}', '{"a": {"authors": {"source": 1, "date": "", "value": ""}}}',
     '{"a": {"nonsense": {"source": "", "date": "", "value": ""}}}'],
)  # fmt: skip
def test_a_spoilt_memory_says_nothing(library: Library, content: str) -> None:
    (library.root / FACTS).parent.mkdir(parents=True)
    (library.root / FACTS).write_text(content)
    assert read_sayings(library.root) == {}


def test_accept_overwrites_the_field_it_names(library: Library) -> None:
    library.paper("title: Reports of X-rays\nauthors: [Someone Else] # by hand\nyear: 2023\nvenue: acl\n")
    account = library.enrich(ENTRY, accept={"authors"})
    assert fates(account)["authors"] == "accepted"
    assert "authors:\n  - Ada Lovelace\n  - Grace Hopper\nyear: 2023\nvenue: acl\n" in library.read()


def test_a_dry_run_and_suggestions_write_nothing(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    before = library.read()
    assert fates(library.enrich(ENTRY, dry_run=True))["authors"] == "filled"
    account = library.enrich(ENTRY, suggest_only=True)
    assert account.records == ()
    assert [(one.record, one.reason) for one in account.suggestions] == [("a", "found by title")]
    assert "nothing was written" in to_text(account)
    assert library.read() == before


def test_a_work_without_year_moves_to_the_folder_of_its_year(library: Library) -> None:
    library.paper("title: Reports of X-rays\n", "undated/a.yml")
    account = library.enrich(ENTRY)
    assert not (library.root / "data/papers/undated/a.yml").exists()
    assert "year: 2024\nvenue: miccai\n" in library.read("2024/a.yml")
    assert [record.file for record in account.records] == ["data/papers/2024/a.yml"]
    assert library.problems() == []


def test_a_preprint_gives_an_undated_work_venue_year_and_id(library: Library) -> None:
    library.paper("title: Reports of X-rays\n", "undated/a.yml")
    library.enrich("@misc{k, title={Reports of X-rays}, year=2023, eprint={2305.00001}, archiveprefix={arXiv}}")
    assert library.read("2023/a.yml") == (
        'title: Reports of X-rays\nyear: 2023\nvenue: arxiv\ntype: method\nids:\n  arxiv: "2305.00001"\n'
    )


def test_a_preprint_of_a_published_work_is_its_preprint(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    account = library.enrich(
        "@misc{k, title={Reports of X-rays}, year=2023, eprint={2305.00001}, archiveprefix={arXiv}}"
    )
    assert fates(account) == {"title": "same", "arxiv": "filled"}
    assert 'preprint:\n  venue: arxiv\n  id: "2305.00001"\n  year: 2023\n' in library.read()
    assert library.problems() == []


def test_pages_and_doi_of_another_version_are_not_taken(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: arxiv\n")
    account = library.enrich(
        "@article{k, title={Reports of X-rays}, journal={MedIA}, year=2025, volume=3, pages={1--2}, doi={10.1234/x}}"
    )
    assert fates(account) == {"title": "same", "venue": "differs", "year": "differs"}


def test_the_doi_of_a_preprint_is_not_that_of_the_published_work(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    account = library.enrich("@misc{k, title={Reports of X-rays}, year=2024, doi={10.1101/2024.01.01.24300001}}")
    assert fates(account)["doi"] == "left"


def test_63_sources_that_disagree_fill_nothing(library: Library) -> None:
    library.paper("title: Reports of X-rays\n", "undated/a.yml")
    account = library.enrich(ENTRY, ENTRY.replace("2024", "2023").replace("Grace Hopper", "G. Hopper"))
    assert fates(account) == {"title": "same", "authors": "left", "venue": "filled", "year": "left"}
    assert "sources disagree" in to_text(account)


def test_an_identifier_leads_past_an_equal_title(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    library.paper("title: Reports of X-rays, extended\nyear: 2024\nvenue: miccai\nids: {pmid: '123'}\n", "2024/b.yml")
    account = library.enrich("@misc{k, title={Reports of X-rays}, pmid={123}}", "@misc{k, title={Reports of X-rays}}")
    assert fates(account, "a") == {"title": "same"}
    assert fates(account, "b") == {"title": "differs", "pmid": "same"}


def test_an_identifier_that_two_works_are_given_is_left(library: Library) -> None:
    library.paper("title: One\nyear: 2024\nvenue: miccai\n")
    library.paper("title: Two\nyear: 2024\nvenue: miccai\n", "2024/b.yml")
    account = library.enrich("@misc{k, title={One}, doi={10.1234/X}}\n@misc{l, title={Two}, doi={10.1234/x}}")
    assert fates(account, "a")["doi"] == fates(account, "b")["doi"] == "left"
    assert "is given to several works" in to_text(account)


def test_two_records_of_one_title_are_not_told_apart(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    library.paper("title: Reports of X-Rays.\nyear: 2024\nvenue: acl\n", "2024/b.yml")
    account = library.enrich(ENTRY)
    assert [one.reason for one in account.not_found] == ["a and b have this title"]


def test_identifiers_of_two_records_belong_to_neither(library: Library) -> None:
    library.paper("title: One\nyear: 2024\nvenue: miccai\nids: {doi: 10.1234/one}\n")
    library.paper("title: Two\nyear: 2024\nvenue: miccai\nids: {arxiv: '2401.00002'}\n", "2024/b.yml")
    account = library.enrich("@misc{k, title={One}, doi={10.1234/one}, eprint={2401.00002}, archiveprefix={arXiv}}")
    assert [one.reason for one in account.not_found] == ["its identifiers belong to a and b"]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("@misc{k, title={Reports of X-rays}, year=2020}", "the title, but of 2020"),
        ("@misc{k, title={Reports of X-rays}, doi={10.1234/y}}", "the title, but its doi is 10.1234/y, not 10.1234/x"),
        ("@misc{k, title={Reports on X-rays}, year=2024}", "a similar title (94 of 100)"),
        (
            "@misc{k, title={Quite another work}, doi={10.1234/x}}",
            "an identifier of it, but the title is 'Quite another work'",
        ),
    ],
)
def test_61_what_is_not_sure_is_a_suggestion(library: Library, entry: str, reason: str) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\nids: {doi: 10.1234/x}\n")
    before = library.read()
    account = library.enrich(entry)
    assert [(one.record, one.reason) for one in account.suggestions] == [("a", reason)]
    assert library.read() == before


def test_a_title_may_be_an_alias_and_a_year_one_off(library: Library) -> None:
    library.paper("title: Reports\nyear: 2024\nvenue: miccai\naliases: [Reports of X-rays]\n")
    account = library.enrich("@misc{k, title={REPORTS OF X RAYS}, year=2023, author={Ada Lovelace}}")
    assert fates(account) == {"title": "same", "authors": "filled", "year": "differs"}


def test_what_no_source_knows_and_no_record_has_is_counted(library: Library) -> None:
    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    account = library.enrich("@misc{k, title={Something entirely different about nothing}}")
    assert account.silent == ("a",)
    assert [one.title for one in account.not_found] == ["Something entirely different about nothing"]
    assert '"facts_in": 1' in to_json(account)


def test_62_what_is_on_disk_counts_not_what_was_read_before(library: Library) -> None:
    from generator.enrich import Wishes, merge_facts, read_facts  # noqa: PLC0415

    library.paper("title: Reports of X-rays\nyear: 2024\nvenue: miccai\n")
    catalog = library.catalog()
    (library.root / "s.bib").write_text(ENTRY)
    facts, _ = read_facts(library.root / "s.bib")
    library.paper("title: Reports of X-rays\nauthors: [Edited Meanwhile]\nyear: 2024\nvenue: miccai\n")
    account = merge_facts(facts, catalog, library.root, Wishes(), date=DATE)
    assert fates(account)["authors"] == "differs"
    library.paper("title: [broken\n")
    (record,) = merge_facts(facts, catalog, library.root, Wishes(), date=DATE).records
    assert record.failure.startswith("data/papers/2024/a.yml is no valid record")


@pytest.mark.parametrize(
    ("text", "new"),
    [
        (
            "title: T\r\nyear: 2024\r\ntype: method\r\n",
            "title: T\r\nauthors:\r\n  - Ada Lovelace\r\nyear: 2024\r\ntype: method\r\n",
        ),
        (
            "\ufefftitle: T\nyear: 2024\ntype: method",
            "\ufefftitle: T\nauthors:\n  - Ada Lovelace\nyear: 2024\ntype: method\n",
        ),
        (
            "type: method\ntitle: T\n\n# end\n",
            "type: method\ntitle: T\nauthors:\n  - Ada Lovelace\n\n# end\n",
        ),
        (
            "title: T\nids: {arxiv: '2401.00001'}\ntype: method\n",
            "title: T\nauthors:\n  - Ada Lovelace\nids: {arxiv: '2401.00001'}\ntype: method\n",
        ),
    ],
    ids=["crlf", "bom", "other-order", "flow"],
)
def test_lines_of_a_file_keep_their_form(library: Library, text: str, new: str) -> None:
    folder = "2024" if "year" in text else "undated"
    library.write(f"papers/{folder}/a.yml", text)
    library.enrich("@misc{k, title={T}, author={Ada Lovelace}}")
    assert library.read(f"{folder}/a.yml") == new


def test_an_identifier_joins_the_others_and_their_comments(library: Library) -> None:
    library.paper(
        "title: T\nyear: 2024\nids:\n    # checked\n    arxiv: '2401.00001' # v2\n    pmid: '1'\ntype: method\n"
    )
    library.enrich("@misc{k, title={T}, doi={10.1234/x}}")
    assert "ids:\n    doi: 10.1234/x\n    # checked\n    arxiv: '2401.00001' # v2\n    pmid: '1'\n" in library.read()
