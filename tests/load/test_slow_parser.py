from __future__ import annotations

from typing import TYPE_CHECKING

from generator.load import events
from generator.reading import load_catalog
from tests.minicatalog import PAPER

if TYPE_CHECKING:
    import pytest

    from tests.minicatalog import Data


def test_without_libyaml_everything_works_and_is_told_once(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    data.write("papers/2024/a.yml", PAPER)
    data.write("papers/2024/b.yml", PAPER.replace("title: A", "title: B"))
    expected = data.catalog()
    monkeypatch.setattr(events, "_CParser", None)
    assert load_catalog(data.root, cache=False) == expected
    [problem] = data.problems()
    assert problem.startswith("data: warning: PyYAML was installed without libyaml")
