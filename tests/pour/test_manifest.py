"""The manifest of a build: it tells what is there, and two sites that differ have different ones."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from generator.pour.manifest import write_manifest
from generator.reading import load_catalog
from tests.places import MINI_SITE

if TYPE_CHECKING:
    from pathlib import Path


def manifest(site: Path) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads((site / "build.json").read_text(encoding="utf-8"))
    return parsed


def test_a_build_tells_what_is_in_it(mini_site: Path) -> None:
    files = {
        file.relative_to(mini_site).as_posix(): file.read_bytes() for file in mini_site.rglob("*") if file.is_file()
    }
    del files["build.json"]
    told = manifest(mini_site)
    assert told["records"] == {"papers": 5, "datasets": 2, "metrics": 1, "tools": 1}
    assert told["pages"] == sum(path.endswith(".html") for path in files)
    assert (told["files"], told["bytes"]) == (len(files), sum(map(len, files.values())))
    assert told["types"]["css"] == {"files": 1, "bytes": len(files["assets/atlas.css"])}
    assert sum(each["files"] for each in told["types"].values()) == told["files"]


def test_the_hash_is_that_of_what_sha256sum_prints(mini_site: Path) -> None:
    files = [file for file in mini_site.rglob("*") if file.is_file() and file != mini_site / "build.json"]
    named = sorted((file.relative_to(mini_site).as_posix().encode(), file) for file in files)
    lines = [hashlib.sha256(file.read_bytes()).hexdigest().encode() + b"  " + path + b"\n" for path, file in named]
    assert manifest(mini_site)["sha256"] == hashlib.sha256(b"".join(lines)).hexdigest()


@pytest.mark.parametrize("change", ["content", "name", "gone", "manifest in a folder"])
def test_another_site_has_another_hash(tmp_path: Path, change: str) -> None:
    catalog = load_catalog(MINI_SITE, cache=False)
    site = tmp_path / "site"
    (site / "papers").mkdir(parents=True)
    for path in ("index.html", "papers/a.json", "papers/b.json"):
        (site / path).write_text(path, encoding="utf-8")
    write_manifest(site, catalog)
    before = manifest(site)
    write_manifest(site, catalog)
    assert manifest(site) == before
    match change:
        case "content":
            (site / "papers" / "a.json").write_text("papers/b.json", encoding="utf-8")
        case "name":
            (site / "papers" / "a.json").rename(site / "papers" / "c.json")
        case "gone":
            (site / "papers" / "a.json").unlink()
        case _:
            shutil.copy(site / "build.json", site / "papers" / "build.json")
    write_manifest(site, catalog)
    assert manifest(site)["sha256"] != before["sha256"]


def test_83_no_file_has_a_name_that_some_system_or_an_artifact_refuses(mini_site: Path) -> None:
    """The characters that actions/upload-artifact refuses, Windows' device names, and names that differ by case alone."""
    paths = [file.relative_to(mini_site).as_posix() for file in mini_site.rglob("*")]
    assert not [path for path in paths if set(path) & set('":<>|*?\r\n\\')]
    assert not [
        path for path in paths if re.search(r"(?i)(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|/|$)|[. ](?:/|$)", path)
    ]
    assert len({path.lower() for path in paths}) == len(paths)
