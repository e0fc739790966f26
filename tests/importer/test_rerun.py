"""Importing again changes nothing; what people wrote stays; a later list only adds."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.files import PENDING, FileInTheWayError, finish_writing
from generator.importer import plan_import, write_plan
from tests.importer.lists import ADDED, fates

if TYPE_CHECKING:
    from tests.importer.lists import Site

LIST = """\
## Papers
- [**arXiv 2024**] OneNet: Reading Ribs [[pdf]](https://arxiv.org/abs/2411.60001) [[code]](https://github.com/example/one)
- [**CVPR 2024**] TwoNet: Reading Lungs [[pdf]](https://example.org/two.pdf)

## Datasets
| dataset | image |
| --- | --- |
| [RibSet](https://example.org/ribs) | 10K |

## Metrics
- RibScore: Scoring Ribs [[paper](https://arxiv.org/abs/2411.60002)]

## Tools
- [ribtool](https://github.com/example/ribtool)
"""


def test_a_second_run_writes_nothing_and_says_so(site: Site) -> None:
    site.run(LIST)
    before = site.files()
    account = site.run(LIST)
    assert site.files() == before
    assert (account.created, account.changes) == ((), ())
    assert {fate for what in ("item", "link") for _, fate, _ in fates(account, what)} == {"present"}


def test_hand_edits_stay_and_are_quiet_when_a_note_tells_why(site: Site) -> None:
    site.run(LIST)
    path = site.root / "data/papers/2024/onenet.yml"
    text = path.read_text("utf-8").replace("OneNet: Reading Ribs", "OneNet: Reading Ribs Aloud  # as printed", 1)
    text = text.replace(
        'title: "OneNet: Reading Ribs Aloud  # as printed"', 'title: "OneNet: Reading Ribs Aloud" # as printed'
    )
    links = text[text.index("links:") : text.index("lists:")]
    text = text.replace(links, "aliases:\n  - Reading Ribs\n") + "notes:\n  - https://github.com/example/one is gone.\n"
    path.write_text(text, "utf-8")
    account = site.run(LIST)
    assert path.read_text("utf-8") == text
    assert account.changes == ()


def test_what_a_run_would_change_in_a_record_of_the_same_list_is_told_not_done(site: Site) -> None:
    site.run(LIST)
    path = site.root / "data/papers/2024/onenet.yml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("links:")] + text[text.index("lists:") :], "utf-8")
    before = site.files()
    account = site.run(LIST)
    assert site.files() == before
    (change,) = account.changes
    assert (change.record, change.field, change.applied) == ("papers/onenet", "links", False)


def test_a_list_that_names_no_year_disagrees_with_none(site: Site) -> None:
    bare = "## Papers\n- **OneNet: Reading Ribs Without a Year** [[pdf]](https://example.org/one.pdf)\n"
    site.run(bare)
    (path,) = (site.root / "data/papers").rglob("onenet.yml")
    path.write_text(path.read_text("utf-8").replace("links:", "year: 2024\nlinks:"), "utf-8")
    assert site.run(bare).changes == ()


def test_another_list_adds_and_upgrades_and_keeps_comments(site: Site) -> None:
    site.run(LIST)
    old = site.root / "data/papers/2024/onenet.yml"
    old.write_text("# Read twice.\n" + old.read_text("utf-8"), "utf-8")
    site.run(
        "## Papers\n- [**CVPR 2025**] OneNet: Reading Ribs [[pdf]](https://arxiv.org/abs/2411.60001) [[demo]](https://example.org/demo)\n",
        "list-b",
    )
    assert not old.exists()
    text = (site.root / "data/papers/2025/onenet.yml").read_text("utf-8")
    assert text.startswith("# Read twice.\n")
    assert "year: 2025\nvenue: cvpr\n" in text
    assert 'preprint:\n  venue: arxiv\n  id: "2411.60001"\n  year: 2024\n' in text
    assert "https://example.org/demo" in text
    assert "lists: [list-a, list-b]" in text


def test_another_list_adds_figures_to_a_dataset(site: Site) -> None:
    site.run("## Datasets\n- **RibSet** [[data](https://example.org/ribs)]\n")
    site.run(LIST, "list-b")
    assert "images: 10000\n" in (site.root / "data/datasets/ribset.yml").read_text("utf-8")


def everything(root: Path) -> dict[str, str]:
    """Return every file of a site but hidden ones."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and path.suffix in {".yml", ".json"})
    return {str(path.relative_to(root)): path.read_text("utf-8") for path in files}


@pytest.mark.parametrize("writes", range(12))
def test_62_an_import_that_is_killed_while_it_prepares_leaves_all_as_it_was(
    site: Site, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    before = everything(site.root / "data")
    plan = plan_import([("list-a", LIST)], site.catalog(), ADDED)
    told = iter(range(writes))
    write_text = Path.write_text

    def die(path: Path, *args: str, **options: str) -> int:
        if next(told, None) is None:
            raise KeyboardInterrupt
        return write_text(path, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", die)
        try:
            write_plan(plan, site.catalog(), site.root)
        except KeyboardInterrupt:
            assert everything(site.root / "data") == before
        else:
            assert writes >= len(plan.new)
    site.run(LIST)
    assert len(site.files()) == 6
    assert list(site.root.glob(".atlas-pending*")) == []


@pytest.mark.parametrize("moves", range(7))
def test_62_an_import_that_is_killed_while_it_puts_files_in_place_is_completed_by_the_next(
    site: Site, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    plan = plan_import([("list-a", LIST)], site.catalog(), ADDED)
    told = iter(range(moves))
    move = Path.replace

    def die(path: Path, target: Path) -> Path:
        if next(told, None) is None:
            raise KeyboardInterrupt
        return move(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", die)
        with suppress(KeyboardInterrupt):
            write_plan(plan, site.catalog(), site.root)
    finish_writing(site.root)
    assert len(site.files()) == 6
    whole = everything(site.root)
    account = site.run(LIST)
    assert account.created == ()
    assert everything(site.root) == whole


def test_62_nothing_outside_of_the_data_is_removed(tmp_path: Path) -> None:
    (tmp_path / "site" / PENDING).mkdir(parents=True)
    (tmp_path / "kept.yml").write_text("kept", "utf-8")
    (tmp_path / "site" / PENDING / "removed.txt").write_text("data/../../kept.yml\n../kept.yml\n", "utf-8")
    finish_writing(tmp_path / "site")
    assert (tmp_path / "kept.yml").read_text("utf-8") == "kept"


def test_62_a_file_that_is_there_is_never_replaced_by_a_new_record(site: Site) -> None:
    plan = plan_import([("list-a", LIST)], site.catalog(), ADDED)
    path = site.root / "data/tools/ribtool.yml"
    path.parent.mkdir(parents=True)
    path.write_text("name: mine\npurpose: To stay.\n", "utf-8")
    with pytest.raises(FileInTheWayError):
        write_plan(plan, site.catalog(), site.root)
    assert path.read_text("utf-8") == "name: mine\npurpose: To stay.\n"
