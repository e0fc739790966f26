"""``atlas schema``: what files hold, for editors and validators."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import root_option, write_output
from generator.engines.settings import read_site
from generator.export.schema import catalog_schema, record_schema, render_schema
from generator.model import RECORD_TYPES
from generator.reading import read_catalog

KINDS = {**{model.kind.removesuffix("s"): model.kind for model in RECORD_TYPES}, "result": "results"}


@click.command("schema")
@click.argument("kind", type=click.Choice([*KINDS, "catalog"]))
@root_option
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else to the terminal."
)
def command(*, kind: str, root: Path, output: Path | None) -> None:
    """Write the JSON Schema of a record's file, of a file of results, or of catalog.json.

    It is made from the same models that check the data, and is published with the site under schema/. A file whose first
    line is `# yaml-language-server: $schema=ADDRESS` is completed, explained and checked by editors as one writes.

    \b
    Examples:
      atlas schema paper                                what data/papers/<year>/<id>.yml may hold
      atlas schema result                               what data/results/<test-set>.yml may hold
      atlas schema catalog --output catalog.schema.json
    """
    site = read_site(root)
    catalog = read_catalog(root)[0] if (root / "data").is_dir() else None
    schema = catalog_schema(site) if kind == "catalog" else record_schema(KINDS[kind], site, catalog)
    write_output(render_schema(schema).encode(), output)
