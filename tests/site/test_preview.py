"""The preview: pages on request, an edit visible at once, a problem told while the last good state stays."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.places import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 30.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310  # our own server
        return str(answer.read().decode())


def until(url: str, text: str) -> str:
    """Return the page at ``url`` once it holds ``text``."""
    deadline = time.monotonic() + PATIENCE
    html = ""
    while time.monotonic() < deadline:
        try:
            html = get(url)
        except (urllib.error.URLError, ConnectionError):
            html = ""
        if text in html:
            return html
        time.sleep(0.05)
    pytest.fail(f"{url} never held {text!r}; it holds {html[:300]!r}")


@contextmanager
def served(root: Path, port: int) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--port", str(port)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def test_an_edit_is_seen_in_the_preview(mini_root: Path) -> None:
    with served(mini_root, free_port()) as home:
        html = until(f"{home}papers/lantern/", "Light on Made-up Reports")
        assert "livereload" in html
        assert "LANTERN" in get(f"{home}papers/lantern.bib")
        assert "lantern/" in get(f"{home}venues/cmm/")
        file = mini_root / "data" / "papers" / "2024" / "lantern.yml"
        good = file.read_text(encoding="utf-8")
        file.write_text(good.replace("by lantern light", "by torch light"), encoding="utf-8")
        until(f"{home}papers/lantern/", "by torch light")
        file.write_text(good.replace("venue: cmm", "venue: nowhere"), encoding="utf-8")
        time.sleep(1)
        assert "by torch light" in get(f"{home}papers/lantern/")
        file.write_text(good.replace("by lantern light", "by star light"), encoding="utf-8")
        until(f"{home}papers/lantern/", "by star light")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            get(f"{home}papers/nobody/")


def test_a_taken_port_is_told_in_a_line(mini_root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = subprocess.run(
            [sys.executable, "-m", "generator", "serve", "--port", port],
            cwd=mini_root, env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True, text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
    assert result.returncode == 1
    assert f"127.0.0.1:{port}" in result.stderr
    assert "--port" in result.stderr
    assert "Traceback" not in result.stderr
