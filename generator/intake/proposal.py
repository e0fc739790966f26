"""What the reading half of the intake hands to the writing half: one small file, checked again by the one who takes it."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from generator.errors import AtlasError

if TYPE_CHECKING:
    from pathlib import Path

MAX_PROPOSAL = 200_000
MAX_RECORD = 64_000
MAX_COMMENT = 60_000
_FILE = re.compile(r"data/(?:papers/(?:(?:19|20)\d\d|undated)|datasets|metrics|tools)/[a-z0-9]+(?:-[a-z0-9]+)*\.yml")


class ProposalError(AtlasError):
    """The file is no proposal, or one that nobody should carry out."""


@dataclass(frozen=True)
class Proposal:
    """What shall be done about an issue.

    Attributes:
        number: The issue.
        comment: What to say there; empty to say nothing.
        withdraw: Whether to take the label of approval away.
        file: Path of the one record file to propose; empty to propose nothing.
        content: The whole text of that file.
    """

    number: int
    comment: str = ""
    withdraw: bool = False
    file: str = ""
    content: str = ""

    @property
    def does_something(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.comment or self.withdraw or self.file)


def proposal_text(proposal: Proposal) -> str:
    """Return a proposal as JSON."""
    return json.dumps(asdict(proposal), ensure_ascii=True, indent=1)


def read_proposal(file: Path, number: int) -> Proposal:
    """Return the proposal in ``file``, which must be about issue ``number``.

    Raises:
        ProposalError: It is not a plain file, too large, of another shape, about another issue, or names a file that is
            no record.
    """
    if file.is_symlink() or not file.is_file():
        raise ProposalError(f"{file.name} is not a plain file")
    with file.open("rb") as stream:
        content = stream.read(MAX_PROPOSAL + 1)
    try:
        if len(content) > MAX_PROPOSAL:
            raise ProposalError(f"{file.name} is too large")
        proposal = Proposal(**json.loads(content))
    except (ValueError, TypeError, RecursionError) as error:
        raise ProposalError(f"{file.name} is no proposal ({type(error).__name__})") from error
    if any(type(value) is not type(getattr(Proposal(0), name)) for name, value in asdict(proposal).items()):
        raise ProposalError(f"{file.name} has a value of the wrong type")
    if proposal.number != number:
        raise ProposalError(f"{file.name} is about another issue than #{number}")
    if len(proposal.comment) > MAX_COMMENT or len(proposal.content) > MAX_RECORD:
        raise ProposalError(f"{file.name} holds too much text")
    if proposal.file and not _FILE.fullmatch(proposal.file):
        raise ProposalError(f"{file.name} names a file that is no record")
    return proposal
