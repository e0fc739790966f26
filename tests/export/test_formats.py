from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.export import FORMATS, Export, Pieces
from generator.urls import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.catalog import Catalog
    from generator.model import Paper

EACH_FORMAT = pytest.mark.parametrize("export", FORMATS.values(), ids=FORMATS)
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% x %} ]]> $\\alpha$ \\'e {B} \"q\" 'q' [x](javascript:y) =1+1 `c` & %"


def test_names_and_files_are_unique() -> None:
    assert list(FORMATS) == [export.name for export in FORMATS.values()]
    assert len({export.file_name for export in FORMATS.values()}) == len(FORMATS)


@EACH_FORMAT
def test_the_same_catalog_gives_the_same_bytes(export: Export, catalog: Catalog, site: Site) -> None:
    first = export.render(Pieces(catalog, site))
    assert first
    assert export.render(Pieces(catalog, site)) == first


@EACH_FORMAT
def test_an_empty_catalog_without_an_address_can_be_exported(
    export: Export, make_catalog: Callable[..., Catalog]
) -> None:
    assert isinstance(export.render(Pieces(make_catalog(), Site())), bytes)


@EACH_FORMAT
def test_a_hostile_title_can_be_exported(
    export: Export, make_catalog: Callable[..., Catalog], make_paper: Callable[..., Paper], site: Site
) -> None:
    assert export.render(Pieces(make_catalog(make_paper(title=HOSTILE, authors=[HOSTILE])), site))
