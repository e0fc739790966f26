"""The made-up site against what a person looked at: each page's fragment, and each machine copy.

``UPDATE_GOLDEN=1 pytest tests/site/test_golden.py`` writes the files anew; read the difference before committing it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator.engines.settings import read_site
from generator.engines.site_plan import make_renderer
from generator.export import Pieces
from generator.pour import machine_copies
from generator.reading import load_catalog
from tests.places import MINI_SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = MINI_SITE.parent / "golden"
GENERATED = ("data-model/",)
"""Pages that say the same for every catalog, tested elsewhere."""
BINARY = (".sqlite",)
SCHEMAS = "schema"


def rendered() -> Iterator[tuple[str, bytes]]:
    """Yield name and content of everything that pouring puts into the made-up site."""
    catalog, site = load_catalog(MINI_SITE, cache=False), read_site(MINI_SITE)
    pieces = Pieces(catalog, site)
    renderer = make_renderer(pieces, MINI_SITE)
    for path, page in renderer.pages.items():
        if path not in GENERATED:
            fragment = renderer.fragment(page)
            text = f"{fragment.title}\n{fragment.description}\n{fragment.head}\n{fragment.body}\n"
            yield f"{path}index.html", text.encode()
    for path, content in machine_copies(renderer.index, pieces).items():
        if not path.endswith(BINARY) and SCHEMAS not in path:
            yield path, content()


@pytest.mark.skipif(not os.environ.get("UPDATE_GOLDEN"), reason="only when asked for")
def test_write_the_golden_files_anew() -> None:
    for name, text in rendered():
        file = GOLDEN / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)


def test_the_made_up_site_is_as_it_was_seen() -> None:
    texts = dict(rendered())
    expected = {file.relative_to(GOLDEN).as_posix() for file in GOLDEN.rglob("*") if file.is_file()}
    assert set(texts) == expected
    for name, text in texts.items():
        assert text == (GOLDEN / name).read_bytes(), f"{name} changed; see the docstring of this module"
