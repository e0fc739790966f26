# ruff: noqa: INP001  # a script, not a package
"""Publish to GitHub Pages what CI built and checked. Runs on Python alone, without any package installed.

python3 .github/scripts/deploy_pages.py address   write the site's address to GITHUB_OUTPUT as site_url
python3 .github/scripts/deploy_pages.py deploy    publish the artifact whose number is in ARTIFACT_ID
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.errors import AtlasError
from generator.intake.github import GitHub
from generator.intake.pages import deploy, id_token, site_address


def main(words: list[str]) -> int:
    """Do what the one word says; return the exit status."""
    if words not in (["address"], ["deploy"]):
        sys.stderr.write(str(__doc__))
        return 2
    try:
        github = GitHub.from_environment(os.environ)
        found = {"site_url": site_address(github)} if words == ["address"] else {"page_url": _deploy(github)}
    except AtlasError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for name, value in found.items():
        sys.stdout.write(f"{name}: {value}\n")
        if value.isprintable() and "GITHUB_OUTPUT" in os.environ:
            with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as output:
                output.write(f"{name}={value}\n")
    return 0


def _deploy(github: GitHub) -> str:
    token = id_token(
        os.environ.get("ACTIONS_ID_TOKEN_REQUEST_URL", ""), os.environ.get("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "")
    )
    return deploy(github, int(os.environ["ARTIFACT_ID"]), os.environ["GITHUB_SHA"], token)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
