"""Runs an engine: a build that replaces the former site in one step, and a preview."""

from __future__ import annotations

import logging
import os
import shutil
import socket
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, cast, get_args

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException, PluginError

from generator.errors import AtlasError, CatalogError
from generator.pour.manifest import write_manifest
from generator.stages import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.catalog import Catalog
    from generator.engines.mkdocs import AtlasPlugin
    from generator.pour.written import Written
    from generator.stages import Watcher

Engine = Literal["mkdocs", "zensical"]
ENGINES: tuple[Engine, ...] = get_args(Engine)


class _Listener(logging.Handler):
    """Hands what an engine says to a function: text, and how grave it is."""

    def __init__(self, tell: Callable[[str, int], None]) -> None:
        super().__init__()
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Pass on all but the error that ends a build: the exception that follows carries it."""
        if (record.name, record.levelno) != ("mkdocs.commands.build", logging.ERROR):
            self._tell(record.getMessage(), record.levelno)


def build_site(
    root: Path,
    site_dir: Path,
    catalog: Catalog,
    *,
    strict: bool,
    tell: Callable[[str, int], None],
    engine: Engine = "mkdocs",
    watcher: Watcher = UNWATCHED,
) -> None:
    """Build the site of a checked catalog into ``site_dir``.

    The new site is made beside the old one and put in its place when it is whole: a build that is killed, or fails,
    leaves the former site as it was. ``build.json`` in it tells what was built.

    Args:
        root: Folder of the site.
        site_dir: Where the site shall be.
        catalog: What to build.
        strict: Whether a warning of the engine is an error, and a link within the site that leads nowhere.
        tell: Is told what the engine says, with its level (``logging.WARNING`` …).
        engine: What builds the theme.
        watcher: Is told of each stage.

    Raises:
        AtlasError: The engine gave up; it has said why. Or what lies at ``site_dir`` is not a former site.
        CatalogError: ``strict``, and a link of the built site leads nowhere.
    """
    _config_file(root)
    _require_replaceable(root, site_dir)
    building = site_dir.with_name(f"{site_dir.name}.building")
    shutil.rmtree(building, ignore_errors=True)
    try:
        with watcher.stage("engine"):
            built, written = _build_with(engine, root, building, catalog, strict=strict, tell=tell, watcher=watcher)
        with watcher.stage("manifest"):
            write_manifest(built, catalog, written)
        if strict:
            with watcher.stage("link check"):
                _check_links(built, site_dir.name)
        with watcher.stage("replace"):
            replace_folder(built, site_dir)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _build_with(
    engine: Engine,
    root: Path,
    building: Path,
    catalog: Catalog,
    *,
    strict: bool,
    tell: Callable[[str, int], None],
    watcher: Watcher,
) -> tuple[Path, Written | None]:
    """Build in the folder ``building``; return the folder of the site, which is that one or lies in it, and what was written."""
    if engine == "zensical":
        from generator.engines.zensical import build_with_zensical  # noqa: PLC0415  # few sites have it installed

        built, poured = build_with_zensical(root, building, catalog, strict=strict, watcher=watcher)
        tell(poured.told(), logging.INFO)
        return built, poured.written
    with _listening(tell):
        try:
            config = load_config(str(_config_file(root)), strict=strict, site_dir=str(building.resolve()))
            plugin = cast("AtlasPlugin", config.plugins["atlas"])
            plugin.use(catalog, watcher)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except KeyError as error:
            raise AtlasError("mkdocs.yml: the plugin `atlas` is missing from `plugins`") from error
        except (MkDocsException, Abort) as error:
            said = error if isinstance(error, PluginError) else error.__context__ or error
            raise AtlasError(f"the site was not built: {said}") from error
    return building, plugin.written


def _require_replaceable(root: Path, site_dir: Path) -> None:
    """Raise AtlasError when building would put a site in the place of something else: of the data, say."""
    place = site_dir.resolve()
    if root.resolve().is_relative_to(place):
        raise AtlasError(f"{site_dir} holds what the site is made from; name another folder with --site-dir")
    if place.exists() and not (place / "index.html").exists() and any(place.iterdir()):
        raise AtlasError(
            f"{site_dir} holds other things than a former site; name a new or empty folder with --site-dir"
        )


def _check_links(built: Path, name: str) -> None:
    """Raise CatalogError with every link of a built site that leads nowhere, the site called by the name it will have."""
    from generator.links.internal import check_site  # noqa: PLC0415  # a parser of HTML, which few builds need

    problems = check_site(built)
    if problems:
        raise CatalogError(replace(problem, file=problem.file.replace(built.name, name, 1)) for problem in problems)


def replace_folder(new: Path, old: Path) -> None:
    """Put a folder in the place of another: two renames, then the old one is removed."""
    aside = old.with_name(f"{old.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)


def serve_site(root: Path, host: str, port: int, *, tell: Callable[[str, int], None]) -> None:
    """Preview the site until interrupted; pages follow the data as files are saved.

    Raises:
        AtlasError: The port is taken, or the site cannot be built.
    """
    from mkdocs.commands.serve import serve  # noqa: PLC0415  # brings a web server, which no build needs

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise AtlasError(f"cannot serve at {host}:{port}: {error.strerror}; choose another with --port") from error
    with _listening(tell):
        try:
            serve(str(_config_file(root)), dev_addr=f"{host}:{port}", site_url=f"http://{host}:{port}/")
        except (MkDocsException, Abort) as error:
            raise AtlasError(f"the preview ended: {error}") from error


def _config_file(root: Path) -> Path:
    file = root / "mkdocs.yml"
    if not file.exists():
        raise AtlasError(
            f"{root.resolve()} has no mkdocs.yml; call this in the folder of a site, or name it with --root"
        )
    return file


@contextmanager
def _listening(tell: Callable[[str, int], None]) -> Iterator[None]:
    """Hear what MkDocs says while it runs, and silence what its theme says about other products."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    listener, logger = _Listener(tell), logging.getLogger("mkdocs")
    logger.addHandler(listener)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(listener)
