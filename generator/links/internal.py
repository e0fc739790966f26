"""The checker of a built site: every address that any of its files names leads to something that is there."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.check import guess
from generator.errors import AtlasError, Problem
from generator.links.listings import UnreadableError, read_listing
from generator.links.page import Page, PageReader, Reference, read_page
from generator.links.tree import Tree
from generator.load import quoted
from generator.pour import SLOTS

if TYPE_CHECKING:
    from pathlib import Path

    from generator.links.tree import Target

_TEXT_FILES = frozenset({"bib", "css", "csv", "html", "js", "json", "md", "ris", "svg", "txt", "webmanifest", "xml"})
_FRAGMENT_DIRECTIVE = ":~:"
_SHELL = "_shell"


class NoSiteError(AtlasError):
    """There is no built site in the folder."""


@dataclass(frozen=True, slots=True)
class SiteCheck:
    """What a check found.

    Attributes:
        problems: Every fault, in the order of files and lines; files are named with the site's folder before them.
        pages: How many HTML pages were read.
        links: How many addresses were looked at, those of pages and of files that list pages.
    """

    problems: tuple[Problem, ...]
    pages: int
    links: int


def check_site(site_dir: Path, site_url: str | None = None) -> tuple[Problem, ...]:
    """Return every fault in the links of the site built in ``site_dir``; see ``inspect_site``."""
    return inspect_site(site_dir, site_url).problems


def inspect_site(site_dir: Path, site_url: str | None = None) -> SiteCheck:
    """Check every address in every page, style sheet, sitemap, feed and JSON file of a built site.

    Each must lead to a file of the site, in its exact case, and to an id on that page when it has a fragment. Nothing
    is asked of the network: addresses of other hosts need only be well-formed, and must not be loaded with a page.

    Args:
        site_dir: The folder that a web server would serve.
        site_url: Address of the home page, with a slash at the end; None takes it from the home page's canonical link.

    Raises:
        NoSiteError: There is no index.html in ``site_dir``.
    """
    url = home_url(site_dir) if site_url is None else site_url
    return _Check(site_dir, Tree.of(site_dir, url)).run()


def home_url(site_dir: Path) -> str:
    """Return the canonical address that the home page of a built site gives itself; empty when it gives none.

    Raises:
        NoSiteError: There is no index.html in ``site_dir``.
    """
    try:
        home = (site_dir / "index.html").read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise NoSiteError(f"{site_dir}: there is no built site (no index.html); run `atlas build` first") from error
    canonical = next((each.url for each in read_page(home).references if each.role == "canonical"), "")
    return canonical if canonical.endswith("/") else ""


@dataclass(slots=True)
class _Check:
    """One check under way. Mutable, and alive only inside ``inspect_site``."""

    site_dir: Path
    tree: Tree
    reader: PageReader = field(default_factory=PageReader)
    problems: list[Problem] = field(default_factory=list)
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    fragments: list[tuple[str, Reference, str, Target]] = field(default_factory=list)
    listed: set[str] = field(default_factory=set)
    unlisted: set[str] = field(default_factory=set)
    links: int = 0

    def run(self) -> SiteCheck:
        for path in sorted(self.tree.files):
            content = (self.site_dir / path).read_bytes()
            self._leftovers(path, content)
            if path.endswith((".html", ".htm")):
                self._page(path, content)
            else:
                self._listing(path, content)
        for source, reference, where, target in self.fragments:
            self._fragment(source, reference, where, target)
        self._sitemap()
        return SiteCheck(tuple(sorted(self.problems)), len(self.ids), self.links)

    def _page(self, path: str, content: bytes) -> None:
        page = self.reader.read(content.decode("utf-8", errors="replace"))
        self.ids[path] = frozenset(page.ids)
        for line, name in page.repeated:
            self._report(path, line, f"id {quoted(name)} stands twice on the page", "rename one", "repeated-id")
        if page.base:
            self._report(path, 0, f"<base href> moves all links to {quoted(page.base)}", "remove it", "base-element")
        if not page.listed or path.endswith("404.html"):
            self.unlisted.add(path)
        self.links += len(page.references)
        for reference in page.references:
            target = self.tree.find(reference.url.strip(), path)
            if target.path and not target.fragment and reference.role != "canonical":
                continue
            self._judge(path, reference, "", target)
            if reference.role == "canonical":
                self._canonical(path, reference, target, page)

    def _listing(self, path: str, content: bytes) -> None:
        if path.endswith(".xml.gz"):
            self._packed(path, content)
            return
        try:
            entries = read_listing(path, content, self.tree.url)
        except UnreadableError as error:
            self._report(path, error.line, error.message, "", "listing")
            return
        self.links += len(entries)
        for reference, where, absolute, from_top in entries:
            if absolute and not reference.url.startswith(("https://", "http://")):
                message = f"{where} is {quoted(reference.url)}"
                self._report(path, reference.line, message, "write the whole address, with https://", "listing")
                continue
            target = self.tree.find(reference.url.strip(), "index.html" if from_top else path)
            self._judge(path, reference, where, target)
            if where == "<loc>":
                self._location(path, reference, target)

    def _packed(self, path: str, content: bytes) -> None:
        """Report a compressed file that does not hold the same as the file beside it, which is looked at itself."""
        beside = path.removesuffix(".gz")
        try:
            same = beside in self.tree.files and gzip.decompress(content) == (self.site_dir / beside).read_bytes()
        except (OSError, EOFError, zlib.error) as error:
            self._report(path, 0, f"cannot be unpacked: {error}", "", "listing")
            return
        if not same:
            self._report(path, 0, f"differs from {beside}", "", "listing")

    def _judge(self, path: str, reference: Reference, where: str, target: Target) -> None:
        """Report what is wrong with an address by itself; remember the fragment for when all pages are read."""
        if target.fault:
            message = f"{self._named(reference.url, where)} {target.fault}"
            self._report(path, reference.line, message, target.hint, "broken-link")
        elif target.host and reference.role == "load" and target.host != "data":
            message = f"{self._named(reference.url, where)} is loaded from another host"
            self._report(path, reference.line, message, "put a copy into the site", "foreign-load")
        elif target.host == "data" and reference.role != "load":
            self._report(path, reference.line, "a data: address is no link for a public page", "", "broken-link")
        elif target.fragment:
            self.fragments.append((path, reference, where, target))

    def _fragment(self, path: str, reference: Reference, where: str, target: Target) -> None:
        """Find the element a fragment names (HTML Standard, "indicated part of the document")."""
        fragment = target.fragment.partition(_FRAGMENT_DIRECTIVE)[0]
        ids = self.ids.get(target.path)
        if ids is None or not fragment or fragment in ids or unquote(fragment) in ids or fragment.lower() == "top":
            return
        page = "this page" if target.path == path else quoted(target.path.removesuffix("index.html") or "the home page")
        message = f"{self._named(reference.url, where)} leads to #{fragment}, which {page} does not have"
        self._report(path, reference.line, message, guess(unquote(fragment), sorted(ids)), "missing-fragment")

    def _canonical(self, path: str, reference: Reference, target: Target, page: Page) -> None:
        if target.fault:
            return
        if not target.path:
            message = f"canonical {quoted(reference.url)} leads to another host"
        elif not reference.url.startswith(("http://", "https://")):
            message = f"canonical {quoted(reference.url)} is not a whole address"
        elif target.path != path and page.listed:
            message = f"canonical {quoted(reference.url)} names another page"
        else:
            return
        self._report(path, reference.line, message, f"this page is {quoted(self._address(path))}", "canonical")

    def _location(self, path: str, reference: Reference, target: Target) -> None:
        if target.host:
            message = f"<loc> {quoted(reference.url)} is not in the site {quoted(self.tree.url)}"
            self._report(path, reference.line, message, "", "listing")
        elif target.path in self.listed:
            self._report(path, reference.line, f"<loc> {quoted(reference.url)} stands twice", "", "listing")
        elif target.path:
            self.listed.add(target.path)

    def _sitemap(self) -> None:
        """Report the pages that the sitemap leaves out, when there is one."""
        if not self.listed:
            return
        for path in sorted(self.ids.keys() - self.listed - self.unlisted):
            self._report(path, 0, "is not in sitemap.xml", "", "listing")
        for path in sorted(self.listed & self.unlisted):
            self._report(path, 0, "is in sitemap.xml, and asks search engines not to list it", "", "listing")

    def _leftovers(self, path: str, content: bytes) -> None:
        """Report what pouring should have filled or removed."""
        if _SHELL in path.split("/") or f"{_SHELL}.html" in path:
            self._report(path, 0, "is a shell that pouring left behind", "", "leftover")
        if path.rpartition(".")[2] not in _TEXT_FILES:
            return
        for name, marker in SLOTS.items():
            at = content.find(marker.encode())
            if at >= 0:
                line = content.count(b"\n", 0, at) + 1
                self._report(path, line, f"the slot for the {name} was not filled", "", "leftover")
        if f"/{_SHELL}/".encode() in content and not path.endswith(".js"):
            line = content.count(b"\n", 0, content.find(f"/{_SHELL}/".encode())) + 1
            self._report(path, line, f"names a shell ({_SHELL})", "", "leftover")

    def _named(self, url: str, where: str) -> str:
        return f"{where} {quoted(url)}" if where else quoted(url)

    def _address(self, path: str) -> str:
        return self.tree.url + path.removesuffix("index.html")

    def _report(self, path: str, line: int, message: str, hint: str, rule: str) -> None:
        self.problems.append(Problem(f"{self.site_dir.name}/{path}", line, 0, message, hint, rule=rule))
