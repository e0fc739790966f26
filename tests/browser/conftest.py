"""A browser, a server, and sites to look at. Every page is watched: an error, a failed or a foreign request fails its test."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from generator.export.citation_blocks import citation_blocks
from generator.export.explore import DATA, explore_files
from generator.export.explore_shards import ExploreShards
from generator.export.finder import render_finder
from generator.index import build_index
from generator.pour import bibtex_entries
from generator.urls import Site
from tests.browser.made_up import made_up_catalog
from tests.find_browser import ADVICE, find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    OpenPage = Callable[..., Page]

TIMEOUT = 8_000


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    path = find()
    if path is None:
        pytest.fail(ADVICE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def explore_site(mini_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up site, its searches working on the 64 papers of made_up.py."""
    site_dir = tmp_path_factory.mktemp("explore") / "site"
    shutil.copytree(mini_site, site_dir)
    catalog, site = made_up_catalog(), Site(url="https://made-up.example.org/")
    index = build_index(catalog)
    (site_dir / "assets" / "finder-data.js").write_bytes(render_finder(index))
    citations = citation_blocks(catalog, site, bibtex_entries(catalog, site))
    for path, content in {**explore_files(index), **citations}.items():
        (site_dir / path).write_bytes(content())
    return site_dir


@pytest.fixture(scope="session")
def sharded_site(explore_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site, with the data of Explore as a large catalog has them: in shards of few records."""
    site_dir = tmp_path_factory.mktemp("sharded") / "site"
    shutil.copytree(explore_site, site_dir)
    shards = ExploreShards(build_index(made_up_catalog()), block=4, part=20)
    (site_dir / "assets" / "explore").mkdir()
    for path, content in {DATA: shards.head, **shards.files()}.items():
        (site_dir / path).write_bytes(content())
    return site_dir


@pytest.fixture(scope="session")
def addresses(mini_site: Path, explore_site: Path, sharded_site: Path) -> Iterator[dict[str, str]]:
    """Where the sites are served: ``mini``, ``explore`` and ``sharded``."""
    servers = {}
    for name, folder in (("mini", mini_site), ("explore", explore_site), ("sharded", sharded_site)):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers[name] = server
    yield {name: f"http://127.0.0.1:{server.server_port}/" for name, server in servers.items()}
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture
def open_page(browser: Browser, addresses: dict[str, str]) -> Iterator[OpenPage]:
    """Open a page of a site, ``open_page("explore", "explore/?q=x", width=360)``; options go to the browser's context."""
    contexts = []
    wrong: list[str] = []

    def open_one(site: str, path: str = "", *, width: int = 1280, height: int = 800, **options: Any) -> Page:
        base = addresses.get(site, site)
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(TIMEOUT)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}"))
        page.on(
            "response", lambda answer: wrong.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None
        )
        page.on(
            "request",
            lambda asked: (
                None if asked.url.startswith((base, "data:", "blob:")) else wrong.append(f"foreign: {asked.url}")
            ),
        )
        page.goto(base + path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not wrong
