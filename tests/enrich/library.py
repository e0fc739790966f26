"""A made-up catalog on disk, and facts merged into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.enrich import Wishes, merge_facts, read_facts
from tests.minicatalog import Data

if TYPE_CHECKING:
    from pathlib import Path

    from generator.enrich import EnrichAccount, Facts
    from generator.errors import Problem

DATE = "2026-02-03"
MORE_VENUES = """\
emnlp: {name: Conference on Made-up Methods, short: EMNLP, kind: conference}
media: {name: Made-up Image Analysis, short: MedIA, kind: journal}
medrxiv: {name: medRxiv, short: medRxiv, kind: preprint-server}
"""


class Library(Data):
    """A site in the making that sources know something of."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        with (root / "data" / "venues.yml").open("a", encoding="utf-8") as file:
            file.write(MORE_VENUES)

    def paper(self, text: str, file: str = "2024/a.yml") -> Path:
        """Write a paper's file; what is not said is ``type: method``."""
        return self.write(f"papers/{file}", text if "type:" in text else text + "type: method\n")

    def enrich(self, *sources: str, name: str = "source.bib", **wishes: Any) -> EnrichAccount:
        """Merge the text of BibTeX files (or, by ``name``, of CSL-JSON) and return the account."""
        facts: list[Facts] = []
        problems: list[Problem] = []
        for number, text in enumerate(sources, start=1):
            path = self.root / (name if len(sources) == 1 else f"{number}-{name}")
            path.write_text(text, "utf-8")
            found, wrong = read_facts(path)
            facts += found
            problems += wrong
        return merge_facts(facts, self.catalog(), self.root, Wishes(**wishes), date=DATE, problems=problems)

    def read(self, file: str = "2024/a.yml") -> str:
        """Return a paper's file as it is now."""
        return (self.root / "data" / "papers" / file).read_bytes().decode()


def fates(account: EnrichAccount, record: str = "a") -> dict[str, str]:
    """Return what became of each field of a record; of a field with several outcomes, the last."""
    return {outcome.field: outcome.fate for one in account.records if one.record == record for outcome in one.outcomes}
