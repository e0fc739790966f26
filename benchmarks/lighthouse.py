"""Runs Lighthouse, as on a phone, over pages of a built site: home, Explore, a record, a listing.

    python benchmarks/lighthouse.py SITE [PATH …]

Needs npm (the program `lighthouse` is fetched by npx; version 12 runs with Node 18.20 and later) and a Chromium. Prints the four scores of each page; the exit status is
1 when performance is below 95 or another score below 100.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from tests.find_browser import find

PATHS = ("", "explore/", "papers/{}/", "venues/{}/")
PROGRAM = "lighthouse@12"
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a good host would: texts compressed, and to be kept for ten minutes."""

    def do_GET(self) -> None:
        """Answer with the file, or the page of the folder."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.exists():
            self.send_error(404)
            return
        kind = self.guess_type(str(file))
        content = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Cache-Control", "max-age=600")
        if kind.startswith("text/") or kind.endswith(("javascript", "json")):
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def scores(address: str) -> dict[str, int]:
    """Return the scores of a page by category, of a hundred."""
    command = [
        "npx",
        "--yes",
        PROGRAM,
        address,
        "--quiet",
        "--output=json",
        "--chrome-flags=--headless=new --no-sandbox",
    ]
    environment = os.environ | {"CHROME_PATH": find() or ""}
    answer = subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603  # our own words
    report = json.loads(answer.stdout)
    return {name: round(100 * (category["score"] or 0)) for name, category in report["categories"].items()}


def first_of(site: Path, pattern: str) -> str:
    """Return the path of the first page below a folder that pattern names: ``papers/{}/``."""
    folder = pattern.partition("/")[0]
    return (
        pattern.format(min(page.parent.name for page in (site / folder).glob("*/index.html")))
        if "{}" in pattern
        else pattern
    )


def main(site: str, *paths: str) -> int:
    """Print a line for each page; return the exit status."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Compressing, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    status = 0
    for path in paths or [first_of(Path(site), pattern) for pattern in PATHS]:
        found = scores(f"http://127.0.0.1:{server.server_port}/{path}")
        short = [name for name, least in LEAST.items() if found[name] < least]
        print(f"/{path}: {found}{' below what it must be: ' + ', '.join(short) if short else ''}")  # noqa: T201
        status = status or int(bool(short))
    server.shutdown()
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
