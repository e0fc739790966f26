"""What all tests share: a made-up site, built once."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from generator.engines.runner import build_site
from generator.reading import load_catalog
from tests.places import MINI_SITE

if TYPE_CHECKING:
    from pathlib import Path


settings.register_profile("atlas", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("atlas")


def build(root: Path, site_dir: Path) -> list[str]:
    """Build the site at ``root``; return what the engine said."""
    said: list[str] = []
    catalog = load_catalog(root, cache=False)
    build_site(root, site_dir, catalog, strict=True, tell=lambda message, level: said.append(f"{level}: {message}"))
    return said


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Leave nothing in the folder of whoever runs the tests."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def mini_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up site of tests/site/catalog, built."""
    site_dir = tmp_path_factory.mktemp("mini") / "site"
    build(MINI_SITE, site_dir)
    return site_dir


@pytest.fixture
def mini_root(tmp_path: Path) -> Path:
    """A copy of the sources of the made-up site, to be changed by a test."""
    root = tmp_path / "root"
    shutil.copytree(MINI_SITE, root, ignore=shutil.ignore_patterns(".cache", "site"))
    return root
