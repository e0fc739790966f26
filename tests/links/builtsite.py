"""A small built site without faults, made-up, for planting faults in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.links.internal import check_site

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://atlas.example/"

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<title>{title}</title>
<link rel="canonical" href="{url}{path}">
<link rel="stylesheet" href="{root}assets/site.css">
</head>
<body>
<a href="{root}./">Home</a>
{body}
</body>
</html>
"""
BODY_LINE = PAGE[: PAGE.index("{body}")].count("\n") + 1
"""The line on which the body of a page begins."""


class BuiltSite:
    """A built site in the making; ``site.problems()`` tells what is wrong with it."""

    def __init__(self, folder: Path, url: str = URL) -> None:
        self.folder = folder
        self.url = url
        self.paths: list[str] = []
        self.write("assets/site.css", ".a { background: url(dot.svg) }\n")
        self.write("assets/dot.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
        self.page("", '<a href="papers/">Papers</a>')
        self.page("papers/", '<a href="mlrg/">MLRG</a> <a href="mlrg/#cite">its citation</a>')
        self.page("papers/mlrg/", '<h2 id="cite">Cite</h2> <a href="../mlrg.bib">BibTeX</a>')
        self.write("papers/mlrg.bib", "@misc{mlrg}\n")

    def page(self, path: str, body: str, **values: str) -> None:
        """Write a page of the site and list it in the sitemap."""
        filled = {"title": path, "url": self.url, "path": path, "root": "../" * path.count("/"), **values}
        self.write(f"{path}index.html", PAGE.format(body=body, **filled))
        if path not in self.paths:
            self.paths.append(path)
            self.sitemap(*(self.url + path for path in self.paths))

    def sitemap(self, *addresses: str) -> None:
        """Write a sitemap of these addresses, one a line from the third."""
        locations = "\n".join(f"<url><loc>{address}</loc></url>" for address in addresses)
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        self.write("sitemap.xml", f"{head}{locations}\n</urlset>\n")

    def search(self, *locations: str) -> None:
        """Write a search index that leads to these locations."""
        docs = [{"location": location, "title": "T", "text": ""} for location in locations]
        self.write("search/search_index.json", json.dumps({"config": {}, "docs": docs}))

    def write(self, path: str, text: str | bytes) -> None:
        """Write any file of the site."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def problems(self) -> list[str]:
        """Return every problem as text, its path relative to the site."""
        return [str(problem).removeprefix(f"{self.folder.name}/") for problem in check_site(self.folder)]

    def problem(self, body: str) -> str:
        """Return the one problem of a page ``papers/x/`` with this body, without place; empty when there is none."""
        self.page("papers/x/", body)
        problems = self.problems()
        assert len(problems) <= 1, problems
        place = f"papers/x/index.html:{BODY_LINE}: "
        assert all(problem.startswith(place) for problem in problems), problems
        return problems[0].removeprefix(place) if problems else ""
