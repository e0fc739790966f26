"""The feeds of the built site: one for the whole, for each listing, for the papers of each dataset."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"
HOME = "https://mini.example.org/"
PAGES = {
    "": "Mini",
    "new/": "Mini",
    "venues/cmm/": "CMM",
    "years/2024/": "2024",
    "tasks/vqa/": "",
    "datasets/shadowset/": "ShadowSet",
}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_that_lists_records_names_its_feeds(mini_site: Path, path: str) -> None:
    html = (mini_site / path / "index.html").read_text(encoding="utf-8")
    head, _, body = html.partition("</head>")
    feeds = dict(re.findall(r'<link rel="alternate" type="application/(atom|feed)\+\w+" href="([^"]+)"', head))
    assert list(feeds) == ["atom", "feed"]
    folder = "" if path == "new/" else path
    assert urljoin(HOME + path, feeds["atom"]) == f"{HOME}{folder}feed.xml"
    assert urljoin(HOME + path, feeds["feed"]) == f"{HOME}{folder}feed.json"
    assert re.search(r"Subscribe: <a href=\"[^\"]*feed\.xml\"", body)
    atom = ET.parse(mini_site / folder / "feed.xml").getroot()  # noqa: S314  # our own feed
    assert PAGES[path] in (atom.findtext(f"{ATOM}title") or "")
    assert json.loads((mini_site / folder / "feed.json").read_text(encoding="utf-8"))["items"]


def test_a_feed_holds_what_its_page_lists(mini_site: Path) -> None:
    feed = json.loads((mini_site / "venues" / "cmm" / "feed.json").read_text(encoding="utf-8"))
    assert feed["home_page_url"] == f"{HOME}venues/cmm/"
    assert feed["feed_url"] == f"{HOME}venues/cmm/feed.json"
    html = (mini_site / "venues" / "cmm" / "index.html").read_text(encoding="utf-8")
    listed = set(re.findall(r'class="entry__title" href="\.\./\.\./(papers/[^"]+)"', html))
    assert {item["url"] for item in feed["items"]} == {HOME + path for path in listed}
    users = json.loads((mini_site / "datasets" / "shadowset" / "feed.json").read_text(encoding="utf-8"))
    assert f"{HOME}papers/lantern/" in {item["url"] for item in users["items"]}
