"""Where things are."""

from __future__ import annotations

from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
GENERATOR = REPOSITORY / "generator"
MINI_SITE = REPOSITORY / "tests" / "site" / "catalog"
