"""What a record's page tells of links that were not found well."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from generator.engines.link_states import link_states
from generator.links.external import remember
from generator.links.health import Finding, Health
from generator.links.memory import write_memory
from generator.render.views import LinkState
from tests.conftest import build

if TYPE_CHECKING:
    from pathlib import Path

CODE = "https://code.example.org/lantern"
COPY = "https://web.archive.org/web/20250101000000/https://code.example.org/lantern"


def code_line(site: Path) -> str:
    """Return what readers see of the link to the code, on the page of the paper."""
    html = (site / "papers" / "lantern" / "index.html").read_text(encoding="utf-8")
    found = re.search(rf'<li><a href="{CODE}".*?</li>', html)
    assert found
    return found[0]


def build_with(root: Path, health: Health) -> str:
    write_memory(root, {CODE: health})
    build(root, root / "site")
    return code_line(root / "site")


def test_a_dead_link_says_so_in_words_and_leads_to_a_copy(mini_root: Path) -> None:
    line = build_with(mini_root, Health("dead", "404", "2026-01-05", ("2026-01-05",), archive=COPY))
    shown = " ".join(re.sub(r"<[^>]*>", "", line).split())
    assert shown == "Code code.example.org dead since 2026-01-05 archived copy of Code"
    assert f'<a href="{COPY}">archived copy' in line


def test_a_link_is_told_dead_from_the_third_run_on(mini_root: Path, mini_site: Path) -> None:
    memory: dict[str, Health] = {}
    for days in (0, 4):
        memory = remember(memory, {CODE: Finding("dead", "404")}, [CODE], date(2026, 1, 5) + timedelta(days))
    assert build_with(mini_root, memory[CODE]) == code_line(mini_site)
    memory = remember(memory, {CODE: Finding("dead", "404")}, [CODE], date(2026, 1, 12))
    assert "dead since 2026-01-05" in build_with(mini_root, memory[CODE])


@pytest.mark.parametrize(
    ("health", "state"),
    [
        (Health("dead", "404", "2026-01-05"), LinkState("dead since 2026-01-05")),
        (Health("dead", "404", "2026-01-05", archive="javascript:alert(1)"), LinkState("dead since 2026-01-05")),
        (Health("dead", "404", "2026-01-05", archive="https://evil.example/"), LinkState("dead since 2026-01-05")),
        (Health("withdrawn", since="2026-01-05"), LinkState("withdrawn by its authors")),
        (Health("archived", since="2026-01-05"), LinkState("no longer kept up by its owner")),
        (
            Health("moved", target="https://github.com/new/lantern"),
            LinkState("moved to", "new/lantern", "https://github.com/new/lantern"),
        ),
        (Health("moved", target="https://elsewhere.example/"), None),
        (Health("moved", target="https://github.com/new/lantern/../../x"), None),
        (Health("blocked", "403"), None),
        (Health("suspect", "503"), None),
    ],
)
def test_what_is_told_of_each_state(health: Health, state: LinkState | None) -> None:
    assert link_states({CODE: health}) == ({CODE: state} if state else {})
