# ruff: noqa: INP001  # a script, not a package
"""Carry out what the intake proposes for an issue. Runs on Python alone, without any package installed.

python3 .github/scripts/publish_record.py FILE    FILE is the proposal that `atlas intake issue --output` wrote

It is told by ISSUE_NUMBER which issue it may touch, by SENDER who started this, and by BASE_BRANCH where records go.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.errors import AtlasError
from generator.intake.github import GitHub
from generator.intake.proposal import read_proposal
from generator.intake.pull_request import carry_out


def main(words: list[str]) -> int:
    """Carry out the proposal in the one file; return the exit status."""
    if len(words) != 1:
        sys.stderr.write(str(__doc__))
        return 2
    try:
        proposal = read_proposal(Path(words[0]), int(os.environ["ISSUE_NUMBER"]))
        github = GitHub.from_environment(os.environ)
        done = carry_out(github, proposal, sender=os.environ["SENDER"], base=os.environ["BASE_BRANCH"])
    except AtlasError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{done}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
