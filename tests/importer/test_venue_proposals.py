"""Venues that are not known are proposed, and added on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.importer import Wishes, import_lists, plan_import
from generator.importer.words.venue_shapes import kind_of_venue, new_venue
from generator.model import Paper
from tests.importer.lists import ADDED
from tests.minicatalog import Data

if TYPE_CHECKING:
    from tests.importer.lists import Site

LIST = """\
## Papers
- [**ICLR 2024**] A Rib for Every Reader [[pdf](https://arxiv.org/abs/2401.61001)]
- [**ICLR'23**] Lungs at Scale [[pdf](https://arxiv.org/abs/2301.61002)]
- [**Journal of Made-up Things 2022**] Hearts by Hand [[pdf](https://example.org/hearts.pdf)]
- [**CVPR 2022**] Known Bones [[pdf](https://example.org/bones.pdf)]
"""


def test_unknown_venues_are_proposed_and_nothing_is_written(site: Site) -> None:
    plan = site.plan(LIST)
    assert [(venue.id, venue.kind) for venue in plan.account.venues] == [("iclr", "conference"), ("journal-of-made-up-things", "journal")]  # fmt: skip
    assert plan.venues == ()
    paper = next(record for record in plan.new if record.id == "rib-for-every-reader")
    assert isinstance(paper, Paper)
    assert paper.venue == "arxiv"
    assert "lists it as “ICLR 2024”, a venue that is not known here." in paper.notes[0]


def test_new_venues_are_written_and_the_catalog_stays_sound(site: Site) -> None:
    path = site.root / "list.md"
    path.write_text(LIST, "utf-8")
    before = (site.root / "data/venues.yml").read_text("utf-8")
    account = import_lists([(path, "list-a")], site.catalog(), site.root, ADDED, new_venues=True)
    assert account.venues_are_new
    text = (site.root / "data/venues.yml").read_text("utf-8")
    assert text.startswith(before)
    assert "# Named by list-a; look over" in text
    papers = site.catalog().papers
    assert {paper.venue for paper in papers.values()} == {"iclr", "journal-of-made-up-things", "cvpr"}
    again = import_lists([(path, "list-a")], site.catalog(), site.root, ADDED, new_venues=True)
    assert (again.venues, again.created, again.changes) == ((), (), ())
    assert (site.root / "data/venues.yml").read_text("utf-8") == text


def test_a_catalog_without_preprint_servers_gets_them(site: Site) -> None:
    data = Data(site.root)
    data.write("venues.yml", "cvpr: {name: Made-up Vision Conference, short: CVPR, kind: conference}\n")
    plan = plan_import([("list-a", "## Papers\n- A Rib for Readers (CVPR 2024) [[pdf](https://arxiv.org/abs/2401.61003)]\n")], site.catalog(), Wishes(ADDED, new_venues=True))  # fmt: skip
    (paper,) = plan.new
    assert isinstance(paper, Paper)
    assert [venue.id for venue in plan.venues] == ["arxiv"]
    assert paper.preprint is not None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ICLR", "conference"), ("TPAMI", "journal"), ("IEEE Transactions on Things", "journal"), ("ChemRxiv", "preprint-server"),
        ("Workshop on Things", "workshop"), ("Proceedings of the Things Symposium", "conference"), ("Nature Things", "journal"), ("计算机学报", "journal"),
    ],
)  # fmt: skip
def test_a_name_tells_its_kind(name: str, kind: str) -> None:
    assert kind_of_venue(name) == kind


def test_a_new_venue_takes_no_id_twice() -> None:
    found = new_venue("Conference on Insects (CoI)", frozenset({"coi"}))
    assert found is not None
    assert (found.id, found.name, found.short) == ("coi-venue", "Conference on Insects", "CoI")
