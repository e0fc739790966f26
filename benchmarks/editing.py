"""How long from saving a record to seeing it in the preview, as a browser sees it.

    python -m benchmarks.editing [--sizes 1000,10000] [--edits 7] [--lean]

Serves a made-up catalog with ``atlas serve``. For each edit a page of a paper is open: its script waits for the server to say that something
changed, as livereload does, then the page is loaded again. Titles are changed, so listings and search data change with the page.
Prints the median, the least and the worst, and a loop of arithmetic as a measure of the machine in that minute.
"""

from __future__ import annotations

import re
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benchmarks.contenders import REPOSITORY
from benchmarks.corpus import make_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 600.0
_EPOCH = re.compile(r"livereload\((\d+), (\d+)\)")
_TITLE = re.compile(r"^title: '?(.*?)'?$", re.MULTILINE)


def arithmetic() -> float:
    """Return the CPU seconds of a loop of arithmetic: 0.55 on a quiet machine of the kind that RESULTS.md speaks of."""
    began = time.process_time()
    sum(number * number for number in range(10_000_000))
    return time.process_time() - began


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve a site, and give the address of its home page once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603  # our own arguments
        [sys.executable, "-m", "generator", "serve", "--root", str(root), "--port", str(port)],
        cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + PATIENCE
        while not _answers(f"http://127.0.0.1:{port}/about/"):
            if process.poll() is not None or time.monotonic() > deadline:
                raise click.ClickException("the preview did not begin")
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def _answers(address: str) -> bool:
    try:
        return bool(_get(address))
    except (urllib.error.URLError, ConnectionError):
        return False


def _get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  # our own server
        return str(answer.read().decode())


def edit(file: Path, home: str, words: str) -> float:
    """Append words to the title of a paper while its page is open; return the seconds until the page shows them."""
    address = f"{home}papers/{file.stem}/"
    page = _get(address)
    text = file.read_text("utf-8")
    began = time.monotonic()
    file.write_text(_TITLE.sub(rf"title: '\1 {words}'", text, count=1), "utf-8")
    while words not in page:
        known = _EPOCH.search(page)
        if known is None:
            raise click.ClickException(f"{address} has no script that waits for changes")
        _get(f"{home}livereload/{known[1]}/{known[2]}")
        page = _get(address)
    return time.monotonic() - began


def measure(root: Path, edits: int) -> list[float]:
    """Return the seconds that each edit took; the files are afterwards what they were."""
    files = sorted(root.glob("data/papers/*/*.yml"))
    chosen = [files[len(files) * number // edits] for number in range(edits)]
    before = [file.read_bytes() for file in chosen]
    try:
        with served(root) as home:
            edit(chosen[0], home, "warming")
            times = []
            for number, file in enumerate(chosen):
                time.sleep(1 + number * 0.37 % 1)  # edits fall at any moment between two looks at the files
                times.append(edit(file, home, f"edited {number}"))
            return times
    finally:
        for file, content in zip(chosen, before, strict=True):
            file.write_bytes(content)


@click.command()
@click.option("--sizes", default="1000,10000", show_default=True, help="Numbers of papers.")
@click.option("--edits", default=7, show_default=True, help="How many edits.")
@click.option("--lean", is_flag=True, help="With the two settings for large catalogs.")
@click.option(
    "--work", default="work/bench", type=click.Path(path_type=Path), show_default=True, help="Folder to work in."
)
def command(*, sizes: str, edits: int, lean: bool, work: Path) -> None:
    """Measure from saving a record to seeing it in the preview."""
    for size in map(int, sizes.split(",")):
        root = make_corpus(work.resolve() / f"{'lean-' if lean else ''}editing-{size}", size).root
        settings = root / "data" / "catalog.yml"
        if lean and "lean: true" not in (text := settings.read_text("utf-8")):
            settings.write_text(f"{text}lean: true\nauthor_pages_from: 5\n", "utf-8")
        loop = arithmetic()
        times = measure(root, edits)
        click.echo(
            f"{size:>7,} papers{', lean' if lean else ''}: {statistics.median(times):.2f} s from saving to seeing, median of {edits} edits "
            f"({min(times):.2f} to {max(times):.2f}); loop {loop:.2f} and {arithmetic():.2f} s"
        )


if __name__ == "__main__":
    command()
