"""What a reference says by itself, what the registries add, which labels a title suggests."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from generator.adding import LookUp, LookUpError, look_up, read_reference, read_terms, suggest
from generator.errors import AtlasError, CatalogError
from generator.model import Identifiers, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

BIBTEX = """@inproceedings{x, title = {{V}isual {QA} of Scans}, author = {van der Berg, Anna and Ada Lovelace},
  year = 2023, booktitle = {CMM}, doi = {10.5555/X.1}}"""


@pytest.mark.parametrize(
    ("text", "ids", "year"),
    [
        ("2401.12208", {"arxiv": "2401.12208"}, 2024),
        ("arXiv:2401.12208v3", {"arxiv": "2401.12208"}, 2024),
        ("https://arxiv.org/pdf/2401.12208.pdf", {"arxiv": "2401.12208"}, 2024),
        ("cs/0701001", {"arxiv": "cs/0701001"}, 2007),
        ("hep-th/9901001v1", {"arxiv": "hep-th/9901001"}, 1999),
        ("10.48550/arXiv.2401.12208", {"arxiv": "2401.12208"}, 2024),
        ("doi:10.5555/ABC.1", {"doi": "10.5555/abc.1"}, None),
        ("https://doi.org/10.5555/abc.1", {"doi": "10.5555/abc.1"}, None),
        ("https://aclanthology.org/2023.acl-long.5/", {"acl": "2023.acl-long.5"}, 2023),
        ("https://aclanthology.org/2022.findings-emnlp.5/", {"acl": "2022.findings-emnlp.5"}, 2022),
        ("https://aclanthology.org/P02-1040/", {"acl": "P02-1040"}, None),
        ("https://openreview.net/forum?id=aBcDeF123", {"openreview": "aBcDeF123"}, None),
    ],
)
def test_what_an_identifier_says(text: str, ids: dict[str, str], year: int | None) -> None:
    reference = read_reference(text)
    assert reference.facts.ids.model_dump(exclude_none=True) == ids
    assert reference.facts.year == year
    assert reference.facts.title == ""
    assert reference.links == ()


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("https://aclanthology.org/2023.acl-long.5/", "acl"),
        ("https://aclanthology.org/2022.findings-emnlp.5/", "emnlp findings"),
        ("https://openreview.net/forum?id=aBcDeF123", ""),
    ],
)
def test_what_an_identifier_says_of_the_venue(text: str, venue: str) -> None:
    assert read_reference(text).facts.venue == venue


def test_a_broken_entry_names_its_file_and_line() -> None:
    with pytest.raises(CatalogError, match=r"entry\.bib:1: "):
        read_reference("@article{x,\n title = {Broken,\n year = 2020\n}", "entry.bib")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://www.github.com/example/x", "code"),
        ("https://example.org/papers/x.pdf", "pdf"),
        ("example.org/x?utm_source=y", "paper"),
    ],
)
def test_an_address_becomes_a_link(text: str, kind: str) -> None:
    (link,) = read_reference(text).links
    assert link.type == kind
    assert "utm_source" not in link.url


def test_a_bibtex_entry() -> None:
    facts = read_reference(BIBTEX).facts
    assert (facts.title, facts.year, facts.venue, facts.ids.doi) == ("Visual QA of Scans", 2023, "CMM", "10.5555/x.1")
    assert [author.name for author in facts.authors] == ["van der Berg, Anna", "Ada Lovelace"]


def test_the_address_of_a_bibtex_entry_counts_when_there_is_nothing_better() -> None:
    entry = "@misc{x, title={A}, url={https://example.org/a}%s}"
    assert [link.url for link in read_reference(entry % "").links] == ["https://example.org/a"]
    assert read_reference(entry % ", doi={10.5555/a}").links == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just words",
        "javascript:alert(1)",
        "http://localhost/x",
        "@misc{x, year=2020}",
        "@misc{x, title={A",
        BIBTEX * 2,
    ],
)
def test_what_is_no_reference_is_told(text: str) -> None:
    with pytest.raises(AtlasError):
        read_reference(text)


# --- the registries, played by a server of our own ------------------------------------------------------------------

FEED = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><entry>
<id>http://arxiv.org/abs/2401.12208v2</id><published>2024-01-22T00:00:00Z</published><title>A made-up
  paper</title><author><name>Ada Example</name></author><author><name>Bo Placeholder</name></author>{more}</entry></feed>"""
