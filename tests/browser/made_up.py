"""A made-up catalog of 64 papers whose labels follow from their numbers, so that every count can be worked out."""

from __future__ import annotations

from generator.catalog import Catalog
from generator.model import Author, Dataset, FacetSpec, Link, Paper, Settings, Term, Venue

COUNT = 64
KINDS_OF_PLACE = ("Lantern", "Retrieval", "Shadow", "Meadow", "Harbour", "Thicket", "Signal", "Garden")
MOODS = ("Quiet", "Loud", "Round", "Flat")
VENUES = ("alpha", "beta", "gamma")


def made_up_paper(number: int) -> Paper:
    """Return one paper: even ones have code and are about reading; odd ones, and every fourth, about writing."""
    tasks = (*(("reading",) if number % 2 == 0 else ()), *(("writing",) if number % 4 == 0 or number % 2 else ()))
    return Paper(
        id=f"paper-{number:02}",
        title=f"{MOODS[number % 4]} {KINDS_OF_PLACE[number % 8]}s of Study {number:02}",
        name="X-Ray9" if number == 9 else None,
        authors=(Author(name="Zoë Ångström"),) if number == 7 else (),
        year=2018 + number % 8,
        venue=VENUES[number % 3],
        type="method",
        tasks=tasks,
        links=(Link(type="code", url=f"https://code.example.org/{number}"),) if number % 2 == 0 else (),
        summary="Mentions a zebrafish once." if number == 9 else None,
        added="2026-02-01" if number < 4 else "2026-01-01",
    )


def made_up_catalog() -> Catalog:
    """Return the catalog: the papers, and one dataset."""
    facets = (("years", "year"), ("venues", "venue"), ("tasks", "tasks"))
    terms = {name: Term(id=name, label=name.capitalize(), description="Made up.") for name in ("reading", "writing")}
    papers = [made_up_paper(number) for number in range(COUNT)]
    dataset = Dataset(id="heap", name="Heap", images=5000, access="open", languages=("en",))
    return Catalog(
        settings=Settings(
            title="Made up", tagline="Made up", description="Made up.", subject="nothing",
            facets=tuple(
                FacetSpec(id=name, field=field, label=field.capitalize(), plural=name.capitalize(), description="Made up.")
                for name, field in facets
            ),
        ),
        papers={paper.id: paper for paper in papers},
        datasets={dataset.id: dataset},
        venues={name: Venue(id=name, name=f"Conference {name}", short=name.upper(), kind="conference") for name in VENUES},
        vocabularies={"tasks": terms},
    )  # fmt: skip
