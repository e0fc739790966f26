"""The stages of long work, for whoever wants to know how long each takes, or how far it is."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


class Watcher(Protocol):
    """Is told what a program is at. It never changes what is done.

    Attributes:
        alone: Whether all has to be done in this process, so that the watcher sees it.
    """

    alone: bool

    def stage(self, name: str) -> AbstractContextManager[None]:
        """Return what to enter while a stage lasts; a stage within another counts for itself alone."""

    def progress(self, done: int, total: int) -> None:
        """Hear how much of a stage is done, of how much."""


class Unwatched:
    """A watcher that does not care."""

    alone = False

    def stage(self, name: str) -> AbstractContextManager[None]:  # noqa: ARG002
        """Return what does nothing."""
        return _NOTHING

    def progress(self, done: int, total: int) -> None:
        """Do nothing."""


_NOTHING = nullcontext()
UNWATCHED = Unwatched()
