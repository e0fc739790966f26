"""A made-up catalog for facts to be merged into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.enrich.library import Library

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A catalog without a record, and a way to merge facts into it."""
    return Library(tmp_path)
