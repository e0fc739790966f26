"""Records that YAML can read and a catalog cannot use."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.reading import read_catalog
from generator.report import report
from tests.minicatalog import PAPER

if TYPE_CHECKING:
    from tests.minicatalog import Data


def paper(title: str, extra: str = "") -> str:
    return PAPER.replace("title: A", f"title: {title}") + extra


def test_34_years_in_the_future(data: Data) -> None:
    today = date(2024, 6, 1)
    data.write("papers/2025/a.yml", PAPER.replace("2024", "2025"))
    assert data.problems(today=today) == []
    data.write("papers/2026/b.yml", paper("B").replace("2024", "2026"))
    assert data.problems(today=today) == ["papers/2026/b.yml:2:7: year: 2026 lies in the future (today is 2024-06-01)"]
    assert data.problems() == []


def test_35_an_unknown_field_and_the_nearest_name(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER + "modality: [x-ray]\nids: {arXiv: 2301.10000}\nqqq: 1\n")
    [modality, arxiv, other] = data.problems()
    assert modality == "papers/2024/a.yml:5:1: modality: no such field (did you mean 'modalities'?)"
    assert arxiv == "papers/2024/a.yml:6:7: ids.arXiv: no such field (did you mean 'arxiv'?)"
    assert other.startswith("papers/2024/a.yml:7:1: qqq: no such field (known are summary, links, ")


def test_35_a_long_unknown_field_is_shown_in_short(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER + "x" * 900 + ": 1\n")
    [problem] = data.problems()
    assert problem.startswith("papers/2024/a.yml:5:1: " + "x" * 59 + "…: no such field")


def test_36_a_missing_field_is_told_at_the_start_of_the_record(data: Data) -> None:
    data.write("papers/2024/a.yml", "# A comment.\nyear: 2024\nvenue: miccai\ntype: method\n")
    assert data.problems() == ["papers/2024/a.yml:2:1: title: is missing (Title as printed, plain text.)"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("A", "must be lower-case letters and digits joined by single hyphens"),
        ("a_b", "must be lower-case letters and digits joined by single hyphens"),
        ("a b", "must be lower-case letters and digits joined by single hyphens"),
        ("ä", "must be lower-case letters and digits joined by single hyphens"),
        ("con", "is a name that Windows reserves"),
        ("x" * 200, "must not be longer than 100 characters"),
    ],
)
def test_37_names_of_files(data: Data, name: str, said: str) -> None:
    data.write(f"papers/2024/{name}.yml", PAPER)
    [problem] = data.problems()
    assert problem.startswith(f"papers/2024/{name}.yml: file name {said}")


def test_37_an_id_other_than_the_name_of_the_file(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER + "id: b\n")
    hint = "leave it out: the id is the name of the file"
    assert data.problems() == [f"papers/2024/a.yml:5:5: id: must be 'a', found text 'b' ({hint})"]
    data.write("papers/2024/a.yml", PAPER + "id: a\n")
    assert data.problems() == [f"papers/2024/a.yml:5:5: warning: id: says again what is known ({hint})"]


def test_37_ids_that_differ_by_case_or_folder_alone(data: Data) -> None:
    data.write("papers/2023/a.yml", paper("B").replace("2024", "2023"))
    data.write("papers/2024/A.yml", paper("C"))
    data.write("papers/2024/a.yml", paper("D"))
    problems = [problem for problem in data.problems() if "same id" in problem]
    hint = "an id is unique among its kind, whatever the folder and the case of its letters"
    assert problems == [
        f"papers/2024/{name}.yml: has the same id as 'data/papers/2023/a.yml' ({hint})" for name in ("A", "a")
    ]


def test_38_references_to_what_is_not_there(data: Data) -> None:
    data.write("datasets/made-up-cxr.yml", "name: Made-up CXR\nmodalities: [xray]\nderived_from: [gone]\n")
    data.write("metrics/bleurt.yml", "name: Made-up score\nfamily: lexical\npaper: b\n")
    data.write("tools/t.yml", "name: T\npurpose: Counts.\nmetrics: [bleu]\n")
    data.write(
        "papers/2024/a.yml",
        PAPER
        + "datasets: [made-up-xcr]\nmetrics: [bleurt]\nintroduces: [t, made-up-cxr, bleurt, u]\ntasks: [qa, vqa, vqa]\n"
        "lists: [list-b]\npreprint: {venue: arxv, id: 2301.10000}\nsupersedes: b\n",
    )
    nowhere = "add it to data/datasets/ or data/metrics/ or data/tools/, or leave it out"
    assert data.problems() == [
        "datasets/made-up-cxr.yml:2:14: modalities[0]: unknown 'xray' (did you mean 'x-ray'?)",
        "datasets/made-up-cxr.yml:3:16: derived_from[0]: unknown 'gone' (add it to data/datasets/, or leave it out)",
        "metrics/bleurt.yml:3:8: paper: unknown 'b' (add it to data/papers/, or leave it out)",
        "papers/2024/a.yml:5:12: datasets[0]: unknown 'made-up-xcr' (did you mean 'made-up-cxr'?)",
        f"papers/2024/a.yml:7:38: introduces[3]: unknown 'u' ({nowhere})",
        "papers/2024/a.yml:8:9: tasks[0]: unknown 'qa' (did you mean 'vqa'?)",
        "papers/2024/a.yml:8:18: warning: tasks[2]: 'vqa' stands twice (keep one)",
        "papers/2024/a.yml:9:9: lists[0]: unknown 'list-b' (did you mean 'list-a'?)",
        "papers/2024/a.yml:10:19: preprint.venue: unknown 'arxv' (did you mean 'arxiv'?)",
        "papers/2024/a.yml:11:13: supersedes: unknown 'b' (add it to data/papers/, or leave it out)",
        "tools/t.yml:3:11: metrics[0]: unknown 'bleu' (did you mean 'bleurt'?)",
    ]


def test_38_one_fault_is_told_once(data: Data) -> None:
    data.write("datasets/d.yml", "name: A: b\n")
    data.write("metrics/m.yml", "nam: M\nfamily: lexical\n")
    data.write("venues.yml", "miccai: {nam: M}\n")
    data.write("vocabularies/tasks.yml", "- vqa\n")
    data.write("papers/2024/a.yml", PAPER + "datasets: [d]\nmetrics: [m]\ntasks: [whatever]\n")
    assert {problem.split(":")[0] for problem in data.problems()} == {
        "datasets/d.yml", "metrics/m.yml", "venues.yml", "vocabularies/tasks.yml",
    }  # fmt: skip


def test_39_circles(data: Data) -> None:
    data.write("papers/2024/a.yml", paper("A", "supersedes: b\n"))
    data.write("papers/2024/b.yml", paper("B", "supersedes: c\n"))
    data.write("papers/2024/c.yml", paper("C", "supersedes: a\n"))
    data.write("papers/2024/d.yml", paper("D", "supersedes: a\n"))
    data.write("datasets/x.yml", "name: X\nderived_from: [y, x]\n")
    data.write("datasets/y.yml", "name: Y\nderived_from: [z]\n")
    data.write("datasets/z.yml", "name: Z\n")
    assert data.problems() == [
        "datasets/x.yml:2:19: derived_from[1]: goes round in a circle: x → x (one of these is wrong)",
        "papers/2024/a.yml:5:13: supersedes: goes round in a circle: a → b → c → a (one of these is wrong)",
    ]


@pytest.mark.parametrize(
    "other", ["doi:10.1234/x.1", "https://dx.doi.org/10.1234/X.1", "https://doi.org/10.1234/x.1", "10.1234/X.1."]
)
def test_40_one_doi_in_two_spellings(data: Data, other: str) -> None:
    data.write("papers/2024/a.yml", paper("A", "ids: {doi: 10.1234/X.1}\n"))
    data.write("papers/2024/b.yml", paper("B", f"ids: {{doi: '{other}'}}\n"))
    assert data.problems() == [
        (
            "papers/2024/b.yml:5:12: ids.doi: '10.1234/x.1' belongs to 'data/papers/2024/a.yml' already"
            " (merge the two records, or mend the identifier)"
        ),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ids: {arxiv: 2301.10000v1}", "ids: {arxiv: 2301.10000v2}"),
        ("ids: {arxiv: cs/0701001}", "ids: {arxiv: 'https://arxiv.org/abs/cs.AI/0701001'}"),
        ("ids: {arxiv: 2301.10000}", "ids: {doi: 10.48550/arXiv.2301.10000}"),
        ("ids: {arxiv: 2301.10000}", "preprint: {venue: arxiv, id: 2301.10000}"),
        ("ids: {acl: 2024.acl-long.1}", "ids: {acl: 2024.acl-long.1}"),
        ("ids: {openreview: aBcD3fGh1J}", "ids: {openreview: aBcD3fGh1J}"),
        ("ids: {pmid: '12345678'}", "ids: {pmid: '12345678'}"),
    ],
)
def test_41_one_identifier_in_two_records(data: Data, one: str, other: str) -> None:
    data.write("papers/2024/a.yml", paper("A", one + "\n"))
    data.write("papers/2024/b.yml", paper("B", other + "\n"))
    [problem] = data.problems()
    assert "belongs to 'data/papers/2024/a.yml' already (merge the two records" in problem


def test_41_arxiv_identifiers_lose_their_version_and_may_be_old(data: Data) -> None:
    data.write(
        "papers/2024/a.yml",
        paper("A", "ids: {arxiv: 'arXiv:2301.10000v3'}\npreprint: {venue: arxiv, id: 2301.10000}\n"),
    )
    data.write("papers/2024/b.yml", paper("B", "ids: {arxiv: cs/0701001}\n"))
    assert data.problems() == []
    assert data.catalog().papers["a"].ids.arxiv == "2301.10000"


def test_42_one_title_in_two_spellings_is_a_warning(data: Data) -> None:
    data.write("papers/2024/a.yml", paper("'Étude: a study of Reports'"))
    data.write("papers/2024/b.yml", paper("Etude - A Study of Reports!"))
    data.write("datasets/d.yml", "name: Etude a study of reports\n")
    assert data.problems() == [
        "papers/2024/b.yml:1:8: warning: title: the same as in 'data/papers/2024/a.yml' (merge the two records if they are one work)"
    ]
    assert len(data.catalog().papers) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: 'A\u200bB'", "invisible character U+200B, found text 'A\\u200bB' (remove it)"),
        ("title: 'A\u202eB'", "invisible character U+202E, found text 'A\\u202eB' (remove it)"),
        ("title: 'A\u00adB'", "invisible character U+00AD, found text 'A\\u00adB' (remove it)"),
        (
            "title: 'R\u0430diology'",
            "'R\u0430diology' mixes letters of two alphabets that look alike, found text 'R\u0430diology'",
        ),
    ],
)
def test_43_characters_that_deceive(data: Data, text: str, said: str) -> None:
    data.write("papers/2024/a.yml", PAPER.replace("title: A", text))
    assert data.problems() == [f"papers/2024/a.yml:1:8: title: {said}"]
    data.write("papers/2024/a.yml", PAPER + "links: [{type: code, url: 'https://ex\u0430mple.org/'}]\n")
    [problem] = data.problems()
    assert problem.startswith("papers/2024/a.yml:5:27: links[0].url: URL has characters that must be percent-encoded")


def test_44_accents_are_composed(data: Data) -> None:
    data.write("papers/2024/a.yml", paper("E\u0301tude"))
    assert data.catalog().papers["a"].title == "\u00c9tude"
    data.write("papers/2024/b.yml", paper("\u00c9tude"))
    [problem] = data.problems()
    assert problem.startswith("papers/2024/b.yml:1:8: warning: title: the same as in")


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "[x](javascript:alert(1))", "&lt;b&gt;", "$(id)"]
)
def test_45_markup_is_text_like_any_other(data: Data, text: str) -> None:
    data.write("papers/2024/a.yml", paper(f"'{text}'", f"summary: '{text}'\n"))
    assert data.catalog().papers["a"].title == text
    assert data.catalog().papers["a"].summary == text


@pytest.mark.parametrize("text", [r"On $\alpha$-rays", r"\'Etude", "{B}leu", "100 % of $5"])
def test_46_tex_is_text_like_any_other(data: Data, text: str) -> None:
    data.write("papers/2024/a.yml", paper("'" + text.replace("'", "''") + "'"))
    assert data.catalog().papers["a"].title == text


@pytest.mark.parametrize(
    ("text", "end"), [('"A\\nB"', ""), ('"A\n\n  B"', ""), ("|\n  A\n  B", "\\u000a"), (">\n  A\n\n  B", "\\u000a")]
)
def test_47_a_title_of_two_lines(data: Data, text: str, end: str) -> None:
    data.write("papers/2024/a.yml", paper(text))
    said = f"must stand on one line, found text 'A\\u000aB{end}'"
    assert data.problems() == [f"papers/2024/a.yml:1:8: title: {said}"]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://user:secret@example.org/", "ftp://example.org/",
        "http://127.0.0.1/", "http://10.0.0.1/", "http://[::1]/", "http://localhost/", "http://2130706433/", "example.org/x",
        "//example.org/x", "https://", "http://[bad", "https://example.org/a b", "https://example.org:x/",
    ],
)  # fmt: skip
def test_48_links_that_lead_nowhere_good(data: Data, url: str) -> None:
    data.write("papers/2024/a.yml", PAPER + f"links:\n  - type: code\n    url: '{url}'\n")
    [problem] = data.problems()
    assert problem.startswith("papers/2024/a.yml:7:10: links[0].url: URL ")


@pytest.mark.parametrize("field", ["venue", "type", "supersedes"])
def test_49_a_reference_that_climbs_out_of_its_folder(data: Data, field: str) -> None:
    lines = {"title": "A", "year": "2024", "venue": "miccai", "type": "method", field: "../../etc/passwd"}
    data.write("papers/2024/a.yml", "".join(f"{name}: {value}\n" for name, value in lines.items()))
    [problem] = data.problems()
    assert (
        f"{field}: must be lower-case letters and digits joined by single hyphens, found text '../../etc/passwd'"
        in problem
    )


def test_51_ten_thousand_problems_are_counted_and_not_all_shown(data: Data) -> None:
    data.write("news.yml", "\n".join(f"- {{date: 2024-01-01, txt: '{n}'}}" for n in range(5_000)))
    _, problems = read_catalog(data.root, cache=False)
    assert len(problems) == 10_000
    lines = report(problems).splitlines()
    assert len(lines) == 52
    assert lines[-2:] == ["… and 9,950 more", "10,000 errors in 1 file"]
