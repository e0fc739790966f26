"""Renders planned pages through the templates of a site, each template compiled once."""

from __future__ import annotations

import traceback
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from markupsafe import Markup

from generator.errors import AtlasError
from generator.export.json_text import compact_json
from generator.index import term_label, terms_of, title_of
from generator.model import Dataset, Paper
from generator.pictures import Picture, draw_pictures
from generator.provenance import origins
from generator.render import views
from generator.render.charts import best_chart
from generator.render.citing import Citation, citations
from generator.render.compiling import QuickEnvironment
from generator.render.derived import Derived
from generator.render.metadata import catalog_json_ld, dataset_json_ld, highwire_tags, paper_json_ld
from generator.render.pages import Fragment, collection_path
from generator.render.scripts import script_bundles
from generator.urls import identifier_urls, paper_url, preprint_url, record_path, root_of, term_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from jinja2 import Environment

    from generator.export import Pieces
    from generator.model import Record
    from generator.provenance import Saying
    from generator.related import RelatedPaper, Relations
    from generator.render.pages import Page

DESCRIPTION_LENGTH = 200
BLOCK_END = "\x1e"
"""Stands between the blocks of a rendered page (templates/parts/page.html); no field of a record may hold it."""


WAY_HOME = "\x1d"
"""Stands in an entry for the relative way to the home page; as above."""


class BrokenTemplateError(AtlasError):
    """A template of the site cannot be rendered."""


