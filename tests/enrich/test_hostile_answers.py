"""Every service with every answer that is none: nothing is believed, nothing breaks, and the next run asks anew."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from generator.enrich.gathering import gather, questions
from generator.enrich.matching import Papers
from generator.enrich.services import Arxiv, Dblp, Doi, OpenAlex, SemanticScholar
from generator.enrich.web import Limits, Pace, Web
from generator.model import Identifiers, Paper
from tests.enrich.server import Reply, Services, services

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.enrich import Facts
    from generator.enrich.services import Service
    from generator.errors import Problem

TITLE = "Reports of X-rays"
OTHER = "A Study of Something Else Entirely"


@dataclass(frozen=True)
class Asked:
    """A service, what it is asked about, where, and what it answers of a work with a title."""

    make: Callable[[str], Service]
    paper: Paper
    path: str
    good: Callable[[str], str]


def _paper(**ids: str) -> Paper:
    return Paper(id="a", title=TITLE, type="method", year=2024, ids=Identifiers.model_validate(ids))


def _atom(title: str) -> str:
    entry = (
        f"<entry><id>http://arxiv.org/abs/2401.00001v1</id><published>2024-01-01T00:00:00Z</published><title>{title}</title>"
        "<author><name>Ada Lovelace</name></author></entry>"
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'


def _csl(title: str) -> str:
    author = [{"given": "Ada", "family": "Lovelace"}]
    return json.dumps({"title": title, "DOI": "10.1234/x", "author": author, "issued": {"date-parts": [[2024]]}})


def _openalex(title: str) -> str:
    authors = [{"raw_author_name": "Ada Lovelace"}]
    return json.dumps(
        {"title": title, "doi": "https://doi.org/10.1234/x", "publication_year": 2024, "authorships": authors}
    )


def _dblp(title: str) -> str:
    info = {"title": f"{title}.", "authors": {"author": {"text": "Ada Lovelace"}}, "year": "2024"}
    return json.dumps({"result": {"hits": {"hit": [{"info": info}]}}})


def _semantic_scholar(title: str) -> str:
    return json.dumps(
        {"title": title, "year": 2024, "authors": [{"name": "Ada Lovelace"}], "externalIds": {"DOI": "10.1234/x"}}
    )


SERVICES = {
    "arxiv": Asked(Arxiv, _paper(arxiv="2401.00001"), "/api/query", _atom),
    "doi": Asked(Doi, _paper(doi="10.1234/x"), "/10.1234/x", _csl),
    "openalex": Asked(OpenAlex, _paper(doi="10.1234/x"), "/works/doi:10.1234/x", _openalex),
    "dblp": Asked(Dblp, _paper(), "/search/publ/api", _dblp),
    "semantic-scholar": Asked(
        SemanticScholar, _paper(doi="10.1234/x"), "/graph/v1/paper/DOI:10.1234/x", _semantic_scholar
    ),
}
NO_ANSWERS = {
    "error-page-with-status-200": (
        Reply("<!DOCTYPE html><title>Just a moment</title>", type="text/html"),
        "answers with",
    ),
    "empty-body": (Reply(""), "answers with"),
    "cut-off": (Reply('{"title": "Repo'), "answers with"),
    "forbidden": (Reply("{}", 403), "answers 403"),
    "gone-for-a-day": (Reply("{}", 503, headers={"Retry-After": "86400"}), "asks to wait 86400 seconds"),
    "rate-limit-without-an-end": (Reply("{}", 429), "answers 429"),
    "too-large": (Reply("x" * 20_000), "does not answer"),
    "circle-of-redirects": (Reply("", 302, headers={"Location": "?again"}), "redirects in a circle"),
}


@pytest.fixture(params=list(SERVICES.values()), ids=list(SERVICES))
def asked(request: pytest.FixtureRequest) -> Asked:
    found: Asked = request.param
    return found


@pytest.fixture
def server() -> Iterator[Services]:
    with services() as found:
        yield found


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    pace = Pace(usual=0, sleep=lambda _: None)
    found = Web(tmp_path, "a@example.org", pace=pace, limits=Limits(size=10_000), allowed=lambda _: True)
    yield found
    found.close()


def ask(asked: Asked, server: Services, web: Web) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
    return gather(questions([asked.make(server.base)], [asked.paper]), web)


def test_a_documented_answer_gives_the_authors(asked: Asked, server: Services, web: Web) -> None:
    server.answer(asked.path, Reply(asked.good(TITLE)))
    (facts,), problems = ask(asked, server, web)
    assert [author.name for author in facts.authors] == ["Ada Lovelace"]
    assert problems == ()


@pytest.mark.parametrize(("reply", "message"), NO_ANSWERS.values(), ids=NO_ANSWERS.keys())
def test_61_no_answer_is_told_and_asked_for_anew(
    asked: Asked, server: Services, web: Web, reply: Reply, message: str
) -> None:
    server.answer(asked.path, reply)
    found, problems = ask(asked, server, web)
    assert found == ()
    assert message in problems[0].message
    server.answer(asked.path, Reply(asked.good(TITLE)))
    assert [facts.title for facts in ask(asked, server, web)[0]] == [TITLE]


@pytest.mark.parametrize("after", ["1", "60", "soon"])
def test_61_a_rate_limit_that_passes_is_waited_for(asked: Asked, server: Services, web: Web, after: str) -> None:
    server.answer(asked.path, Reply("{}", 429, headers={"Retry-After": after}), Reply(asked.good(TITLE)))
    found, problems = ask(asked, server, web)
    assert ([facts.title for facts in found], problems) == ([TITLE], ())


def test_61_an_answer_about_another_paper_is_never_merged(asked: Asked, server: Services, web: Web) -> None:
    server.answer(asked.path, Reply(asked.good(OTHER)))
    found, _ = ask(asked, server, web)
    papers = Papers({asked.paper.id: asked.paper})
    assert not any(papers.match(facts).is_sure for facts in found)


def test_61_an_answer_without_authors_gives_none(asked: Asked, server: Services, web: Web) -> None:
    server.answer(
        asked.path, Reply(asked.good(TITLE).replace("Ada Lovelace", "").replace("Lovelace", "").replace("Ada", ""))
    )
    found, _ = ask(asked, server, web)
    assert all(facts.authors == () for facts in found)


def test_whoever_asks_names_a_person(asked: Asked, server: Services, web: Web) -> None:
    server.answer(asked.path, Reply(asked.good(TITLE)))
    ask(asked, server, web)
    assert "mailto:a@example.org" in server.headers[0]["User-Agent"]


def test_an_empty_feed_of_arxiv_is_not_kept(server: Services, web: Web) -> None:
    asked = SERVICES["arxiv"]
    server.answer(asked.path, Reply('<feed xmlns="http://www.w3.org/2005/Atom"></feed>'), Reply(asked.good(TITLE)))
    assert ask(asked, server, web) == ((), ())
    assert len(ask(asked, server, web)[0]) == 1
