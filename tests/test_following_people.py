"""Authors that are followed from catalog to catalog are those that a build finds, with the same addresses."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.following_people import FollowedAuthors
from generator.model import Author, Paper, Person, Settings
from generator.people import build_contributors

SETTINGS = Settings(title="T", tagline="T", description="T", subject="T")
ALIKE = ("Rui Liu", "RUI Liu", "rui liu", "Rüi Liu", "Rui Liu 2", "Liu, Rui", "Rui-Liu")
AUTHORS = st.lists(
    st.builds(
        Author,
        name=st.sampled_from(ALIKE),
        orcid=st.sampled_from([None, None, None, None, None, "0000-0000-0000-0001"]),
    ),
    max_size=3,
    unique=True,
).map(tuple)
PAPERS = st.builds(
    Paper,
    id=st.sampled_from("abcdef"),
    title=st.sampled_from(["One", "Two"]),
    type=st.just("method"),
    authors=AUTHORS,
    added=st.sampled_from([None, "2026-01-01", "2026-01-02", "2026-01-03"]),
)
PEOPLE: st.SearchStrategy[dict[str, Person]] = st.sampled_from(
    [{}, {}, {}, {}, {"rui-liu": Person(id="rui-liu", name="Rui Liu", aliases=("Liu, Rui",))}]
)


def catalog(papers: dict[str, Paper], people: dict[str, Person]) -> Catalog:
    return Catalog(SETTINGS, papers={id_: papers[id_] for id_ in sorted(papers)}, people=people)


@settings(max_examples=300)
@given(
    first=st.lists(PAPERS, max_size=6),
    edits=st.lists(st.tuples(PAPERS, st.sampled_from(["put", "put", "put", "take away"])), min_size=1, max_size=6),
    people=PEOPLE,
)
def test_after_any_edits_authors_are_those_that_a_build_finds(
    first: list[Paper], edits: list[tuple[Paper, str]], people: dict[str, Person]
) -> None:
    papers, find = {paper.id: paper for paper in first}, FollowedAuthors()
    find(catalog(papers, people))
    for paper, what in edits:
        if what == "put":
            papers = {**papers, paper.id: paper}
        else:
            papers = {id_: other for id_, other in papers.items() if id_ != paper.id}
        found, built = find(catalog(papers, people)), build_contributors(catalog(papers, people))
        assert list(found.by_id.items()) == list(built.by_id.items())
        assert found.of_author == built.of_author


def test_an_edit_of_anything_else_leaves_the_same_object() -> None:
    paper = Paper(id="a", title="One", type="method", authors=(Author(name="Rui Liu"),))
    find = FollowedAuthors()
    before = find(catalog({"a": paper}, {}))
    assert find(catalog({"a": paper.model_copy(update={"title": "Two"})}, {})) is before
    assert find(catalog({"a": paper.model_copy(update={"added": "2026-01-01"})}, {})) is not before
    joined = {"liu": Person(id="liu", name="Rui Liu")}
    assert list(find(catalog({"a": paper}, joined)).by_id) == ["liu"]
