"""Whatever is edited while a preview runs, it serves the bytes of a fresh build; while something is wrong, those of the last good state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from wsgiref.util import FileWrapper

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from generator.engines.looks import look_at
from generator.errors import CatalogError
from generator.files import write_new
from generator.reading import load_catalog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

LANTERN = "data/papers/2024/lantern.yml"
NEW = """\
title: A Later Made-up Paper
authors: [Ada Example]
year: 2025
venue: cmm
type: method
tasks: [report-generation]
added: "2026-02-01"
"""
PLUGINS: Any = MkDocsConfig.plugins
"""Keeps plugins: MkDocs gives those of a preview to every later build of the process."""
_LIVERELOAD = re.compile(rb"<script>\s*var livereload.*?</script>", re.DOTALL)


class Served:
    """The preview of a site, asked without a network; it is told which files changed, or has to find out."""

    def __init__(self, root: Path, site_dir: Path, *, is_told: bool) -> None:
        self._data = str(root / "data")
        self._is_told = is_told
        self._looks = look_at(self._data)

        def builder() -> None:
            build(load_config(str(root / "mkdocs.yml"), site_dir=str(site_dir)))

        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site_dir))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)
        self.server = LiveReloadServer(builder, "127.0.0.1", 8000, str(site_dir))
        self.server.watch(config.docs_dir)
        self.server.watch(str(root / "mkdocs.yml"))
        config.plugins.on_serve(self.server, config=config, builder=builder)
        self._plugin: Any = config.plugins["atlas"]

    def edited(self) -> None:
        """Do what the server does when it sees that files changed."""
        before, self._looks = self._looks, look_at(self._data)
        if self._is_told:
            self._plugin.changed.update(path for path, _ in before.items() ^ self._looks.items())
        self.server.builder()

    def get(self, path: str) -> tuple[str, bytes]:
        """Return status and content; what was put in for reloading is left out."""
        said: list[str] = []
        answer: Any = self.server.get_app()
        parts = answer({"PATH_INFO": f"/{path}"}, lambda status, _: said.append(status))
        content = b"".join(parts)
        if isinstance(parts, FileWrapper):
            parts.close()
        return said[-1], _LIVERELOAD.sub(b"", content)


def fresh(root: Path, site_dir: Path) -> dict[str, bytes]:
    """Return every file of a new build."""
    kept, PLUGINS.plugin_cache = PLUGINS.plugin_cache, {}
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site_dir))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    finally:
        PLUGINS.plugin_cache = kept
    return {file.relative_to(site_dir).as_posix(): file.read_bytes() for file in site_dir.rglob("*") if file.is_file()}


def differences(served: Served, files: Mapping[str, bytes]) -> list[str]:
    """Return the files of a site that the preview serves otherwise."""
    return [name for name, content in files.items() if served.get(name) != ("200 OK", content)]


def put(root: Path, file: str, *changes: tuple[str, str]) -> None:
    path = root / file
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text, f"{file} has no {old!r}"
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


EDITS: dict[str, Callable[[Path], object]] = {
    "a title": lambda root: put(root, LANTERN, ("Light on Made-up", "More Light on Made-up")),
    "a summary": lambda root: put(root, LANTERN, ("by lantern light", "by torch light")),
    "authors": lambda root: put(root, LANTERN, ("[Ada Example,", "[Zoe Newcomer, Ada Example,")),
    "labels": lambda root: put(root, LANTERN, ("tasks: [report-generation]", "tasks: [vqa]")),
    "a name in a venue": lambda root: put(root, "data/venues.yml", ("Conference on Made-up", "Symposium on Made-up")),
    "a venue to come": lambda root: put(root, "data/venues.yml", ("arxiv: {", "new: {name: New Letters, short: NL, kind: journal}\narxiv: {")),
    "a new venue": lambda root: put(root, LANTERN, ("venue: cmm", "venue: new")),
    "a term": lambda root: put(root, "data/vocabularies/tasks.yml", ("label: Question answering", "label: Answers")),
    "a new record": lambda root: write_new(root / "data/papers/2025/later.yml", NEW),
    "a record less": lambda root: (root / "data/papers/2025/later.yml").unlink(),
    "news": lambda root: (root / "data/news.yml").write_text("- {date: 2026-01-01, text: Something new.}\n"),
    "a redirect": lambda root: (root / "data/redirects.yml").write_text("papers/lamp: papers/lantern\n"),
    "spellings": lambda root: (root / "data/authors.yml").write_text("zoe: {name: Zoe Newcomer, aliases: [Ada Example]}\n"),
    "settings": lambda root: put(root, "data/catalog.yml", ("plural: Venues", "plural: Places"), ("Mini Atlas", "Tiny Atlas")),
    "a facet": lambda root: put(root, "data/catalog.yml", ("  - {id: types", "  - {id: methods, field: methods, label: Method, plural: Methods, description: By method.}\n  - {id: types")),
    "a page written by hand": lambda root: put(root, "docs/about.md", ("# ", "# More ")),
}  # fmt: skip


@pytest.fixture(params=["told", "not told"])
def served(
    request: pytest.FixtureRequest, mini_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Served]:
    monkeypatch.setattr(PLUGINS, "plugin_cache", {})
    # The frame of every page tells what the settings call this one.
    put(mini_root, "mkdocs.yml", ("  - Browse:", "  - venues/index.md\n  - Browse:"))
    preview = Served(mini_root, tmp_path / "served", is_told=request.param == "told")
    yield preview
    preview.server.server_close()


def test_each_edit_is_served_as_a_fresh_build_has_it(served: Served, mini_root: Path, tmp_path: Path) -> None:
    before = fresh(mini_root, tmp_path / "fresh")
    assert differences(served, before) == []
    for name, edit in EDITS.items():
        edit(mini_root)
        served.edited()
        after = fresh(mini_root, tmp_path / "fresh")
        assert after != before, name
        assert differences(served, after) == [], name
        for gone in before.keys() - after.keys():
            assert served.get(gone)[0].startswith("404"), (name, gone)
        before = after


BROKEN: dict[str, Callable[[Path], object]] = {
    "syntax": lambda root: put(root, LANTERN, ("year: 2024", "year: [2024")),
    "an unknown venue": lambda root: put(root, LANTERN, ("venue: cmm", "venue: nowhere")),
    "a record that another names": lambda root: (root / "data/datasets/shadowset.yml").unlink(),
    "settings": lambda root: put(root, "data/catalog.yml", ("title: ", "titel: ")),
    "a vocabulary": lambda root: put(root, "data/vocabularies/tasks.yml", ("vqa: {", "vqa: [")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told_and_the_last_good_state_stays(
    name: str, served: Served, mini_root: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    good = fresh(mini_root, tmp_path / "fresh")
    before = {file: file.read_bytes() for file in mini_root.rglob("data/**/*.yml")}
    BROKEN[name](mini_root)
    with pytest.raises(CatalogError) as broken:
        load_catalog(mini_root, cache=False)
    served.edited()
    assert str(broken.value) in caplog.text
    assert differences(served, good) == []
    for file, content in before.items():
        file.write_bytes(content)
    put(mini_root, LANTERN, ("by lantern light", "by torch light"))
    served.edited()
    mended = fresh(mini_root, tmp_path / "fresh")
    assert mended != good
    assert differences(served, mended) == []