ARXIV_ERROR = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/api/errors#x</id><title>Error</title></entry></feed>"""
ANSWERS: dict[str, tuple[int, dict[str, str], str]] = {
    "good": (200, {}, FEED.format(more="")),
    "with-doi": (200, {}, FEED.format(more="<arxiv:doi>10.5555/p</arxiv:doi>")),
    "other-paper": (200, {}, FEED.format(more="").replace("2401.12208", "2401.99999")),
    "error": (200, {}, ARXIV_ERROR),
    "empty": (200, {}, '<feed xmlns="http://www.w3.org/2005/Atom"/>'),
    "html": (200, {}, "<!doctype html><p>Busy"),
    "bomb": (200, {}, '<!DOCTYPE x [<!ENTITY a "aaaa">]><feed>&a;</feed>'),
    "later": (429, {"Retry-After": "86400"}, ""),
    "long": (200, {}, "x" * 2_100_000),
    "csl": (200, {}, json.dumps({"DOI": "10.5555/A", "title": ["On <i>made-up</i> scans"], "container-title": "CMM",
        "author": [{"given": "Ada", "family": "Example"}], "issued": {"date-parts": [[2024, 5]]}})),
    "no-title": (200, {}, json.dumps({"DOI": "10.5555/a", "title": []})),
    "other-doi": (200, {}, json.dumps({"DOI": "10.5555/b", "title": "B"})),
    "no-json": (200, {}, "<html>"),
    "gone": (404, {}, "DOI not found"),
}  # fmt: skip


class Registry(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS[self.path.split("/")[1].partition("?")[0]]
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body.encode()))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def registry() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Registry) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def ask(registry: str, name: str) -> LookUp:
    return LookUp(arxiv=f"{registry}/{name}", doi=f"{registry}/{name}/", patience=5)


def test_arxiv_gives_title_authors_and_year(registry: str) -> None:
    facts = look_up(Identifiers(arxiv="2401.12208"), ask(registry, "good"))
    assert (facts.title, facts.year, facts.preprint_only) == ("A made-up paper", 2024, True)
    assert [author.name for author in facts.authors] == ["Ada Example", "Bo Placeholder"]
    published = look_up(Identifiers(arxiv="2401.12208"), ask(registry, "with-doi"))
    assert (published.ids.doi, published.preprint_only, published.year) == ("10.5555/p", False, None)


def test_the_registry_of_dois_gives_the_place_too(registry: str) -> None:
    facts = look_up(Identifiers(doi="10.5555/a"), ask(registry, "csl"))
    assert (facts.title, facts.year, facts.venue) == ("On made-up scans", 2024, "CMM")


@pytest.mark.parametrize("name", ["other-paper", "error", "empty", "html", "bomb", "later", "long"])
def test_an_answer_of_arxiv_that_is_none_is_refused(registry: str, name: str) -> None:
    with pytest.raises(LookUpError):
        look_up(Identifiers(arxiv="2401.12208"), ask(registry, name))


@pytest.mark.parametrize("name", ["no-title", "other-doi", "no-json", "gone", "later"])
def test_an_answer_about_a_doi_that_is_none_is_refused(registry: str, name: str) -> None:
    with pytest.raises(LookUpError):
        look_up(Identifiers(doi="10.5555/a"), ask(registry, name))


def test_no_network_is_told() -> None:
    with pytest.raises(LookUpError, match="cannot be reached"):
        look_up(Identifiers(arxiv="2401.12208"), LookUp(arxiv="http://127.0.0.1:9/query", patience=2))
    with pytest.raises(LookUpError, match="nobody to ask"):
        look_up(Identifiers(acl="2023.acl-long.5"), LookUp())


# --- labels ---------------------------------------------------------------------------------------------------------

TASKS = {
    "report-generation": Term(id="report-generation", label="Report generation", description="x", aliases=("RRG",)),
    "vqa": Term(id="vqa", label="Visual question answering", description="x", aliases=("VQA",)),
}


def test_a_title_suggests_labels() -> None:
    types = {"method": Term(id="method", label="Method", description="x"),
             "survey": Term(id="survey", label="Survey", description="x", aliases=("survey",))}  # fmt: skip
    found = suggest("A survey of report generation and VQA", {"tasks": TASKS, "types": types})
    assert (found.type, found.terms["tasks"]) == ("survey", ("report-generation", "vqa"))
    assert suggest("Something else", {"tasks": TASKS, "types": types}).type == "method"


@pytest.mark.parametrize(
    "text", ["vqa, report-generation", "RRG vqa", "Visual question answering, rrg", " VQA ,report generation"]
)
def test_labels_are_read_as_people_type_them(text: str) -> None:
    assert read_terms(text, TASKS) == ("report-generation", "vqa")


def test_a_label_that_is_none_is_told_with_a_guess() -> None:
    assert read_terms("-", TASKS) == read_terms(" ", TASKS) == ()
    with pytest.raises(AtlasError, match="did you mean 'vqa'"):
        read_terms("vqaa", TASKS)
