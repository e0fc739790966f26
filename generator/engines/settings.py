"""What ``mkdocs.yml`` says about where a site lives, read without an engine's plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.utils.yaml import yaml_load

from generator.errors import AtlasError
from generator.urls import Site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

DATA_OF_DOCS = "docs/"


def read_site(root: Path) -> Site:
    """Return where the site at ``root`` lives; nowhere when there is no ``mkdocs.yml``.

    Raises:
        AtlasError: ``mkdocs.yml`` cannot be read.
    """
    file = root / "mkdocs.yml"
    if not file.exists():
        return Site()
    try:
        with file.open(encoding="utf-8") as stream:
            return site_of(yaml_load(stream))
    except Exception as error:  # every YAML library's own family of errors
        raise AtlasError(f"{file}: {error}") from error


def site_of(config: Mapping[str, Any]) -> Site:
    """Return where a site lives, from the settings MkDocs knows: ``site_url``, ``repo_url``, ``edit_uri``.

    Records are edited where the pages of ``docs/`` are, so the last part of ``edit_uri`` is left out.
    """
    url = str(config.get("site_url") or "")
    repository = str(config.get("repo_url") or "").rstrip("/")
    edit_uri = str(config.get("edit_uri") or "")
    edit = f"{repository}/{edit_uri}".removesuffix(DATA_OF_DOCS) if repository and edit_uri else ""
    return Site(url=url if not url or url.endswith("/") else f"{url}/", edit=edit, repository=repository)
