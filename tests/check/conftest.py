from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.minicatalog import Data

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def data(tmp_path: Path) -> Data:
    return Data(tmp_path)
