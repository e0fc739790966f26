from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.links.builtsite import BuiltSite

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> BuiltSite:
    return BuiltSite(tmp_path / "site")
