"""LinkChecker's opinion of a built site: another program, written by others, that asks over HTTP as a browser does.

LinkChecker is under the GPL. It is run as a program of its own and never imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from generator.errors import Problem
from generator.links.internal import home_url
from generator.links.linkchecker import run_linkchecker
from generator.links.local_server import serve_folder
from generator.links.tree import Tree
from generator.load import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

CONFIGURATION = """\
[checking]
threads=4
timeout=30
maxrequestspersecond=100000
robotstxt=0
[filtering]
checkextern=0
ignorewarnings=http-redirected,url-content-too-large,url-content-size-zero,url-whitespace
[output]
status=0
[csv]
parts=urlname,parentname,result,warningstring,valid,line
"""
WITH_FRAGMENTS = CONFIGURATION.replace("[checking]\n", "[checking]\nrecursionlevel=1\n") + "[AnchorCheck]\n"
FRAGMENT_PAGES = 40
"""LinkChecker fetches and parses a page again for every fragment of it that is linked: minutes for a thousand pages.
So it looks at the fragments that some pages link, spread evenly; on a small site at all."""

_NO_ANCHOR = "Anchor `"


def second_opinion(site_dir: Path, site_url: str | None = None, *, timeout: float = 1800) -> tuple[Problem, ...]:
    """Return what LinkChecker finds wrong with the internal links of the site built in ``site_dir``.

    Args:
        site_dir: The folder that a web server would serve.
        site_url: Address of the home page; None takes it from the home page's canonical link.
        timeout: Seconds after which LinkChecker is stopped.

    Raises:
        LinkCheckerFailedError: LinkChecker could not be run, or broke off.
        NoSiteError: There is no built site in ``site_dir``.
    """
    url = home_url(site_dir) if site_url is None else site_url
    tree = Tree.of(site_dir, url)
    pages = [quote(path.removesuffix("index.html")) for path in sorted(tree.files) if path.endswith(".html")]
    with serve_folder(site_dir, tree.files, tree.mount) as served:
        addresses = [served + page for page in pages]
        some = addresses[:: len(addresses) // FRAGMENT_PAGES + 1]
        rows = [
            *run_linkchecker(addresses, CONFIGURATION, timeout=timeout),
            *run_linkchecker(some, WITH_FRAGMENTS, timeout=timeout),
        ]
        return tuple(sorted(set(_problems(rows, served, site_dir.name))))


def _problems(rows: Iterable[Mapping[str, str]], served: str, folder: str) -> Iterator[Problem]:
    for row in rows:
        said = _said(row)
        if said:
            parent = row["parentname"] or row["urlname"]
            line = int(row["line"]) if row["line"].isdigit() else 0
            yield Problem(
                _file(parent, served, folder), line, 0, f"{quoted(row['urlname'])}: {said}", rule="linkchecker"
            )


def _said(row: Mapping[str, str]) -> str:
    """Return what is wrong with a link in LinkChecker's words; empty when nothing is."""
    if row["valid"] != "True":
        return row["result"]
    warning = row["warningstring"].partition(" Available anchors")[0]
    if not warning.startswith(_NO_ANCHOR):
        return warning
    fragment = urlsplit(row["urlname"]).fragment.partition(":~:")[0]
    return warning if fragment and fragment.lower() != "top" else ""


def _file(address: str, served: str, folder: str) -> str:
    """Return the file that was served at an address."""
    path = unquote(urlsplit(address).path).removeprefix(urlsplit(served).path)
    return f"{folder}/{path}index.html" if not path or path.endswith("/") else f"{folder}/{path}"
