"""Pouring: fill the shells of a built site with the pages of a catalog, and make the files that list pages."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator.pour.processes import MANY_FILES, write_in_processes
from generator.pour.shell import SLOTS, Shell, ShellError
from generator.pour.sitemap import sitemap_files
from generator.pour.written_pages import render_written_pages
from generator.processes import useful_processes
from generator.render.pages import Page, shell_path
from generator.render.views import author_line
from generator.stages import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.render.renderer import Renderer
    from generator.stages import Watcher

_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
SEARCH_INDEX = "search/search_index.json"
WRITTEN_PAGES = "assets/finder-pages.js"


@dataclass(frozen=True)
class Poured:
    """What pouring made: how many pages, and how many other files."""

    pages: int
    files: int

    def told(self) -> str:
        """Return what was poured, in words."""
        return f"Poured {self.pages} pages and {self.files} other files"


@dataclass(frozen=True)
class Pouring:
    """A built site that is being filled.

    Attributes:
        renderer: Knows the pages and renders them.
        copies: How to make each machine copy, by its path in the site.
        shells: The shells of the built site by path.
        watcher: Is told what is being made.
    """

    renderer: Renderer
    copies: Mapping[str, Callable[[], bytes]]
    shells: Mapping[str, Shell]
    watcher: Watcher = UNWATCHED

    def content(self, path: str) -> bytes | None:
        """Return the content of a file of the site, ``papers/mlrg/index.html`` or ``catalog.bib``; none if not ours."""
        page = self.renderer.pages.get(path.removesuffix("index.html")) if path.endswith("index.html") else None
        if page:
            with self.watcher.stage("render"):
                fragment = self.renderer.fragment(page)
            return self.shells[shell_path(page.path)].fill(fragment, self.renderer.site).encode()
        copy = self.copies.get(path)
        with self.watcher.stage("export"):
            return copy() if copy else None

    def paths(self) -> Iterator[str]:
        """Yield the path of every file that pouring makes, pages first."""
        yield from (f"{path}index.html" for path in self.renderer.pages)
        yield from self.copies


def begin_pouring(
    renderer: Renderer, copies: Mapping[str, Callable[[], bytes]], site_dir: Path, engine_pages: Iterable[str] = ()
) -> Pouring:
    """Take the shells out of a built site, and write what lists pages: sitemap and search index.

    Args:
        renderer: Knows the pages and renders them.
        copies: How to make each machine copy, by its path in the site.
        site_dir: The built site, with a shell at ``shell_path`` of every page.
        engine_pages: Addresses of the pages that the engine built whole.

    Raises:
        ShellError: A shell is missing, or has lost a slot.
    """
    shells = read_shells(renderer.pages.values(), site_dir)
    remove_shells(shells, site_dir)
    return go_on_pouring(renderer, copies, shells, site_dir, engine_pages)


def go_on_pouring(
    renderer: Renderer,
    copies: Mapping[str, Callable[[], bytes]],
    shells: Mapping[str, Shell],
    site_dir: Path,
    engine_pages: Iterable[str] = (),
) -> Pouring:
    """Pour a catalog into shells that were taken before; the arguments are those of ``begin_pouring``."""
    for name, content in sitemap_files(renderer.site, sorted({*engine_pages, *renderer.pages})).items():
        write_file(site_dir / name, content)
    extend_search_index(site_dir, search_entries(renderer))
    write_file(site_dir / WRITTEN_PAGES, render_written_pages(site_dir, set(engine_pages) - set(renderer.pages)))
    scripts = {path: partial(bytes, content) for path, content in renderer.scripts.items()}
    return Pouring(renderer, {**copies, **scripts}, shells)


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

    def write(path: str) -> None:
        write_file(f"{site_dir}/{path}", pouring.content(path) or b"")

    if processes > 1:
        for path in {page.template: path for path, page in pouring.renderer.pages.items()}.values():
            pouring.content(f"{path}index.html")  # what all processes need is made before they part
        write_in_processes(paths, write, processes, pouring.watcher.progress)
    else:
        for number, path in enumerate(paths):
            pouring.watcher.progress(number, len(paths))
            write(path)
    return Poured(len(pouring.renderer.pages), len(pouring.copies))


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


def extend_search_index(site_dir: Path, entries: Iterable[Mapping[str, str]]) -> None:
    """Put poured pages into Material's search index, and take out what the engine wrote of their shells.

    A site without that index (the search plugin is off) is left as it is.
    """
    file = site_dir / SEARCH_INDEX
    if not file.exists():
        return
    index = json.loads(file.read_text(encoding="utf-8"))
    poured = {entry["location"]: dict(entry) for entry in entries}
    written = [
        doc
        for doc in index["docs"]
        if doc["location"] not in poured
        and "/_shell/" not in doc["location"]
        and not any(marker in doc["title"] + doc["text"] for marker in SLOTS.values())
    ]
    index["docs"] = [*written, *poured.values()]
    write_file(file, json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode())


def write_file(file: Path | str, content: bytes) -> None:
    """Write a file in whole, making its folder when there is none.

    A build writes thousands: three calls of the system for each take half the time of ``Path.write_bytes``.
    """
    try:
        handle = os.open(file, _WRITE, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120  # see above
        handle = os.open(file, _WRITE, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)
