"""The manifest of a built site, ``build.json``: what was built, how large it is, and one hash by which to know it."""

from __future__ import annotations

import json
import os
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from generator import __version__
from generator.model import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.catalog import Catalog
    from generator.pour.written import Written

MANIFEST = "build.json"


def write_manifest(site_dir: Path, catalog: Catalog, written: Written | None = None) -> None:
    r"""Write ``build.json`` into a site that is whole: records of each kind, pages, files, bytes, hash.

    Its ``sha256`` is the hash of what ``sha256sum`` prints of all other files, in the order of their paths' bytes::

        find . -type f ! -path ./build.json -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum

    Two sites with the same hash have the same files with the same bytes. No date is in it, for builds are repeatable.

    Args:
        site_dir: The site.
        catalog: What it was made from.
        written: What is known of files since they were written; the others are read.
    """
    files, sizes = Counter[str](), Counter[str]()
    whole = sha256()
    for path in sorted(_paths(os.fspath(site_dir))):
        size, digest = (written and written.find(path)) or _read(f"{site_dir}/{path}")
        kind = path.rpartition("/")[2].rpartition(".")[2]
        files[kind] += 1
        sizes[kind] += size
        whole.update(f"{digest}  {path}\n".encode())
    manifest = {
        "generator": f"RRG Atlas {__version__}",
        "records": {model.kind: len(catalog.of_kind(model.kind)) for model in RECORD_TYPES},
        "pages": files["html"],
        "files": files.total(),
        "bytes": sizes.total(),
        "types": {kind: {"files": files[kind], "bytes": sizes[kind]} for kind in sorted(files)},
        "sha256": whole.hexdigest(),
    }
    (site_dir / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _paths(folder: str, above: str = "") -> Iterator[str]:
    """Yield the path of every file of a site but the manifest, with ``/``."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _paths(entry.path, f"{above}{entry.name}/")
            elif above or entry.name != MANIFEST:
                yield above + entry.name


def _read(file: str) -> tuple[int, str]:
    """Return size and hash of a file."""
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123
        content = stream.readall()
    return len(content), sha256(content).hexdigest()
