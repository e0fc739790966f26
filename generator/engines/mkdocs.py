"""The MkDocs plugin: adds the shells of a catalog to a build, and pours the catalog into what MkDocs made of them."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import TemplateError
from mkdocs.config.base import Config
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, InclusionLevel

from generator.engines.looks import look_at
from generator.engines.settings import site_of
from generator.engines.site_plan import OWN_TEMPLATES, files_beside_pages, make_renderer, shell_sources, source_path
from generator.engines.theme import list_own_files
from generator.errors import AtlasError
from generator.export import Pieces
from generator.pour import begin_pouring, pour, take_engine_site
from generator.reading import FollowedCatalog, load_catalog, no_collections
from generator.render.compiling import keep_compiled
from generator.render.derived import Derived
from generator.render.pages import shell_path
from generator.render.planned import shells_of
from generator.render.renderer import place_in_template
from generator.stages import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from generator.catalog import Catalog
    from generator.engines.looks import Looks
    from generator.engines.preview import Preview
    from generator.pour import EngineSite, Pouring
    from generator.pour.written import Written
    from generator.render import Renderer
    from generator.stages import Watcher
    from generator.urls import Site

log = logging.getLogger("mkdocs.plugins.atlas")

PAUSE = 0.05
"""Seconds without a change after which a preview takes what was saved for whole."""


class AtlasOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves this unannotated
    """The plugin takes no options: what is particular to a catalog stands in ``data/catalog.yml``."""


class AtlasPlugin(BasePlugin[AtlasOptions]):  # type: ignore[no-untyped-call]
    """Builds the site of a catalog. Needs ``data/`` beside ``mkdocs.yml``.

    Attributes:
        preview: What serves the pages of a preview; none in a build.
        written: What was written into the site that was built last; nothing before that, and in a preview.
        changed: Whole paths of files that changed since a preview went on from them; nothing when that is not known.
    """

    def __init__(self) -> None:
        self.preview: Preview | None = None
        self.written: Written | None = None
        self._renderer: Renderer | None = None
        self._catalog: Catalog | None = None
        self._watcher: Watcher = UNWATCHED
        self._root = Path()
        self._engine_pages: tuple[str, ...] = ()
        self._derived = Derived()
        self._followed: FollowedCatalog | None = None
        self._seen: Looks = {}
        self.changed: set[str] = set()

    @property
    def renderer(self) -> Renderer:
        """The renderer of the catalog that is being built."""
        if self._renderer is None:
            raise PluginError("atlas: the catalog is read when a build begins; no build has begun")
        return self._renderer

    def use(self, catalog: Catalog, watcher: Watcher) -> None:
        """Build this catalog, which has been read and checked already, instead of reading it again; tell what is done."""
        self._catalog, self._watcher = catalog, watcher

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Stay the same plugin from build to build, so that a preview can keep what it knows."""
        if command == "serve":
            from generator.engines.preview import Preview  # noqa: PLC0415  # no build needs what a preview does
            from generator.engines.remembering import Remembered  # noqa: PLC0415  # as above

            self.preview, self._followed, self._derived = Preview(), None, Remembered()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the catalog, and put the program's theme files behind the site's own.

        A preview goes on with the last good state when what was just saved is wrong.
        """
        self._root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        try:
            catalog = self._catalog or self._read()
        except AtlasError as error:
            if self._renderer is None:
                raise PluginError(str(error)) from error
            catalog = self._renderer.index.catalog
            self._tell_kept(error)
        site = site_of(config)
        pieces = self._pieces(catalog, site)
        if not self.preview:
            with self._watcher.stage("export"):
                pieces.make_bibtex()
        with self._watcher.stage("index"):
            self._renderer = make_renderer(pieces, self._root, derived=self._derived)
        self._use_own_theme(config)
        return config

    def _read(self, changed: Collection[str] | None = None) -> Catalog:
        """Return the catalog; a preview reads it again and again, and keeps what did not change."""
        if self.preview is None:
            return load_catalog(self._root)
        self._followed = self._followed or FollowedCatalog(self._root)
        return self._followed.read(changed)

    def _pieces(self, catalog: Catalog, site: Site) -> Pieces:
        return Pieces(catalog, site, self._derived.citation_keys)

    def _use_own_theme(self, config: MkDocsConfig) -> None:
        theme, environment_of = str(OWN_TEMPLATES / "theme"), config.theme.get_env
        if theme not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, theme)

        def own_environment() -> Environment:
            environment = list_own_files(environment_of(), config.theme.dirs, theme)
            keep_compiled(environment)
            return environment

        config.theme.get_env = own_environment  # type: ignore[method-assign]  # there is no event before files are listed

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a shell for each kind of page; a page that someone wrote by hand stays theirs."""
        pages = self.renderer.pages
        for path in sorted(shells_of(pages)):
            if path in pages and files.get_file_from_path(source_path(path)):
                del pages[path]
        self._engine_pages = tuple(file.url for file in files.documentation_pages())
        for source, content in shell_sources(self.renderer).items():
            files.append(File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Give each shell its place in the navigation, so that the way to it is marked on every page poured."""
        by_url = {page.url: page for page in nav.pages}
        for path in shells_of(self.renderer.pages):
            file = files.get_file_from_path(source_path(path))
            parent = by_url.get(path.split("/")[0] + "/", by_url.get("browse/"))
            if file and file.page and parent and file.page is not parent and path:
                file.page.parent = parent  # type: ignore[assignment]  # a page serves as well as a section
        return nav

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002
        """Spare a shell the way through Markdown: it has no text, and a processor made for each costs as much as pouring it."""
        if page.file.generated_by == "atlas":
            page.render = partial(_render_nothing, page)  # type: ignore[method-assign]  # no event comes in between
        return page

    def on_pre_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Let readers of a preview wait while the site is being rebuilt."""
        if self.preview:
            self.preview.pause()

    def on_build_error(self, *, error: Exception) -> None:
        """Let readers of a preview go on with the last good state when a build fails; say where a template is broken.

        Raises:
            PluginError: A template of the theme is broken.
        """
        if self.preview:
            self.preview.recover()
        if isinstance(error, TemplateError):
            raise PluginError(f"{place_in_template(error)}: {error}") from error

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Pour: write every page of the catalog and the machine copies; in a preview leave them until asked for."""
        with self._watcher.stage("pour"):
            self._pour(Path(config.site_dir))

    def _pour(self, site_dir: Path) -> None:
        try:
            pouring = self._begin(take_engine_site(self.renderer.pages.values(), site_dir, self._engine_pages))
            if self.preview:
                self.preview.take(pouring, site_dir)
                self._seen = self._looks()
                return
            poured = pour(replace(pouring, watcher=self._watcher), site_dir)
        except AtlasError as error:
            raise PluginError(str(error)) from error
        self.written = poured.written
        log.info("%s", poured.told())

    def _begin(self, engine: EngineSite) -> Pouring:
        return begin_pouring(self.renderer, partial(files_beside_pages, self.renderer, self._root), engine)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Watch data and templates too; answer for pages that the build left to be made on request."""
        from generator.engines.watching import watching  # noqa: PLC0415  # threads and all: no build needs it

        watched = [config.docs_dir, *filter(None, [config.config_file_path])]
        for path in watched:
            server.unwatch(path)
        server.build_delay = PAUSE
        server.observer = watching(self.changed.add)  # type: ignore[assignment]  # any observer does what MkDocs asks of its own
        for path in (
            *watched,
            *(str(folder) for name in ("data", "templates") if (folder := self._root / name).is_dir()),
        ):
            server.watch(path)
        if self.preview:
            self.preview.attach(server)
            server.builder = partial(self._rebuild, server.builder, config)
        return server

    def _rebuild(self, build: Callable[[], None], config: MkDocsConfig) -> None:
        """Pour the changed data into the shells there are; build anew when more than records changed, or a shell lacks."""
        with no_collections():
            if self._looks() == self._seen and self._pour_again(config):
                return
        try:
            build()
        except MkDocsException as error:
            self._tell_kept(error)

    def _looks(self) -> Looks:
        """Return what a page looks like, besides the data: how each file looks that it is made from."""
        return look_at(*(str(self._root / name) for name in ("docs", "templates", "mkdocs.yml")))

    def _pour_again(self, config: MkDocsConfig) -> bool:
        """Read the catalog again and serve it; tell whether the shells there are suffice for its pages."""
        if self.preview is None or self.preview.pouring is None:
            return False
        try:
            catalog = self._read(self._take_changed())
        except AtlasError as error:
            self._tell_kept(error)
            return True
        former, engine = self.renderer, self.preview.pouring.engine
        if catalog.settings != former.index.catalog.settings:
            return False  # titles of pages and the frame around them may be others
        pieces = self._pieces(catalog, former.site)
        renderer = make_renderer(pieces, self._root, former.environment, derived=self._derived)
        for path in engine.pages:
            if path == shell_path(path):
                renderer.pages.pop(path, None)
        if not shells_of(renderer.pages) <= engine.shells.keys():
            return False
        self._renderer = renderer
        self.preview.take(self._begin(engine), Path(config.site_dir))
        return True

    def _take_changed(self) -> frozenset[str] | None:
        """Return the paths of all files of the data that changed since it was last asked; none when that is not known."""
        changed = frozenset(self.changed)
        self.changed -= changed
        data = f"{self._root}/data/"
        paths = {Path(path).as_posix() for path in changed}
        return frozenset(path[len(data) - 5 :] for path in paths if path.startswith(data)) or None

    def _tell_kept(self, error: Exception) -> None:
        log.error("The preview keeps the last good state until this is mended:\n%s", error)


def _render_nothing(page: Page, _config: MkDocsConfig, _files: Files) -> None:
    """Leave a page as it is without text."""
    page.content = ""
