"""How many processes work that can be shared out is worth."""

from __future__ import annotations

import os
import sys

MOST_PROCESSES = 8


def useful_processes(files: int, many: int) -> int:
    """Return in how many processes to work at so many files: one, unless they are ``many``, and processes can be forked safely."""
    if files < many or sys.platform != "linux":
        return 1
    return min(len(os.sched_getaffinity(0)), MOST_PROCESSES)
