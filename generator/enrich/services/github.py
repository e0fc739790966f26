"""GitHub: whether repositories are there, archived or moved, and their stars (https://docs.github.com/en/rest/repos). Kept apart, dated."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from generator.enrich.services.service import json_of, mapping_of, text_of
from generator.enrich.web import SourceDownError, SourceError
from generator.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.catalog import Catalog
    from generator.enrich.web import Web

DERIVED_FILE = "data/derived/repositories.json"
_REPOSITORY = re.compile(r"https?://(?:www\.)?github\.com/([A-Za-z0-9-]+/[A-Za-z0-9._-]+?)(?:\.git)?(?:[/?#].*)?")


@dataclass(frozen=True)
class Repository:
    """What GitHub says of one repository.

    Attributes:
        name: Owner and name, as records link it.
        found: Whether it is there.
        archived: Whether it is read-only.
        moved_to: Its name now, where that is another.
        stars: How many people starred it.
        date: Day on which GitHub said so.
    """

    name: str
    found: bool
    archived: bool = False
    moved_to: str = ""
    stars: int = 0
    date: str = ""


def repositories_of(catalog: Catalog) -> tuple[str, ...]:
    """Return owner and name of each repository that records link, each once, in the order of the alphabet."""
    found = {
        match[1] for record in catalog.records() for link in record.links if (match := _REPOSITORY.fullmatch(link.url))
    }
    return tuple(sorted(found, key=str.casefold))


def fetch_repository(
    name: str, web: Web, date: str, *, base: str = "https://api.github.com", token: str = ""
) -> Repository:
    """Return what GitHub says of a repository.

    Raises:
        SourceError: The answer is no use; the limit for those without a token is 60 requests an hour.
    """
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = web.get(f"{base}/repos/{name}", accept="application/vnd.github+json", headers=headers)
    if answer.status == 403 and "rate limit" in answer.text.lower():
        raise SourceDownError("GitHub has answered as often as it does for one hour")
    data = json_of(answer, "GitHub")
    if data is None:
        return Repository(name, found=False, date=date)
    said = mapping_of(data)
    now = text_of(said.get("full_name"))
    stars = said.get("stargazers_count")
    return Repository(
        name,
        found=True,
        archived=said.get("archived") is True,
        moved_to=now if now.casefold() != name.casefold() else "",
        stars=stars if isinstance(stars, int) and not isinstance(stars, bool) else 0,
        date=date,
    )


def repositories_json(found: Iterable[Repository]) -> str:
    """Return repositories as the derived file has them: an object by name, one a line."""
    entries: Mapping[str, dict[str, object]] = {
        one.name: {field: value for field, value in asdict(one).items() if field != "name" and value != ""}
        for one in sorted(found, key=lambda one: one.name.casefold())
    }
    lines = [f"{json.dumps(name)}: {json.dumps(entry, ensure_ascii=False)}" for name, entry in entries.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def read_repositories(text: str) -> tuple[Repository, ...]:
    """Return repositories as the derived file has them; what is spoilt is left out, and asked for anew."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    entries = data.items() if isinstance(data, dict) else ()
    return tuple(Repository(name, **entry) for name, entry in entries if _is_sound(entry))


def _is_sound(entry: object) -> bool:
    types = {"found": bool, "archived": bool, "moved_to": str, "stars": int, "date": str}
    return (
        isinstance(entry, dict)
        and "found" in entry
        and all(type(value) is types.get(name) for name, value in entry.items())
    )


def gather_repositories(
    names: Iterable[str],
    web: Web,
    date: str,
    *,
    former: Iterable[Repository] = (),
    base: str = "https://api.github.com",
    token: str = "",
) -> tuple[tuple[Repository, ...], tuple[Problem, ...]]:
    """Return what GitHub says of repositories, and what went wrong; after a refusal it is left alone.

    Of a repository of which it says nothing in this run, what was known stays, with its date.
    """
    known = {repository.name: repository for repository in former}
    problems: list[Problem] = []
    wanted = tuple(names)
    for name in wanted:
        try:
            known[name] = fetch_repository(name, web, date, base=base, token=token)
        except SourceDownError as error:
            problems.append(Problem("GitHub", 0, 0, f"{error}; not asked again in this run", "", "warning", "source"))
            break
        except SourceError as error:
            web.forget_last()
            problems.append(Problem("GitHub", 0, 0, f"{name}: {error}", "", "warning", "source"))
    return tuple(known[name] for name in wanted if name in known), tuple(problems)
