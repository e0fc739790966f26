"""The same site with Zensical: shells in a temporary copy of ``docs/``, built with the theme, then poured.

Zensical reads the same ``mkdocs.yml`` as MkDocs, but runs no plugins (https://zensical.org/compatibility/plugins/), so what
the plugin does during a build is done here before and after it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator.engines.settings import read_site
from generator.engines.site_plan import OWN_TEMPLATES, files_beside_pages, make_renderer, shell_sources, source_path
from generator.errors import AtlasError
from generator.export import Pieces
from generator.pour import SLOTS, begin_pouring, pour, search_entries, take_engine_site, write_file
from generator.render.pages import shell_path
from generator.stages import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.catalog import Catalog
    from generator.pour import Poured
    from generator.render import Renderer
    from generator.stages import Watcher

SEARCH_ITEMS = "search.json"


def build_with_zensical(
    root: Path, workshop: Path, catalog: Catalog, *, strict: bool, watcher: Watcher = UNWATCHED
) -> tuple[Path, Poured]:
    """Build the site of a checked catalog under ``workshop``; return its folder there, and what was poured into it.

    Args:
        root: Folder of the site.
        workshop: Folder to be made for the copies that Zensical works on.
        catalog: What to build.
        strict: Whether a warning of Zensical is an error.
        watcher: Is told of each stage.

    Raises:
        AtlasError: Zensical is not installed, or gave up.
    """
    if find_spec("zensical") is None:
        raise AtlasError("Zensical is not installed; `pip install zensical` brings it")
    pieces = Pieces(catalog, read_site(root))
    with watcher.stage("export"):
        pieces.make_bibtex()
    with watcher.stage("index"):
        renderer = make_renderer(pieces, root)
    config = _read_config(root / "mkdocs.yml")
    _copy_sources(root, workshop, config, renderer)
    _write_config(workshop / "mkdocs.yml", config)
    _run(root, workshop / "mkdocs.yml", strict=strict)
    built = workshop / "site"
    shells = {shell_path(path) for path in renderer.pages}
    pages = {file.parent.relative_to(built).as_posix() + "/" for file in built.rglob("index.html")}
    with watcher.stage("pour"):
        written = sorted(path for path in pages - {"./"} if path not in shells)
        engine = take_engine_site(renderer.pages.values(), built, written)
        pouring = begin_pouring(renderer, partial(files_beside_pages, renderer, root), engine)
        extend_search_items(built / SEARCH_ITEMS, search_entries(renderer))
        return built, pour(replace(pouring, watcher=watcher), built)


def _read_config(file: Path) -> dict[str, Any]:
    """Return the settings with every tag they have, such as ``!ENV``, which are for the engine to understand."""
    try:
        config: dict[str, Any] = YAML().load(file.read_text("utf-8"))
    except (OSError, YAMLError) as error:
        raise AtlasError(f"{file}: {error}") from error
    return config


def _copy_sources(root: Path, workshop: Path, config: Mapping[str, Any], renderer: Renderer) -> None:
    """Copy pages and theme, and add the shells; a page that someone wrote by hand stays theirs and is not poured."""
    docs = workshop / "docs"
    shutil.copytree(root / config.get("docs_dir", "docs"), docs)
    shutil.copytree(OWN_TEMPLATES / "theme", workshop / "theme")
    own = (config.get("theme") or {}).get("custom_dir")
    if own and (root / own).is_dir():
        shutil.copytree(root / own, workshop / "theme", dirs_exist_ok=True)
    for path in [path for path in renderer.pages if path == shell_path(path) and (docs / source_path(path)).exists()]:
        del renderer.pages[path]
    for source, content in shell_sources(renderer).items():
        write_file(docs / source, content.encode())


def _write_config(file: Path, config: dict[str, Any]) -> None:
    theme = config.setdefault("theme", {})
    theme["custom_dir"] = "theme"
    config |= {
        "docs_dir": "docs",
        "site_dir": "site",
        "plugins": [name for name in config.get("plugins", ()) if name != "atlas"],
    }
    with file.open("w", encoding="utf-8") as stream:
        YAML().dump(config, stream)


def _run(root: Path, config: Path, *, strict: bool) -> None:
    command = [sys.executable, "-m", "zensical", "build", "--config-file", str(config.resolve())]
    ended = subprocess.run(  # noqa: S603  # our own arguments
        [*command, "--strict"] if strict else command, cwd=root, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        said = [line for line in (ended.stdout + ended.stderr).splitlines() if line.strip()]
        raise AtlasError(f"the site was not built: Zensical says: {said[-1] if said else 'nothing'}")


def extend_search_items(file: Path, entries: Iterable[Mapping[str, str]]) -> None:
    """Put poured pages into Zensical's search data, and take out what it wrote of their shells.

    A site without that file (search is off) is left as it is.
    """
    if not file.exists():
        return
    data = json.loads(file.read_text("utf-8"))
    poured = {entry["location"]: {**entry, "level": 1, "path": [entry["title"]], "tags": []} for entry in entries}
    written = [
        item
        for item in data["items"]
        if item["location"] not in poured
        and "/_shell/" not in item["location"]
        and not any(marker in item["title"] + item["text"] for marker in SLOTS.values())
    ]
    data["items"] = [*written, *poured.values()]
    write_file(file, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())
