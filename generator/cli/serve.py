"""``atlas serve``: the site as one edits it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import click

from generator.cli.options import checked_catalog, counts, root_option
from generator.engines.runner import serve_site

if TYPE_CHECKING:
    from pathlib import Path


@click.command("serve")
@root_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", "-p", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen at.")
def command(*, root: Path, host: str, port: int) -> None:
    """Preview the site; it follows every change under data/, docs/ and templates/.

    A problem in the data is told here, and the last good state stays in the browser until it is mended.
    """
    click.echo(f"{counts(checked_catalog(root))}; the site will be at http://{host}:{port}/ (stop with Ctrl-C)")

    def tell(message: str, level: int) -> None:
        click.echo(message, err=level >= logging.WARNING)

    serve_site(root, host, port, tell=tell)
