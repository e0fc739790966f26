from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.intake.fakegithub import FakeGitHub, serve_github

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def fake() -> Iterator[FakeGitHub]:
    with serve_github() as server:
        yield server
