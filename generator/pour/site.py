"""Pouring: fill the shells of a built site with the pages of a catalog, and make the files that list pages."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from pydantic_core import to_json

from generator.pour.processes import MANY_FILES, write_in_processes
from generator.pour.shell import SLOTS, Shell, ShellError
from generator.pour.sitemap import sitemap_files
from generator.pour.written import Written
from generator.pour.written_pages import render_written_pages
from generator.processes import useful_processes
from generator.render.pages import Page, shell_path
from generator.render.views import author_line
from generator.stages import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from generator.render.renderer import Renderer
    from generator.stages import Watcher

_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
SEARCH_INDEX = "search/search_index.json"
WRITTEN_PAGES = "assets/finder-pages.js"
ENGINE_SITEMAP = ("sitemap.xml", "sitemap.xml.gz")


@dataclass(frozen=True)
class Poured:
    """What pouring made: how many pages, how many other files, and what they hold."""

    pages: int
    files: int
    written: Written

    def told(self) -> str:
        """Return what was poured, in words."""
        return f"Poured {self.pages} pages and {self.files} other files"


@dataclass(frozen=True)
class EngineSite:
    """What pouring goes by of a site as the engine built it.

    Attributes:
        shells: The shells by path.
        pages: Addresses of the pages that the engine built whole.
        search: The engine's search index; none when the site has none.
        written: The script that tells the search in the header of pages that people wrote.
    """

    shells: Mapping[str, Shell]
    pages: tuple[str, ...]
    search: bytes | None
    written: bytes


@dataclass(frozen=True)
class Pouring:
    """A built site that is being filled.

    Attributes:
        renderer: Knows the pages and renders them.
        copies: How to make each file that is no page, by its path in the site.
        engine: What the engine built.
        watcher: Is told what is being made.
    """

    renderer: Renderer
    copies: Mapping[str, Callable[[], bytes]]
    engine: EngineSite
    watcher: Watcher = UNWATCHED

    def content(self, path: str) -> bytes | None:
        """Return the content of a file of the site, ``papers/mlrg/index.html`` or ``catalog.bib``; none if not ours."""
        page = self.page(path)
        if page is not None:
            return page
        copy = self.copies.get(path)
        with self.watcher.stage("export"):
            return copy() if copy else None

    def page(self, path: str) -> bytes | None:
        """Return the content of a file that is a page, ``papers/mlrg/index.html``; none if it is not."""
        page = self.renderer.pages.get(path.removesuffix("index.html")) if path.endswith("index.html") else None
        if page is None:
            return None
        with self.watcher.stage("render"):
            fragment = self.renderer.fragment(page)
        return self.engine.shells[shell_path(page.path)].fill(fragment, self.renderer.site)

    def paths(self) -> Iterator[str]:
        """Yield the path of every file that pouring makes, pages first."""
        yield from (f"{path}index.html" for path in self.renderer.pages)
        yield from self.copies


class FileGroups(Mapping[str, "Callable[[], bytes]"]):
    """How to make files, by path, in groups: which ones a group has is found out when no group before has a path."""

    def __init__(self, *groups: Callable[[], Mapping[str, Callable[[], bytes]]]) -> None:
        self._groups = tuple(map(cache, groups))

    def __getitem__(self, path: str) -> Callable[[], bytes]:
        for group in self._groups:
            if path in group():
                return group()[path]
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        for group in self._groups:
            yield from group()

    def __len__(self) -> int:
        return sum(len(group()) for group in self._groups)


def take_engine_site(pages: Collection[Page], site_dir: Path, engine_pages: Iterable[str] = ()) -> EngineSite:
    """Take out of a built site what stands for pages that are to be poured, and what lists pages.

    Args:
        pages: The pages to be poured.
        site_dir: The built site, with a shell at ``shell_path`` of every page.
        engine_pages: Addresses of the pages that the engine built whole.

    Raises:
        ShellError: A shell is missing, or has lost a slot.
    """
    shells = read_shells(pages, site_dir)
    remove_shells(shells, site_dir)
    search = site_dir / SEARCH_INDEX
    found = search.read_bytes() if search.exists() else None
    for file in (search, *(site_dir / name for name in ENGINE_SITEMAP)):
        file.unlink(missing_ok=True)
    written = set(engine_pages) - {page.path for page in pages}
    return EngineSite(shells, tuple(engine_pages), found, render_written_pages(site_dir, written))


def begin_pouring(
    renderer: Renderer, copies: Callable[[], Mapping[str, Callable[[], bytes]]], engine: EngineSite
) -> Pouring:
    """Return what fills a site: pages, machine copies, scripts, and the files that list pages.

    Args:
        renderer: Knows the pages and renders them.
        copies: Returns how to make each machine copy, by its path in the site.
        engine: What the engine built.
    """
    files: dict[str, Callable[[], bytes]] = {
        path: partial(bytes, content) for path, content in {**renderer.scripts, WRITTEN_PAGES: engine.written}.items()
    }
    if engine.search is not None:
        files[SEARCH_INDEX] = partial(_search_index, engine.search, renderer)

    def sitemap() -> Mapping[str, Callable[[], bytes]]:
        found = sitemap_files(renderer.site, sorted({*engine.pages, *renderer.pages}))
        return {name: partial(bytes, content) for name, content in found.items()}

    return Pouring(renderer, FileGroups(lambda: files, sitemap, copies), engine)


def pour(
    pouring: Pouring,
    site_dir: Path,
    *,
    processes: int | None = None,
) -> Poured:
    """Write every page of the catalog and every machine copy into the built site.

    Args:
        pouring: What to write.
        site_dir: Where the site is built.
        processes: In how many processes; as many as are useful unless given. The files are the same.
    """
    paths = tuple(pouring.paths())
    if processes is None:
        processes = 1 if pouring.watcher.alone else useful_processes(len(paths), MANY_FILES)

    written = Written(paths)

    def write(path: str) -> None:
        content = pouring.content(path) or b""
        write_file(f"{site_dir}/{path}", content)
        written.note(path, content)

    if processes > 1:
        for path in {page.template: path for path, page in pouring.renderer.pages.items()}.values():
            pouring.content(f"{path}index.html")  # what all processes need is made before they part
        write_in_processes(paths, write, processes, pouring.watcher.progress)
    else:
        for number, path in enumerate(paths):
            pouring.watcher.progress(number, len(paths))
            write(path)
    return Poured(len(pouring.renderer.pages), len(pouring.copies), written)


def read_shells(pages: Iterable[Page], site_dir: Path) -> Mapping[str, Shell]:
    """Return the shells of a built site by path, each cut once."""
    shells = {}
    for path in sorted({shell_path(page.path) for page in pages}):
        try:
            html = (site_dir / path / "index.html").read_text(encoding="utf-8")
        except FileNotFoundError:
            raise ShellError(
                f"{path}index.html: the engine built no such page, so pages cannot be poured into it"
            ) from None
        shells[path] = Shell.parse(f"{path}index.html", html)
    return shells


def remove_shells(shells: Iterable[str], site_dir: Path) -> None:
    """Remove the shells that stand for other pages; those at the top have become pages themselves."""
    for path in shells:
        if "/_shell/" in path and (site_dir / path).exists():
            shutil.rmtree(site_dir / path)


def search_entries(renderer: Renderer) -> list[dict[str, str]]:
    """Return what Material's search knows of each record: address, title, and one line of text."""
    catalog = renderer.index.catalog
    entries = []
    for page in renderer.pages.values():
        record = page.subject.get("record")
        text = ""
        if record is not None:
            where = [catalog.venues[record.venue].short] if getattr(record, "venue", None) in catalog.venues else []
            year = getattr(record, "year", None)
            authors = [author_line(record)] if record.kind == "papers" else []
            name = getattr(record, "name", None)
            text = " · ".join(filter(None, [name, *where, str(year or ""), *authors, record.summary or ""]))
        entries.append({"location": page.path, "title": page.title, "text": text})
    return entries


def _search_index(written: bytes, renderer: Renderer) -> bytes:
    """Return Material's search index with the pages that are poured, and without what the engine wrote of their shells.

    That of a lean catalog has the pages that people wrote, no others: nothing in our own frame reads it.
    """
    index = json.loads(written)
    lean = renderer.index.catalog.settings.lean
    poured = {entry["location"]: entry for entry in (() if lean else search_entries(renderer))}
    kept = [
        doc
        for doc in index["docs"]
        if doc["location"] not in poured
        and "/_shell/" not in doc["location"]
        and not any(marker in doc["title"] + doc["text"] for marker in SLOTS.values())
    ]
    index["docs"] = [*kept, *poured.values()]
    return to_json(index)


def write_file(file: Path | str, content: bytes) -> None:
    """Write a file in whole, making its folder when there is none.

    A build writes thousands: three calls of the system for each take half the time of ``Path.write_bytes``.
    """
    try:
        handle = os.open(file, _WRITE, 0o666)
    except FileNotFoundError:
        folder = os.path.dirname(file)  # noqa: PTH120  # see above
        try:
            os.mkdir(folder)  # noqa: PTH102  # as above; mostly it alone is missing
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103  # as above
        handle = os.open(file, _WRITE, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)