class Renderer:
    """Turns pages into fragments. Knows the catalog, its index and the templates; keeps entries it has made.

    Attributes:
        index: The index of the catalog.
        pieces: What pages share with exported files.
        site: Where the site lives.
        pages: Every page of the site that comes from data, by path.
        scripts: The scripts of the site by path.
        environment: The templates, compiled as they are needed.
    """

    def __init__(
        self,
        pieces: Pieces,
        templates: Iterable[Path],
        environment: Environment | None = None,
        *,
        link_states: Mapping[str, views.LinkState] = MappingProxyType({}),
        sayings: Mapping[str, Mapping[str, Saying]] = MappingProxyType({}),
        derived: Derived | None = None,
    ) -> None:
        self._derived = derived or Derived()
        self.index = self._derived.index(pieces.catalog)
        self.pieces = pieces
        self.site = pieces.site
        self.link_states = link_states
        self._sayings = sayings
        self.pages = self._derived.pages(self.index)
        folders = tuple(templates)
        self.scripts = script_bundles(folders)
        self.environment = environment or make_environment(folders)
        self._entries: dict[tuple[str, str], str] = {}

    def fragment(self, page: Page) -> Fragment:
        """Render one page.

        Raises:
            BrokenTemplateError: A template is broken or asks for something that does not exist.
        """
        try:
            template = self.environment.get_template(f"pages/{page.template}.html")
            description, head, body = template.render(self._context(page)).split(BLOCK_END)
        except Exception as error:  # whatever a template calls may raise; its author needs the template's own line
            raise BrokenTemplateError(
                f"{place_in_template(error)}: {error} (on the page {page.path or '/'})"
            ) from error
        plain = " ".join(Markup(description).striptags().split())  # noqa: S704  # the template escaped it
        return Fragment(page.path, page.title, _shorten(plain), head.strip(), body.strip())

    def _context(self, page: Page) -> dict[str, Any]:
        root = root_of(page.path)
        return {
            "catalog": self.index.catalog,
            "index": self.index,
            "site": self.site,
            "page": page,
            "root": root,
            "citations": self._citations,
            "related": self._related,
            "nearest": self._nearest,
            "neighbours": lambda record: views.neighbours(record, self.index),
            "highwire": lambda record: highwire_tags(record, self.index.catalog, self.site),
            "json_ld": self._json_ld,
            "labels_in": self._labels_in,
            "link_states": self.link_states,
            "origins": lambda paper: origins(paper, self._sayings.get(paper.id, {})),
            "pictures": lambda: self._pictures,
            "entry": partial(self._entry, root=root),
            "url": lambda record: root + record_path(record),
            "term": partial(self._term, root=root),
            **page.subject,
        }

    def _labels_in(self, record: Record, field: str) -> list[str]:
        """Return what readers see of the terms that a record has in a field."""
        return [term_label(self.index.catalog, field, term) for term in terms_of(record, field)]

    @cached_property
    def _relations(self) -> Relations:
        return self._derived.relations(self.index)

    @cached_property
    def _pictures(self) -> tuple[Picture, ...]:
        return draw_pictures(self.index)

    def _related(self, paper: Paper) -> tuple[RelatedPaper, ...]:
        return self._relations.related_to(paper)

    def _nearest(self, paper: Paper, most: int) -> tuple[Paper, ...]:
        return self._relations.nearest(paper, most)

    def _citations(self, paper: Paper) -> tuple[Citation, ...]:
        return citations(paper, self.pieces)

    def _json_ld(self, record: Record | None = None) -> dict[str, Any]:
        """Return what search engines are told of a paper, a dataset, or without one of the catalog."""
        if isinstance(record, Paper):
            return paper_json_ld(record, self.index.catalog, self.site)
        if isinstance(record, Dataset):
            return dataset_json_ld(record, self.index.catalog, self.site)
        return catalog_json_ld(self.index.catalog, self.site)

    def _entry(self, record: Record, *, root: str) -> Markup:
        """Return a record as one entry of a listing: made once for all pages, but for the way home from each."""
        key = (record.kind, record.id)
        if key not in self._entries:
            self._entries[key] = self._render_entry(record)
        return Markup(self._entries[key].replace(WAY_HOME, root))  # noqa: S704  # the template escaped it

    def _render_entry(self, record: Record) -> str:
        name = "line" if self.index.catalog.settings.lean else "entry"
        template = self.environment.get_template(f"parts/{name}.html")
        term = partial(self._term, root=WAY_HOME)
        context = {"record": record, "root": WAY_HOME, "index": self.index, "term": term, "catalog": self.index.catalog}
        return template.render(context).strip()

    def _term(self, field: str, term: str, *, root: str) -> tuple[str, str]:
        """Return label and address of a term; the address is empty when no facet lists the field."""
        if listed := self._listed.get((field, term)):
            return listed[0], root + listed[1]
        return term_label(self.index.catalog, field, term), ""

    @cached_property
    def _listed(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        """Label and path of every term that a facet lists, the first one where several do."""
        listed: dict[tuple[str, str], tuple[str, str]] = {}
        for facet in self.index.facets.values():
            for group in facet.groups:
                listed.setdefault((facet.spec.field, group.id), (group.label, term_path(facet.spec.id, group.id)))
        return listed


def place_in_template(error: BaseException) -> str:
    """Return template and line where an error arose: the deepest one on the way, as Jinja2 rewrites tracebacks."""
    if isinstance(error, TemplateSyntaxError):
        return f"{_within_templates(error.filename or error.name or '')}:{error.lineno}"
    places = [
        f"{_within_templates(frame.filename)}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.endswith(".html")
    ]
    return places[-1] if places else "templates"


def _within_templates(file: str) -> str:
    """Return a template's path as people know it: ``templates/pages/paper.html``; as it is when it lies elsewhere."""
    _, within, name = file.rpartition("templates/")
    return within + name


def make_environment(templates: Iterable[Path]) -> Environment:
    """Return the Jinja2 environment of a site: escaping always, undefined names are errors, templates in order."""
    environment = QuickEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in templates]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals.update(
        author_line=views.author_line,
        author_name=views.author_name,
        best_chart=best_chart,
        by_month=views.by_month,
        by_term_and_year=views.by_term_and_year,
        by_venue=views.by_venue,
        by_year=views.by_year,
        collection_path=collection_path,
        host_of=views.host_of,
        identifier_urls=identifier_urls,
        preprint_url=preprint_url,
        labels_of=views.labels_of,
        links_of=views.links_of,
        paper_url=paper_url,
        short_links_of=views.short_links_of,
        sizes_of=views.sizes_of,
        ties_of=views.ties_of,
        title_of=title_of,
        has_code=_has_code,
    )
    environment.policies["json.dumps_function"] = _json
    environment.filters["compact"] = views.compact
    environment.filters["month_in_words"] = views.month_in_words
    return environment


def _json(value: Any, **_: Any) -> str:
    """Return JSON for the filter ``tojson``, quicker than Jinja2 does."""
    return compact_json(value)


def _has_code(paper: Paper) -> bool:
    return any(link.type == "code" for link in paper.links)


def _shorten(text: str) -> str:
    """Cut a description at a word, as search engines would."""
    return text if len(text) <= DESCRIPTION_LENGTH else text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + " …"
