"""Work grows with the catalog and no faster: lines of the program that are executed are counted, not seconds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.corpus import make_corpus
from generator.engines.remembering import Remembered
from generator.engines.settings import read_site
from generator.engines.site_plan import make_renderer
from generator.export import Pieces
from generator.pour import machine_copies
from generator.reading import FollowedCatalog, read_catalog
from generator.render.planned import shells_of
from tests.places import GENERATOR

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL, LARGE = 60, 240


def lines_of(work: Callable[[], object]) -> int:
    """Return how many lines of the generator and its templates a piece of work executes; each round of a loop counts."""
    count = 0
    ours = (str(GENERATOR), str(GENERATOR.parent / "templates"))

    def trace(frame: Any, event: str, _: Any) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.startswith(ours):
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def work_of(root: Path) -> dict[str, int]:
    """Return the lines executed for each part of a build."""
    read_catalog(root)
    catalog, _ = read_catalog(root)
    site = read_site(root)
    pieces = Pieces(catalog, site)
    pieces.make_bibtex()
    renderer = make_renderer(pieces, root)
    for page in {page.template: page for page in renderer.pages.values()}.values():
        renderer.fragment(page)  # templates are compiled before anything is counted
    by_template: dict[str, list[Any]] = {}
    for page in renderer.pages.values():
        by_template.setdefault(page.template, []).append(page)
    copies = machine_copies(renderer.index, pieces)
    parts: dict[str, Callable[[], object]] = {
        "reading": lambda: read_catalog(root),
        "planning": lambda: make_renderer(pieces, root, renderer.environment),
        "copies": lambda: [make() for make in copies.values()],
    }
    for template in ("paper", "author", "listing", "letter"):
        parts[template] = lambda pages=by_template[template]: [renderer.fragment(page) for page in pages]  # type: ignore[misc]  # bound now
    return {name: lines_of(work) for name, work in parts.items()} | {"edit": lines_of_edit(root)}


def lines_of_edit(root: Path) -> int:
    """Return the lines executed in a preview from an edit to the page that shows it."""
    catalog, derived, site = FollowedCatalog(root), Remembered(), read_site(root)
    file = min(root.glob("data/papers/*/*.yml"))
    path, address = file.relative_to(root).as_posix(), f"papers/{file.stem}/"

    def show() -> None:
        now = catalog.read({path})
        renderer = make_renderer(Pieces(now, site, derived.citation_keys), root, derived=derived)
        assert shells_of(renderer.pages)
        renderer.fragment(renderer.pages[address])

    with pytest.MonkeyPatch.context() as settled:
        settled.setattr("generator.load.source.YOUNG", -(10**18))
        show()
        file.write_text(f"citation_key: edited-2026\n{file.read_text('utf-8')}", "utf-8")
        return lines_of(show)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, int], dict[str, int]]:
    folder = tmp_path_factory.mktemp("growth")
    small, large = (work_of(make_corpus(folder / str(size), size).root) for size in (SMALL, LARGE))
    return small, large


def test_an_edit_among_four_times_the_papers_is_hardly_more_work(work: tuple[dict[str, int], dict[str, int]]) -> None:
    small, large = work
    assert small["edit"] > 100
    assert large["edit"] / small["edit"] < LARGE / SMALL / 2, f"{small['edit']} lines, then {large['edit']}"


@pytest.mark.parametrize("part", ["reading", "planning", "copies", "paper", "author", "listing", "letter"])
def test_four_times_the_papers_are_four_times_the_work(work: tuple[dict[str, int], dict[str, int]], part: str) -> None:
    small, large = work
    assert small[part] > 100
    assert large[part] / small[part] < 1.3 * LARGE / SMALL, f"{part}: {small[part]} lines, then {large[part]}"
