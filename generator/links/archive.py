"""Copies of dead pages in the Internet Archive (archive.org/help/wayback_api.php)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.links.health import Health
    from generator.links.registries import Services

_COPIES = ("https://web.archive.org/web/", "http://web.archive.org/web/")


def with_copies(memory: Mapping[str, Health], services: Services) -> dict[str, Health]:
    """Return what is remembered, each dead link with the address of its latest copy where the archive has one."""
    found = dict(memory)
    for url, health in sorted(memory.items()):
        if health.status == "dead" and not health.archive:
            found[url] = replace(health, archive=_copy(url, services))
            services.sleep(1)
    return found


def _copy(url: str, services: Services) -> str:
    answer = services.fetch(services.archive + quote(url, safe=""))
    try:
        closest = json.loads(answer.body)["archived_snapshots"]["closest"]
        address, status = str(closest["url"]), str(closest["status"])
    except (ValueError, KeyError, TypeError):
        return ""
    if status != "200" or not address.startswith(_COPIES):
        return ""
    return "https://" + address.partition("://")[2]
