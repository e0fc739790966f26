"""What a person should do about links: a list for a rolling issue, in Markdown that shows addresses as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.links.health import Health
    from generator.links.subjects import Subject

_PARTS = (
    ("dead", "Dead", "Gone in three runs over a week or more. Replace them, or take them out."),
    ("withdrawn", "Withdrawn", "Withdrawn by their authors. Set `status: withdrawn` in the record."),
    (
        "moved",
        "Moved for good",
        "The old address still leads there. `atlas links moves --apply` follows them; look at what changed.",
    ),
)
_MOST = 200


def link_report(memory: Mapping[str, Health], subjects: Iterable[Subject]) -> str:
    """Return what there is to do, as Markdown; empty when there is nothing.

    Blocked links are never in it, nor suspects: they may be well tomorrow. Archived repositories are still there.
    """
    files = {subject.url: subject.files for subject in subjects}
    parts = []
    for status, title, advice in _PARTS:
        urls = sorted(url for url, health in memory.items() if health.status == status and url in files)
        if urls:
            lines = [_line(url, memory[url], files[url]) for url in urls[:_MOST]]
            more = [f"- … and {len(urls) - _MOST} more"] if len(urls) > _MOST else []
            parts.append("\n".join([f"### {title} ({len(urls)})", "", advice, "", *lines, *more]))
    return "\n\n".join(parts)


def _line(url: str, health: Health, files: tuple[str, ...]) -> str:
    where = ", ".join(f"`{file}`" for file in files)
    target = f" → `{_inert(health.target)}`" if health.target else ""
    copy = f"; a copy: `{_inert(health.archive)}`" if health.archive else ""
    return f"- `{_inert(url)}`{target}: {health.reason}, since {health.since} ({where}){copy}"


def _inert(url: str) -> str:
    return "".join(character for character in url if character.isprintable() and character not in "`\\")
