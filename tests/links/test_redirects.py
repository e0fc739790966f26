from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.links.internal import check_site
from generator.links.redirects import missing_redirects, read_redirects, redirect_pages
from generator.urls import Site
from tests.links.builtsite import URL
from tests.minicatalog import PAPER, Data

if TYPE_CHECKING:
    from pathlib import Path

    from tests.links.builtsite import BuiltSite


@pytest.fixture
def data(tmp_path: Path) -> Data:
    data = Data(tmp_path)
    data.write("papers/2024/mlrg.yml", PAPER.replace("title: A", "title: A <b>"))
    return data


def test_a_catalog_without_redirects_has_none(data: Data) -> None:
    assert read_redirects(data.root, data.catalog()) == ({}, ())


def test_each_redirect_leads_from_no_record_to_a_record(data: Data) -> None:
    lines = ["papers/old: papers/mlrg", "papers/mlrg: papers/mlrg", "papers/gone: papers/mlgr", "papers/older: tools/x-0", "old: papers/mlrg", "papers/n: 3"]  # fmt: skip
    data.write("redirects.yml", "\n".join(lines))
    redirects, problems = read_redirects(data.root, data.catalog())
    assert redirects == {"papers/old": "papers/mlrg"}
    assert [str(problem).removeprefix("data/redirects.yml:") for problem in problems] == [
        "2:1: papers/mlrg: is a record still (remove the redirect or the record)",
        "3:14: papers/gone: leads to 'papers/mlgr', which is no record (did you mean 'papers/mlrg'?)",
        "4:15: papers/older: leads to 'tools/x-0', which is no record (a redirect leads to a record, not to another redirect)",
        "5:1: old: is no record's address (write it as 'papers/former-id')",
        "6:11: papers/n: leads to '3', which is no record (a redirect leads to a record, not to another redirect)",
    ]


@pytest.mark.parametrize("text", ["- papers/old", "a: [", "a: 1\na: 2"])
def test_a_file_of_another_shape_is_told(data: Data, text: str) -> None:
    data.write("redirects.yml", text)
    redirects, problems = read_redirects(data.root, data.catalog())
    assert redirects == {}
    assert problems


def test_80_a_published_record_does_not_vanish_without_a_redirect(data: Data, tmp_path: Path) -> None:
    new = Data(tmp_path / "new")
    new.write("papers/2024/other.yml", PAPER)
    (problem,) = missing_redirects(data.catalog(), new.catalog(), {})
    assert problem.message == "papers/mlrg was published and is gone"
    assert problem.hint.startswith("keep the record, or add a line 'papers/mlrg: papers/")
    assert missing_redirects(data.catalog(), new.catalog(), {"papers/mlrg": "papers/other"}) == ()


def test_a_former_address_sends_readers_on(data: Data, site: BuiltSite) -> None:
    pages = redirect_pages({"papers/old": "papers/mlrg"}, data.catalog(), Site(url=URL))
    assert set(pages) == {"papers/old/index.html"}
    page = pages["papers/old/index.html"].decode()
    assert "A &lt;b&gt;" in page
    site.write("papers/old/index.html", page)
    assert check_site(site.folder) == ()
