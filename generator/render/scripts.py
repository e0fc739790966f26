"""The scripts of a site: each folder under ``templates/scripts/`` is one file of the built site.

Sources are kept apart by concern; pages load few files. Scripts are classic ones, because browsers refuse modules from
``file://``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

INCLUDES = {"explore": ("search",), "finder": ("search",)}
"""Folders that a folder's script needs before it, so that one request brings both."""


def script_bundles(templates: Iterable[Path]) -> Mapping[str, bytes]:
    """Return the scripts by their path in the site, ``assets/site.js``: the files of a folder joined in order of name.

    A file of an earlier folder of templates takes the place of the file of the same name in a later one.
    """
    sources: dict[str, dict[str, Path]] = {}
    for folder in reversed(list(templates)):
        for file in sorted(folder.glob("scripts/*/*.js")):
            sources.setdefault(file.parent.name, {})[file.name] = file
    return {
        f"assets/{name}.js": b"\n".join(
            sources[part][file].read_bytes()
            for part in (*INCLUDES.get(name, ()), name)
            for file in sorted(sources.get(part, ()))
        )
        for name in sorted(sources)
        if name not in {part for parts in INCLUDES.values() for part in parts}
    }
