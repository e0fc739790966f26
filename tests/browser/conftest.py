"""A browser, a server, and sites to look at. Every page is watched: an error, a failed or a foreign request fails its test."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from generator.export import Pieces
from generator.export.citation_blocks import citation_blocks
from generator.export.explore import DATA, explore_files
from generator.export.explore_shards import ExploreShards
from generator.export.finder import render_finder
from generator.index import build_index
from generator.urls import Site
from tests.browser.made_up import made_up_catalog
from tests.find_browser import ADVICE, find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

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
    citations = citation_blocks(Pieces(catalog, site))
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


class Pages:
    """Pages to lend to tests. One that comes back blank is lent again, for a new one takes a browser half a second."""

    def __init__(self, browser: Browser) -> None:
        """Begin without any."""
        self._browser = browser
        self._free: dict[str, list[Watched]] = {}

    def lend(self, options: Mapping[str, Any]) -> Watched:
        """Return a page of a context with these options."""
        free = self._free.setdefault(repr(sorted(options.items())), [])
        return free.pop() if free else Watched(self._browser.new_context(**options))

    def take_back(self, watched: Watched, options: Mapping[str, Any]) -> None:
        """Keep a page for the next who asks for these options."""
        watched.leave()
        self._free[repr(sorted(options.items()))].append(watched)

    def close(self) -> None:
        """Close all that came back."""
        for watched in chain.from_iterable(self._free.values()):
            watched.page.context.close()


class Watched:
    """A page, and in ``wrong`` what has gone wrong on it: errors, failed requests, requests to places not under ``base``."""

    def __init__(self, context: BrowserContext) -> None:
        """Open a page in a context of its own."""
        context.set_default_timeout(TIMEOUT)
        self.page = context.new_page()
        self.base = ""
        self.wrong: list[str] = []
        self.page.on("console", lambda message: self._note(message.text, is_wrong=message.type in ("error", "warning")))
        self.page.on("pageerror", lambda error: self._note(str(error)))
        self.page.on("requestfailed", lambda request: self._note(f"failed: {request.url}"))
        self.page.on("response", lambda came: self._note(f"{came.status}: {came.url}", is_wrong=came.status >= 400))
        self.page.on("request", lambda asked: self._note(f"foreign: {asked.url}", is_wrong=self._is_foreign(asked.url)))

    def _note(self, text: str, *, is_wrong: bool = True) -> None:
        if is_wrong:
            self.wrong.append(text)

    def _is_foreign(self, url: str) -> bool:
        return not url.startswith((self.base, "data:", "blob:", "about:"))

    def leave(self) -> None:
        """Go nowhere; forget what the site remembered and what went wrong."""
        if self.page.url != "about:blank":
            self.page.evaluate("localStorage.clear()")
        self.page.goto("about:blank")
        self.wrong.clear()


@pytest.fixture(scope="session")
def pages(browser: Browser) -> Iterator[Pages]:
    """Pages of the browser."""
    lent = Pages(browser)
    yield lent
    lent.close()


@pytest.fixture
def open_page(pages: Pages, addresses: dict[str, str]) -> Iterator[OpenPage]:
    """Open a page of a site, ``open_page("explore", "explore/?q=x", width=360)``; options go to the browser's context."""
    lent: list[tuple[Watched, dict[str, Any]]] = []

    def open_one(site: str, path: str = "", *, width: int = 1280, height: int = 800, **options: Any) -> Page:
        watched = pages.lend(options)
        lent.append((watched, options))
        watched.base = addresses.get(site, site)
        watched.page.set_viewport_size({"width": width, "height": height})
        watched.page.goto(watched.base + path)
        return watched.page

    yield open_one
    wrong = [text for watched, _ in lent for text in watched.wrong]
    for watched, options in lent:
        pages.take_back(watched, options)
    assert not wrong
