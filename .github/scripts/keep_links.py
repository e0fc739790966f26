# ruff: noqa: INP001  # a script, not a package
"""Keep what a run of the link checker found. Runs on Python alone, without any package installed.

python3 .github/scripts/keep_links.py FOLDER    FOLDER has data/derived/links.json and report.md of the run

The memory becomes a pull request against BASE_BRANCH, the report goes into one rolling issue.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.errors import AtlasError
from generator.intake.github import GitHub
from generator.intake.keep import propose_memory
from generator.intake.rolling_issue import upsert_issue
from generator.links.memory import LINKS, read_memory, write_memory

LONGEST_REPORT = 60_000


def main(words: list[str]) -> int:
    """Keep what is in the one folder; return the exit status."""
    if len(words) != 1 or not Path(words[0]).is_dir():
        sys.stderr.write(str(__doc__))
        return 2
    folder = Path(words[0])
    write_memory(folder, read_memory(folder))  # only what it should hold, in its own form
    report = (folder / "report.md").read_text(encoding="utf-8")[:LONGEST_REPORT]
    try:
        github = GitHub.from_environment(os.environ)
        content = (folder / LINKS).read_bytes()
        sys.stdout.write(f"{propose_memory(github, content, os.environ['BASE_BRANCH'])}\n")
        sys.stdout.write(f"{upsert_issue(github, 'links', 'Links that need a look', report)}\n")
    except AtlasError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
