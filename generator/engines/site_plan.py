"""What an engine needs of a catalog before it builds: the renderer, and the shell pages to build with the theme."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.engines.link_states import link_states
from generator.links.memory import read_memory
from generator.links.redirects import read_redirects, redirect_pages
from generator.pour import SLOTS, machine_copies
from generator.provenance import read_sayings
from generator.render import Renderer
from generator.render.compiling import keep_compiled
from generator.render.planned import shells_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Environment

    from generator.export import Pieces
    from generator.render.derived import Derived

_PACKAGE = Path(__file__).parent.parent
_INSTALLED = _PACKAGE / "_templates"
OWN_TEMPLATES = _INSTALLED if _INSTALLED.exists() else _PACKAGE.parent / "templates"
"""The templates that come with the program, within the package once it is installed, beside it in a checkout.

A site's own ``templates/`` go before them.
"""

SHELL_SOURCE = """\
---
title: {title}
template: shell.html
slot: {slots}
lean: {lean}
hide: [navigation, toc]
search:
  exclude: true
---
"""


def make_renderer(
    pieces: Pieces,
    root: Path,
    environment: Environment | None = None,
    *,
    derived: Derived | None = None,
) -> Renderer:
    """Return the renderer of the site at ``root``: its own templates first, then those of the program.

    Args:
        pieces: The catalog, where its site lives, and what pages and files hold of a record.
        root: Folder of the site.
        environment: That of an earlier renderer of the same templates, so that they need not be compiled again.
        derived: Makes what the renderer needs of the whole catalog; what remembers an earlier one is quicker.
    """
    folders = [root / "templates", OWN_TEMPLATES]
    states = link_states(read_memory(root))
    renderer = Renderer(
        pieces,
        folders,
        environment,
        link_states=states,
        sayings=read_sayings(root),
        derived=derived,
    )
    if environment is None:
        keep_compiled(renderer.environment)
    return renderer


def files_beside_pages(renderer: Renderer, root: Path) -> Mapping[str, Callable[[], bytes]]:
    """Return how to make each file of a site that is not a page of its own: machine copies, and redirects to records."""
    catalog, site = renderer.index.catalog, renderer.site
    redirects, _ = read_redirects(root, catalog)  # what is wrong with them is told by the check
    pages = redirect_pages(redirects, catalog, site)
    return {
        **machine_copies(renderer.index, renderer.pieces),
        **{path: partial(bytes, content) for path, content in pages.items()},
    }


def shell_sources(renderer: Renderer) -> Mapping[str, str]:
    """Return the Markdown of each shell by its path in ``docs/``: ``papers/_shell.md`` for ``papers/mlrg/``."""
    sources, common = {}, {"slots": json.dumps(SLOTS), "lean": json.dumps(renderer.index.catalog.settings.lean)}
    for path in sorted(shells_of(renderer.pages)):
        page = renderer.pages.get(path)
        sources[source_path(path)] = SHELL_SOURCE.format(title=json.dumps(page.title if page else "Shell"), **common)
    return sources


def source_path(path: str) -> str:
    """Return the Markdown file an engine turns into the page at ``path``: ``papers/index.md`` for ``papers/``."""
    if "/_shell/" in path:
        return path.rstrip("/") + ".md"
    return f"{path}index.md"
