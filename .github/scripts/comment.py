# ruff: noqa: INP001  # a script, not a package
"""Write the comment under a pull request. Runs on Python alone, without any package installed.

python3 .github/scripts/comment.py EVENT    EVENT is the file in which GitHub tells of the finished workflow run
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.errors import AtlasError
from generator.intake.github import GitHub
from generator.intake.pr_comment import comment_on_run


def main(words: list[str]) -> int:
    """Comment on the run that the one file tells of; return the exit status."""
    if len(words) != 1:
        sys.stderr.write(str(__doc__))
        return 2
    try:
        event = json.loads(Path(words[0]).read_text(encoding="utf-8"))
        done = comment_on_run(GitHub.from_environment(os.environ), event)
    except AtlasError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{done}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
