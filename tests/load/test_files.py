from __future__ import annotations

import builtins
import os
from typing import TYPE_CHECKING, NoReturn

import pytest

from generator.load import find_files
from tests.minicatalog import PAPER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.minicatalog import Data


def test_files_come_in_the_order_of_their_paths(data: Data) -> None:
    data.write("papers/2024/b.yml", PAPER)
    data.write("papers/2023/c.yml", PAPER)
    data.write("papers/2024/a.yml", PAPER)
    data.write("tools/t.yml", "")
    files, problems = find_files(data.root)
    assert problems == ()
    papers = [(file.file, file.folder, file.stem) for file in files if file.part == "papers"]
    assert papers == [
        ("data/papers/2023/c.yml", "2023", "c"),
        ("data/papers/2024/a.yml", "2024", "a"),
        ("data/papers/2024/b.yml", "2024", "b"),
    ]
    assert {file.part for file in files} == {"papers", "tools", "catalog", "venues", "sources", "vocabularies"}


def test_what_programs_write_is_none_of_ours(data: Data) -> None:
    for file in (
        "derived/links.json",
        "redirects.yml",
        ".hidden",
        "papers/2024/.a.swp",
        "papers/README.md",
    ):
        data.write(file, "x")
    assert data.problems() == []


def test_50_symbolic_links_are_not_followed(data: Data) -> None:
    (data.root / "outside.yml").write_text(PAPER)
    (data.root / "elsewhere").mkdir()
    data.write("papers/2024/a.yml", PAPER)
    (data.root / "data/papers/2024/b.yml").symlink_to(data.root / "outside.yml")
    (data.root / "data/papers/2025").symlink_to(data.root / "elsewhere")
    hint = "is a symbolic link; these are not followed (put the file itself here)"
    assert data.problems() == [f"papers/2024/b.yml: {hint}", f"papers/2025: {hint}"]


def test_50_junk_is_told_of_and_passed_over(data: Data) -> None:
    data.write("papers/2024/a.yml~", "x")
    data.write("notes.txt", "x")
    data.write("venue.yml", "x")
    data.write("paper/a.yml", "x")
    said = "warning: is not part of a catalog, so it is not read"
    assert data.problems() == [
        f"notes.txt: {said} (move it out of data/)",
        f"paper: {said} (did you mean 'papers'?)",
        f"papers/2024/a.yml~: {said} (move it out of data/)",
        f"venue.yml: {said} (did you mean 'venues.yml'?)",
    ]


@pytest.mark.parametrize("name", ["a.yaml", "a.YAML", "a.YML", "a.Yml"])
def test_50_other_endings(data: Data, name: str) -> None:
    data.write(f"papers/2024/{name}", PAPER)
    ending = name.removeprefix("a")
    assert data.problems() == [f"papers/2024/{name}: ends in '{ending}', so it is not read (rename it to 'a.yml')"]


def test_50_folders_in_the_place_of_files(data: Data) -> None:
    for folder in ("papers/x.yml", "papers/2024/y.yml", "papers/2024/deep", "datasets/z.yml", "datasets/more"):
        (data.root / "data" / folder).mkdir(parents=True)
    said = "is a folder where a file is expected (move or remove it)"
    assert data.problems() == [
        f"{folder}: {said}"
        for folder in ("datasets/more", "datasets/z.yml", "papers/2024/deep", "papers/2024/y.yml", "papers/x.yml")
    ]


def test_50_pipes_are_not_opened(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER)
    os.mkfifo(data.root / "data/papers/2024/b.yml")
    assert data.problems() == ["papers/2024/b.yml: is not a regular file (remove it)"]


def test_50_an_unreadable_file(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    data.write("papers/2024/a.yml", PAPER)
    data.write("papers/2024/b.yml", PAPER.replace("miccai", "micai"))
    opened = builtins.open

    def refuse(path: object, *args: object, **options: object) -> object:
        if str(path).endswith("a.yml"):
            _refuse()
        return opened(path, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "open", refuse)
    assert data.problems() == [
        "papers/2024/a.yml: cannot be read: Permission denied (check its permissions)",
        "papers/2024/b.yml:3:8: venue: unknown 'micai' (did you mean 'miccai'?)",
    ]


def _refuse() -> NoReturn:
    raise PermissionError(13, "Permission denied")


def test_without_data_there_is_one_problem(tmp_path: Path) -> None:
    assert find_files(tmp_path) == ((), ())
