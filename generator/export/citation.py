"""What every citation format says of a paper, whatever its syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.urls import paper_url, record_path

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.model import Paper
    from generator.urls import Site

_TRACKS = {
    "findings": "Findings",
    "workshop": "Workshop",
    "demo": "Demonstrations",
    "industry": "Industry Track",
    "datasets-and-benchmarks": "Datasets and Benchmarks Track",
    "shared-task": "Shared Task",
    "companion": "Companion",
}


def venue_in_full(paper: Paper, catalog: Catalog) -> str:
    """Return where a paper was published, as plain text: the venue's full name, with the track if it is not the main one.

    ``Conference on Made-up Methods (Findings)``; nothing when no venue is known.
    """
    venue = catalog.venues.get(paper.venue or "")
    if venue is None:
        return ""
    track = track_label(paper)
    return f"{venue.name} ({track})" if track else venue.name


def track_label(paper: Paper) -> str:
    """Return the part of the venue a paper appeared in, in words; nothing for the main one."""
    return paper.track_name or _TRACKS.get(paper.track or "", "")


def cited_url(paper: Paper, site: Site) -> str:
    """Return the address to cite: the paper's own, else its page here; nothing when the site's address is unknown too."""
    return paper_url(paper) or (site.canonical(record_path(paper)) if site.url else "")


def status_note(paper: Paper) -> str:
    """Return ``Withdrawn`` or ``Retracted``, or nothing for a paper that stands."""
    return "" if paper.status == "active" else paper.status.capitalize()
