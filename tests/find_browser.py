"""Find a Chromium for the browser tests; with --install, get one when there is none.

A system Chromium if there is one, else one from apt when root, else Playwright's own download, else a line that says
what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ADVICE = (
    "No Chromium for the browser tests: install one (Debian, Ubuntu: apt install chromium), or name it in CHROMIUM."
)


def system_chromium() -> str | None:
    """Return the Chromium named in CHROMIUM, or the first one on the path."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def playwright_chromium() -> str | None:
    """Return Playwright's own Chromium if it has been downloaded."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # only there when the tests are set up

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find() -> str | None:
    """Return a Chromium that can be started, or nothing."""
    return system_chromium() or playwright_chromium()


def install() -> str | None:
    """Get a Chromium, the ways described above, and return it; nothing when none could be had."""
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        attempts.insert(
            0, ["sh", "-c", "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium"]
        )
    for attempt in attempts:
        print(f"Setting up a browser for the tests (once): {attempt[-1]}", file=sys.stderr)
        subprocess.run(attempt, check=False, stdout=subprocess.DEVNULL)
        if path := find():
            return path
    return None


if __name__ == "__main__":
    browser = find() or (install() if "--install" in sys.argv else None)
    if browser is None:
        sys.exit(ADVICE)
    print(browser)
