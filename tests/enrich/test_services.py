"""Services asked over a local server: documented answers become facts, hostile ones become problems, none becomes a guess."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.enrich.gathering import PATIENCE, gather, lacks, questions
from generator.enrich.matching import Papers
from generator.enrich.services import Arxiv, Dblp, Doi, OpenAlex, SemanticScholar
from generator.enrich.services.github import (
    Repository,
    gather_repositories,
    read_repositories,
    repositories_json,
    repositories_of,
)
from generator.enrich.web import Pace, Web
from generator.model import Author, Identifiers, Link, Paper
from tests.enrich.server import Reply, Services, services

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.enrich import Facts
    from generator.enrich.services import Service
    from generator.errors import Problem

TITLE = "Reports of X-rays"
HTML = Reply("<!DOCTYPE html><html><body>Please wait</body></html>", type="text/html")


def paper(paper_id: str = "a", title: str = TITLE, links: tuple[Link, ...] = (), **ids: str) -> Paper:
    return Paper(id=paper_id, title=title, type="method", ids=Identifiers.model_validate(ids), links=links)


@pytest.fixture
def server() -> Iterator[Services]:
    with services() as found:
        yield found


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    pace = Pace(usual=0, sleep=lambda _: None)
    found = Web(tmp_path / "answers", "a@example.org", pace=pace, allowed=lambda _: True)
    yield found
    found.close()


def ask(service: Service, web: Web, *papers: Paper) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
    return gather(questions([service], papers), web)


def names(facts: Facts) -> list[str]:
    return [author.name or f"group {author.group}" for author in facts.authors]


def entry(arxiv: str, title: str = TITLE, comment: str = "", author: str = "Ada Lovelace") -> str:
    return (
        f"<entry><id>http://arxiv.org/abs/{arxiv}v2</id><published>2023-05-01T00:00:00Z</published><title>{title}\n </title>"
        f"<author><name>{author}</name></author><author><name>Grace Hopper</name></author>"
        f'<arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">{comment}</arxiv:comment></entry>'
    )


def feed(*entries: str) -> Reply:
    body = f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">{"".join(entries)}</feed>'
    return Reply(body, type="application/atom+xml")


class TestArxiv:
    def test_a_feed_becomes_facts_many_papers_a_request(self, server: Services, web: Web) -> None:
        server.answer("/api/query", feed(entry("2305.00001"), entry("2305.00002", "Other")))
        found, problems = ask(
            Arxiv(server.base), web, paper(arxiv="2305.00001"), paper("b", "Other", arxiv="2305.00002")
        )
        assert problems == ()
        assert len(server.asked) == 1
        assert [(one.title, one.year, one.ids.arxiv, names(one)) for one in found] == [
            (TITLE, 2023, "2305.00001", ["Ada Lovelace", "Grace Hopper"]),
            ("Other", 2023, "2305.00002", ["Ada Lovelace", "Grace Hopper"]),
        ]

    def test_61_an_empty_feed_says_nothing(self, server: Services, web: Web) -> None:
        server.answer("/api/query", feed())
        assert ask(Arxiv(server.base), web, paper(arxiv="2305.00001")) == ((), ())

    def test_61_an_error_as_an_entry_is_no_paper(self, server: Services, web: Web) -> None:
        error = "<entry><id>http://arxiv.org/api/errors#incorrect_id</id><title>Error</title><summary>incorrect id</summary></entry>"
        server.answer("/api/query", feed(error))
        found, (problem,) = ask(Arxiv(server.base), web, paper(arxiv="2305.00001"))
        assert found == ()
        assert "arXiv says: incorrect id" in problem.message

    def test_a_batch_that_is_refused_is_asked_paper_by_paper(self, server: Services, web: Web) -> None:
        server.answer("/api/query", Reply("bad", 400), Reply("bad", 400), feed(entry("2305.00002", "Other")))
        found, problems = ask(
            Arxiv(server.base), web, paper(arxiv="2305.00001"), paper("b", "Other", arxiv="2305.00002")
        )
        assert [one.title for one in found] == ["Other"]
        assert [problem.message for problem in problems] == ["a: arXiv answers 400"]

    @pytest.mark.parametrize(
        "body",
        [
            HTML.body,
            "",
            "{}",
            "<feed>",
            "<html><body/></html>",
            '<!DOCTYPE lolz [<!ENTITY lol "lol">]><feed xmlns="http://www.w3.org/2005/Atom">&lol;</feed>',
        ],
        ids=["page", "empty", "json", "cut-off", "html", "entities"],
    )
    def test_61_what_is_no_feed_with_status_200_is_told(self, server: Services, web: Web, body: str) -> None:
        server.answer("/api/query", Reply(body, type="text/html"))
        found, (problem,) = ask(Arxiv(server.base), web, paper(arxiv="2305.00001"))
        assert found == ()
        assert problem.message.startswith("a: arXiv answers")

    def test_64_a_withdrawn_paper_says_so(self, server: Services, web: Web) -> None:
        server.answer("/api/query", feed(entry("2305.00001", comment="This paper has been withdrawn by the authors")))
        (found,), _ = ask(Arxiv(server.base), web, paper(arxiv="2305.00001"))
        assert found.status == "withdrawn"

    def test_61_another_paper_than_asked_for_is_only_a_suggestion(self, server: Services, web: Web) -> None:
        server.answer("/api/query", feed(entry("2305.00001", "Weather forecasts with large kites")))
        asked = paper(arxiv="2305.00001")
        (found,), _ = ask(Arxiv(server.base), web, asked)
        match = Papers({"a": asked}).match(found)
        assert (match.by, match.paper) == ("suggestion", "a")


class TestDoi:
    ITEM: dict[str, Any] = {  # noqa: RUF012  # never changed
        "type": "journal-article",
        "title": TITLE,
        "author": [{"given": "Ada", "family": "Lovelace", "ORCID": "http://orcid.org/0000-0000-0000-0001"}],
        "issued": {"date-parts": [[2024, 3]]},
        "container-title": "Made-up Image Analysis",
        "DOI": "10.1234/X",
        "page": "1-9",
    }

    def ask(self, server: Services, web: Web, *replies: Reply) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
        server.answer("/10.1234/x", *replies)
        return ask(Doi(server.base), web, paper(doi="10.1234/x"))

    def test_a_registry_answers_in_csl(self, server: Services, web: Web) -> None:
        (found,), problems = self.ask(server, web, Reply(json.dumps(self.ITEM)))
        assert problems == ()
        assert (found.title, found.year, found.pages, found.ids.doi) == (TITLE, 2024, "1-9", "10.1234/x")
        assert found.authors == (Author(name="Ada Lovelace", orcid="0000-0000-0000-0001"),)
        assert server.headers[0]["Accept"] == "application/vnd.citationstyles.csl+json"

    def test_the_registry_is_reached_by_redirect(self, server: Services, web: Web) -> None:
        server.answer("/crossref", Reply(json.dumps(self.ITEM)))
        (found,), _ = self.ask(server, web, Reply("", 302, headers={"Location": "/crossref"}))
        assert found.title == TITLE

    @pytest.mark.parametrize("title", [[], None, "", {"a": 1}])
    def test_61_no_title_says_nothing(self, server: Services, web: Web, title: object) -> None:
        assert self.ask(server, web, Reply(json.dumps({**self.ITEM, "title": title}))) == ((), ())

    @pytest.mark.parametrize(
        "title", [[TITLE], "Reports of <i>X</i>-rays", "<jats:italic>Reports</jats:italic> of X-rays"]
    )
    def test_61_a_title_as_a_list_or_with_markup_is_read(self, server: Services, web: Web, title: object) -> None:
        (found,), _ = self.ask(server, web, Reply(json.dumps({**self.ITEM, "title": title})))
        assert found.title == TITLE

    def test_61_the_title_of_the_journal_is_only_a_suggestion(self, server: Services, web: Web) -> None:
        (found,), _ = self.ask(server, web, Reply(json.dumps({**self.ITEM, "title": "Made-up Image Analysis"})))
        match = Papers({"a": paper(doi="10.1234/x")}).match(found)
        assert match.by == "suggestion"

    def test_61_a_page_for_people_is_no_answer(self, server: Services, web: Web) -> None:
        found, (problem,) = self.ask(server, web, HTML)
        assert found == ()
        assert problem.message == "a: DOI answers with something that is no JSON (text/html)"

    def test_a_doi_that_nobody_knows_says_nothing(self, server: Services, web: Web) -> None:
        assert self.ask(server, web, Reply("not found", 404)) == ((), ())

    def test_64_a_retracted_paper_says_so(self, server: Services, web: Web) -> None:
        (found,), _ = self.ask(server, web, Reply(json.dumps({**self.ITEM, "title": f"RETRACTED: {TITLE}"})))
        assert (found.title, found.status) == (TITLE, "retracted")


def test_openalex_gives_names_as_printed_and_orcids(server: Services, web: Web) -> None:
    work = {
        "title": TITLE, "publication_year": 2024, "doi": "https://doi.org/10.1234/x", "is_retracted": False,
        "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/123"},
        "biblio": {"volume": "12", "issue": None, "first_page": "1", "last_page": "9"},
        "primary_location": {"source": {"display_name": "Made-up Image Analysis"}},
        "authorships": [
            {"raw_author_name": "A. Lovelace", "author": {"display_name": "Ada Lovelace", "orcid": "https://orcid.org/0000-0000-0000-0001"}},
        ],
    }  # fmt: skip
    server.answer("/works/doi:10.1234/x", Reply(json.dumps(work)))
    (found,), _ = ask(OpenAlex(server.base, key="k"), web, paper(doi="10.1234/x"))
    assert found.authors == (Author(name="A. Lovelace", orcid="0000-0000-0000-0001"),)
    assert (found.volume, found.issue, found.pages, found.ids.pmid) == ("12", "", "1-9", "123")
    assert "api_key=k" in server.asked[0]


@pytest.mark.parametrize("body", ["[]", '"x"', "null", '{"authorships": 7, "biblio": [], "title": 3}'])
def test_61_openalex_with_another_shape_says_nothing_or_no_authors(server: Services, web: Web, body: str) -> None:
    server.answer("/works/doi:10.1234/x", Reply(body))
    found, problems = ask(OpenAlex(server.base), web, paper(doi="10.1234/x"))
    assert problems == ()
    assert all(not one.authors for one in found)


def test_dblp_is_asked_by_title_and_takes_equal_titles_only(server: Services, web: Web) -> None:
    hits = [
        {"info": {"title": TITLE + ".", "authors": {"author": [{"text": "Wei Wang 0001"}, {"text": "Ada Lovelace"}]}, "venue": "MICCAI",
                  "year": "2024", "pages": "1-9", "doi": "10.1234/X", "key": "conf/miccai/WangL24"}},
        {"info": {"title": TITLE + ".", "authors": {"author": {"text": "Wei Wang 0001"}}, "venue": "CoRR", "volume": "abs/2305.00001",
                  "year": "2023", "key": "journals/corr/1"}},
        {"info": {"title": "Reports of X-rays and more.", "authors": {"author": [{"text": "Someone Else"}]}, "year": "2024"}},
    ]  # fmt: skip
    server.answer("/search/publ/api", Reply(json.dumps({"result": {"hits": {"hit": hits}}})))
    (first, second), _ = ask(Dblp(server.base), web, paper())
    assert (names(first), first.venue, first.ids.doi) == (["Wei Wang", "Ada Lovelace"], "MICCAI", "10.1234/x")
    assert (names(second), second.venue, second.ids.arxiv, second.preprint_only) == (
        ["Wei Wang"],
        "",
        "2305.00001",
        True,
    )


def test_semantic_scholar_only_suggests(server: Services, web: Web) -> None:
    found = {
        "title": TITLE,
        "year": 2024,
        "venue": "",
        "authors": [{"name": "Ada Lovelace"}],
        "externalIds": {"DOI": "10.1234/X"},
    }
    server.answer("/graph/v1/paper/DOI:10.1234/x", Reply(json.dumps(found)))
    asked = paper(doi="10.1234/x")
    (facts,), _ = ask(SemanticScholar(server.base, key="k"), web, asked)
    match = Papers({"a": asked}).match(facts)
    assert match.by == "suggestion"
    assert "the terms of Semantic Scholar allow no more" in match.reason
    assert server.headers[0]["x-api-key"] == "k"


def test_84_a_service_that_fails_again_and_again_is_left_alone(server: Services, web: Web) -> None:
    papers = [paper(f"p{place}", doi=f"10.1234/{place}") for place in range(PATIENCE + 20)]
    for place in range(PATIENCE + 20):
        server.answer(f"/10.1234/{place}", HTML)
    told: list[int] = []
    found, problems = gather(questions([Doi(server.base)], papers), web, lambda: told.append(1))
    assert found == ()
    assert len(server.asked) == PATIENCE
    assert problems[-1].message == "not asked again in this run"
    assert len(told) == len(papers)


def test_84_one_service_that_is_down_does_not_stop_another(server: Services, web: Web) -> None:
    server.answer("/10.1234/x", Reply("no", 429, headers={"Retry-After": "86400"}))
    server.answer("/works/doi:10.1234/x", Reply(json.dumps({"title": TITLE})))
    asked = questions([Doi(server.base), OpenAlex(server.base)], [paper(doi="10.1234/x")])
    found, problems = gather(asked, web)
    assert [one.source for one in found] == ["OpenAlex"]
    assert "asks to wait 86400 seconds" in problems[0].message


def test_only_papers_that_lack_something_need_asking() -> None:
    whole = Paper(id="a", title="T", type="method", year=2024, venue="acl", authors=(Author(name="Ada Lovelace"),))
    assert not lacks(whole)
    assert lacks(paper())


class TestGithub:
    def links(self, *names: str) -> tuple[Link, ...]:
        return tuple(Link(type="code", url=f"https://github.com/{name}") for name in names)

    def gather(self, server: Services, web: Web, catalog: Any) -> tuple[Any, tuple[Problem, ...]]:
        return gather_repositories(repositories_of(catalog), web, "2026-01-02", base=server.base)

    def catalog(self, *names: str) -> Any:
        from generator.catalog import Catalog  # noqa: PLC0415
        from generator.model import Settings  # noqa: PLC0415

        settings = Settings(title="T", tagline="T", description="T", subject="T")
        return Catalog(settings, papers={"a": paper(links=self.links(*names))})

    def test_repositories_are_named_once_whatever_the_link(self) -> None:
        catalog = self.catalog("b/two/tree/main/x", "A/one.git", "a-b/x#readme")
        assert repositories_of(catalog) == ("a-b/x", "A/one", "b/two")

    def test_archived_moved_gone_and_stars_are_kept_with_their_date(self, server: Services, web: Web) -> None:
        server.answer("/repos/a/old", Reply("", 301, headers={"Location": "/repositories/1"}))
        server.answer(
            "/repositories/1", Reply(json.dumps({"full_name": "a/new", "stargazers_count": 0, "archived": False}))
        )
        server.answer(
            "/repos/b/kept", Reply(json.dumps({"full_name": "B/Kept", "stargazers_count": 7, "archived": True}))
        )
        server.answer("/repos/c/gone", Reply("{}", 404))
        found, problems = self.gather(server, web, self.catalog("a/old", "b/kept", "c/gone"))
        assert problems == ()
        assert json.loads(repositories_json(found)) == {
            "a/old": {"found": True, "archived": False, "moved_to": "a/new", "stars": 0, "date": "2026-01-02"},
            "b/kept": {"found": True, "archived": True, "stars": 7, "date": "2026-01-02"},
            "c/gone": {"found": False, "archived": False, "stars": 0, "date": "2026-01-02"},
        }

    def test_84_a_limit_that_is_reached_ends_the_asking(self, server: Services, web: Web) -> None:
        server.answer("/repos/a/one", Reply('{"message": "API rate limit exceeded"}', 403))
        found, problems = self.gather(server, web, self.catalog("a/one", "b/two"))
        assert found == ()
        assert len(server.asked) == 1
        assert "not asked again" in problems[0].message

    def test_84_what_was_known_stays_when_the_limit_is_reached(self, server: Services, web: Web) -> None:
        server.answer("/repos/a/one", Reply(json.dumps({"full_name": "a/one", "stargazers_count": 3})))
        server.answer("/repos/b/two", Reply('{"message": "API rate limit exceeded"}', 403))
        before = (
            Repository("a/one", found=True, stars=1, date="2026-01-01"),
            Repository("b/two", found=True, date="2026-01-01"),
        )
        former = (*read_repositories(repositories_json(before)), Repository("gone/now", found=True))
        found, _ = gather_repositories(("a/one", "b/two", "c/new"), web, "2026-01-02", former=former, base=server.base)
        assert [(one.name, one.stars, one.date) for one in found] == [
            ("a/one", 3, "2026-01-02"),
            ("b/two", 0, "2026-01-01"),
        ]

    @pytest.mark.parametrize(
        "text", ["", "[]", '{"a/one": 1}', '{"a/one": {"found": 1}}', '{"a/one": {"found": true, "x": 1}}']
    )
    def test_a_spoilt_file_says_nothing(self, text: str) -> None:
        assert read_repositories(text) == ()
