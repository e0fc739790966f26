"""The only maker of addresses: page paths, relative links, canonical and edit URLs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Identifiers, Paper, Preprint, Record


_PROBLEM = "Page%3A%20{}%0A%0AWhat%20is%20wrong%2C%20and%20how%20is%20it%20known%3F%0A"


@dataclass(frozen=True)
class Site:
    """Where a site lives.

    Attributes:
        url: Canonical address of the home page, with a slash at the end; empty when unknown.
        edit: Address that opens a file for editing when the file's path is appended; empty when unknown.
        repository: Address of the repository without a slash at the end; empty when unknown.
    """

    url: str = ""
    edit: str = ""
    repository: str = ""

    def canonical(self, path: str) -> str:
        """Return the absolute address of a page of this site."""
        return self.url + path

    def edit_url(self, file: str) -> str:
        """Return the address at which a person edits ``file``, or nothing when the site does not say."""
        return self.edit + quote(file) if self.edit else ""

    def problem_url(self, title: str, path: str, *, brief: bool = False) -> str:
        """Return the address of a form about a problem with a page, filled in with its title and address; else nothing.

        A brief one, for sites on which each byte of a page counts, has the page's path alone. The parameters are those of https://docs.github.com/en/issues/tracking-your-work-with-issues/creating-an-issue.
        """
        if not self.repository:
            return ""
        if brief:
            return f"{self.repository}/issues/new?title={quote(path)}"
        page = quote(self.canonical(path), safe="")
        return f"{self.repository}/issues/new?title=Problem%3A%20{quote(title, safe='')}&body={_PROBLEM.format(page)}"


def record_path(record: Record) -> str:
    """Return a record's page path, relative to the home page: ``papers/mlrg/``."""
    return f"{record.kind}/{record.id}/"


def term_path(facet: str, term: str, page: int = 1) -> str:
    """Return the path of a listing; long listings go on under numbers: ``venues/cvpr/``, ``venues/cvpr/2/``."""
    return f"{facet}/{term}/" if page == 1 else f"{facet}/{term}/{page}/"


def schema_path(kind: str) -> str:
    """Return the path of the JSON Schema of a kind of record: ``schema/paper.schema.json``."""
    return f"schema/{kind.removesuffix('s')}.schema.json"


def author_path(author: str) -> str:
    """Return the path of an author's page: ``authors/ada-lovelace/``."""
    return f"authors/{author}/"


def letter_path(letter: str, page: int = 1) -> str:
    """Return the path of the authors whose family names begin with a letter: ``authors/letters/b/``."""
    return term_path("authors/letters", letter, page)


def results_path(table: str) -> str:
    """Return the path of a table of results: ``results/mimic-cxr/findings/``."""
    return f"results/{table}/"


def root_of(path: str) -> str:
    """Return the relative way from a page back to the home page: ``../../`` for ``papers/mlrg/``."""
    return "../" * path.count("/") or "./"


@lru_cache(maxsize=65_536)  # pages, exports and feeds ask for the same ones again and again
def doi_url(doi: str) -> str:
    """Return the resolver address of a DOI (DOI Handbook 3.8: reserved characters are percent-encoded)."""
    return "https://doi.org/" + quote(doi, safe="/:;().-_")


def identifier_urls(ids: Identifiers) -> dict[str, str]:
    """Return the page each identifier leads to, by the name of the identifier, best known first."""
    return dict(_identifier_urls(ids))


def _identifier_urls(ids: Identifiers) -> Iterator[tuple[str, str]]:
    if ids.doi:
        yield "doi", doi_url(ids.doi)
    if ids.acl:
        yield "acl", f"https://aclanthology.org/{ids.acl}/"
    if ids.openreview:
        yield "openreview", f"https://openreview.net/forum?id={ids.openreview}"
    if ids.pmid:
        yield "pmid", f"https://pubmed.ncbi.nlm.nih.gov/{ids.pmid}/"
    if ids.arxiv:
        yield "arxiv", f"https://arxiv.org/abs/{ids.arxiv}"


def arxiv_id(paper: Paper) -> str:
    """Return the arXiv identifier of a paper or of its preprint; nothing when it has none."""
    if paper.ids.arxiv:
        return paper.ids.arxiv
    return paper.preprint.id if paper.preprint and paper.preprint.venue == "arxiv" else ""


def preprint_url(preprint: Preprint) -> str:
    """Return the page of a preprint: at arXiv or OpenReview by its id, elsewhere by its DOI."""
    if preprint.venue == "arxiv":
        return f"https://arxiv.org/abs/{preprint.id}"
    if preprint.venue == "openreview":
        return f"https://openreview.net/forum?id={preprint.id}"
    return doi_url(preprint.id)


def paper_url(paper: Paper) -> str:
    """Return the one address where a reader finds the paper itself; empty when no source gives one.

    The published version before the preprint: an identifier of the publication, then a link, then arXiv.
    """
    name, url = next(_identifier_urls(paper.ids), ("", ""))
    if name not in ("", "arxiv"):
        return url
    linked = next((link.url for kind in ("paper", "pdf") for link in paper.links if link.type == kind), "")
    return linked or url or (preprint_url(paper.preprint) if paper.preprint else "")
