"""A later state of a list adds what is new, upgrades preprints, and tells the rest three-way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import AtlasError
from tests.importer.lists import fates

if TYPE_CHECKING:
    from tests.importer.lists import Site

FIRST = """\
## Papers
- [**arXiv 2024**] OneNet: Reading Ribs [[pdf](https://arxiv.org/abs/2411.62001)]
- [**CVPR 2024**] TwoNet: Reading Lungs [[pdf](https://example.org/two.pdf)] [[code](https://github.com/example/two)]
- [**arXiv 2024**] ThreeNet: Reading Hearts [[pdf](https://arxiv.org/abs/2412.62003)]
"""
LATER = """\
## Papers
- [**MICCAI 2025**] FourNet: Reading Bones [[pdf](https://arxiv.org/abs/2501.62004)]
- [**CVPR 2025**] OneNet: Reading Ribs [[pdf](https://arxiv.org/abs/2411.62001)] [[code](https://github.com/example/one)]
- [**ICCV 2024**] TwoNet: Reading Both Lungs [[pdf](https://example.org/two.pdf)]
"""


def read(site: Site, file: str) -> str:
    return (site.root / "data/papers" / file).read_text("utf-8")


def test_only_what_is_new_is_added_and_preprints_are_upgraded(site: Site) -> None:
    site.run(FIRST)
    account = site.run(LATER)
    assert account.created == ("data/papers/2025/fournet.yml",)
    assert {(change.record, change.field) for change in account.changes if change.applied} == {
        ("papers/onenet", "venue"), ("papers/onenet", "year"), ("papers/onenet", "preprint"), ("papers/onenet", "links"),
    }  # fmt: skip
    assert "year: 2025\nvenue: cvpr\n" in read(site, "2025/onenet.yml")
    assert "github.com/example/one" in read(site, "2025/onenet.yml")


def test_what_the_list_changed_or_dropped_is_told_three_way(site: Site) -> None:
    site.run(FIRST)
    before = read(site, "2024/twonet.yml")
    account = site.run(LATER)
    assert read(site, "2024/twonet.yml") == before
    assert [(found.record, found.field, found.before, found.now, found.here) for found in account.differences] == [
        ("papers/threenet", "listed", "ThreeNet: Reading Hearts", "", "ThreeNet: Reading Hearts"),
        ("papers/twonet", "links", "url:github.com/example/two", "", ""),
        ("papers/twonet", "title", "TwoNet: Reading Lungs", "TwoNet: Reading Both Lungs", "TwoNet: Reading Lungs"),
        ("papers/twonet", "venue", "CVPR 2024", "ICCV 2024", "CVPR 2024"),
    ]


def test_after_a_later_state_a_second_run_changes_nothing(site: Site) -> None:
    site.run(FIRST)
    site.run(LATER)
    before = {path: path.read_bytes() for path in (site.root / "data").rglob("*") if path.is_file()}
    account = site.run(LATER)
    assert {path: path.read_bytes() for path in (site.root / "data").rglob("*") if path.is_file()} == before
    assert (account.created, account.differences) == ((), ())
    assert not any(change.applied for change in account.changes)


def test_a_preprint_that_a_person_kept_is_not_upgraded_again(site: Site) -> None:
    site.run(FIRST)
    site.run(LATER)
    path = site.root / "data/papers/2025/onenet.yml"
    text = path.read_text("utf-8").replace("year: 2025\nvenue: cvpr\n", "year: 2024\nvenue: arxiv\n")
    path.write_text(text[: text.index("preprint:")] + text[text.index("links:") :], "utf-8")
    edited = path.read_text("utf-8")
    account = site.run(LATER)
    assert path.read_text("utf-8") == edited
    assert {change.applied for change in account.changes} == {False}


def test_a_link_that_a_person_removed_is_not_brought_back(site: Site) -> None:
    site.run(FIRST)
    path = site.root / "data/papers/2024/twonet.yml"
    removed = "  - type: code\n    url: https://github.com/example/two\n"
    edited = path.read_text("utf-8").replace(removed, "")
    path.write_text(edited, "utf-8")
    assert "github.com" not in edited
    account = site.run(FIRST)
    assert path.read_text("utf-8") == edited
    assert [(change.record, change.field, change.applied) for change in account.changes] == [
        ("papers/twonet", "links", False)
    ]


def test_a_record_that_a_person_removed_is_not_brought_back(site: Site) -> None:
    site.run(FIRST)
    (site.root / "data/papers/2024/threenet.yml").unlink()
    account = site.run(FIRST)
    assert account.created == ()
    assert (4, "aside", "was imported before as papers/threenet, and removed since") in fates(account, "item")


def test_without_a_state_only_the_upgrade_is_dared(site: Site) -> None:
    site.run(FIRST)
    (site.root / "data/derived/imports/list-a.json").unlink()
    account = site.run(LATER)
    assert {(change.field, change.applied) for change in account.changes if change.record == "papers/onenet"} == {
        ("year", True), ("venue", True), ("preprint", True), ("links", False),
    }  # fmt: skip
    assert account.differences == ()


def test_a_state_that_is_none_of_ours_is_told(site: Site) -> None:
    site.run(FIRST)
    (site.root / "data/derived/imports/list-a.json").write_text("[]", "utf-8")
    with pytest.raises(AtlasError, match=r"data/derived/imports/list-a\.json cannot be read"):
        site.run(FIRST)


def test_a_run_killed_before_its_end_changes_nothing_for_the_next(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.run(FIRST)
    before = site.files()
    with monkeypatch.context() as patch:
        patch.setattr("generator.importer.records.write.write_all", _die)
        with pytest.raises(KeyboardInterrupt):
            site.run(LATER)
    assert site.files() == before
    account = site.run(LATER)
    assert account.created == ("data/papers/2025/fournet.yml",)
    assert any(found.field == "listed" for found in account.differences)


def _die(*_: object) -> None:
    raise KeyboardInterrupt
