from __future__ import annotations

from typing import TYPE_CHECKING

from generator.export import FORMATS, Pieces
from generator.export.ris import ris_reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.catalog import Catalog
    from generator.model import Paper
    from generator.urls import Site


def test_a_paper_with_every_field(catalog: Catalog, site: Site) -> None:
    assert ris_reference(catalog.papers["all-fields"], catalog, site, "example-2024").split("\r\n") == [
        "TY  - CPAPER",
        "ID  - example-2024",
        "TI  - FullNet: A Made-up & Complete Paper on Chest X-ray Reports",
        "AU  - Example, Ada",
        "AU  - van der Berg, Anna",
        "AU  - Example Team",
        "AU  - Øst, Åsa",
        "PY  - 2024",
        "T2  - Conference on Made-up Methods (Findings)",
        "PB  - Example & Sons",
        "DO  - 10.1234/full.2024",
        "AN  - arXiv:2401.00001",
        "UR  - https://doi.org/10.1234/full.2024",
        "AB  - An abstract of a paper that does not exist.",
        "ER  - ",
        "",
        "",
    ]


def test_an_article_has_its_volume_issue_and_pages(catalog: Catalog, site: Site) -> None:
    lines = ris_reference(catalog.papers["journal-paper"], catalog, site, "k").split("\r\n")
    assert lines[5:9] == ["VL  - 12", "IS  - 3", "SP  - 45", "EP  - 67"]


def test_types_follow_the_kind_of_venue(catalog: Catalog, site: Site) -> None:
    references = FORMATS["ris"].render(Pieces(catalog, site)).decode().split("ER  - ")
    assert [reference.strip().split("\r\n")[0] for reference in references] == [
        "TY  - CPAPER",
        "TY  - JOUR",
        "TY  - UNPB",
        "TY  - UNPB",
        "",
    ]


def test_a_withdrawn_paper_says_so(catalog: Catalog, site: Site) -> None:
    assert "N1  - Withdrawn\r\n" in ris_reference(catalog.papers["preprint"], catalog, site, "k")


def test_text_cannot_start_a_line_of_its_own(catalog: Catalog, make_paper: Callable[..., Paper], site: Site) -> None:
    paper = make_paper().model_copy(update={"title": "A\r\nER  - \nTY  - BOOK\u2028x\u0085y"})
    reference = ris_reference(paper, catalog, site, "k")
    assert "TI  - A ER - TY - BOOK x y\r\n" in reference
    assert [line for line in reference.splitlines() if line.startswith(("TY", "ER"))] == ["TY  - UNPB", "ER  - "]
