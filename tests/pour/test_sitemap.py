from __future__ import annotations

import gzip
import re

from generator.pour.sitemap import MOST_PAGES, sitemap_files
from generator.urls import Site

SITE = Site(url="https://atlas.example.org/")
PATHS = [f"papers/p{number}/" for number in range(7)]


def located(content: bytes) -> list[str]:
    return re.findall(r"<loc>https://atlas\.example\.org/(.*?)</loc>", content.decode())


def test_few_pages_stand_in_one_file() -> None:
    files = sitemap_files(SITE, PATHS)
    assert list(files) == ["sitemap.xml", "sitemap.xml.gz"]
    assert located(files["sitemap.xml"]) == PATHS


def test_many_pages_are_shared_by_files_that_the_first_one_names() -> None:
    files = sitemap_files(SITE, PATHS, most=3)
    assert b"<sitemapindex " in files["sitemap.xml"]
    names = located(files["sitemap.xml"])
    assert names == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert [path for name in names for path in located(files[name])] == PATHS
    assert all(len(located(files[name])) <= 3 for name in names)


def test_each_file_has_a_compressed_copy_that_says_the_same_each_time() -> None:
    files = sitemap_files(SITE, PATHS, most=3)
    assert {name for name in files if name.endswith(".gz")} == {f"{name}.gz" for name in files if name.endswith("xml")}
    assert gzip.decompress(files["sitemap-2.xml.gz"]) == files["sitemap-2.xml"]
    assert files == sitemap_files(SITE, PATHS, most=3)


def test_addresses_are_escaped_and_the_limit_is_that_of_the_protocol() -> None:
    assert b"a&amp;b" in sitemap_files(SITE, ["a&b/"])["sitemap.xml"]
    assert MOST_PAGES == 50_000
