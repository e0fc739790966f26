"""What record pages tell machines: Highwire tags for Scholar and Zotero, JSON-LD for search engines.

Tag names are those of Google Scholar's inclusion guidelines (https://scholar.google.com/intl/en/scholar/inclusion.html) and of
Zotero's translator "Embedded Metadata"; types are those of https://schema.org/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.export import published_formats
from generator.export.citation import venue_in_full
from generator.index import term_label
from generator.names import inverted_name, reading_name
from generator.urls import arxiv_id, doi_url, identifier_urls, paper_url, record_path

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.model import Author, Dataset, Paper
    from generator.urls import Site

_VENUE_TAGS = {
    "journal": "citation_journal_title",
    "conference": "citation_conference_title",
    "workshop": "citation_conference_title",
}
CATALOG_LICENSE = "https://creativecommons.org/publicdomain/zero/1.0/"


def highwire_tags(paper: Paper, catalog: Catalog, site: Site) -> tuple[tuple[str, str], ...]:
    """Return the tags of a paper, name and content, in the order in which Scholar documents them; only what is known."""
    venue = catalog.venues.get(paper.venue or "")
    arxiv = arxiv_id(paper)
    pdf = next((link.url for link in paper.links if link.type == "pdf"), arxiv and f"https://arxiv.org/pdf/{arxiv}")
    own = site.canonical(record_path(paper)) if site.url else ""
    tags = [
        ("citation_title", paper.title),
        *(("citation_author", inverted_name(author)) for author in paper.authors),
        ("citation_publication_date", str(paper.year or "")),
        (_VENUE_TAGS.get(venue.kind, "citation_technical_report_institution"), venue_in_full(paper, catalog))
        if venue
        else ("", ""),
        ("citation_publisher", (venue.publisher if venue else None) or ""),
        ("citation_doi", paper.ids.doi or ""),
        ("citation_arxiv_id", arxiv),
        ("citation_pmid", paper.ids.pmid or ""),
        ("citation_pdf_url", pdf),
        ("citation_abstract_html_url", "" if catalog.settings.lean else own),  # which the canonical link says too
    ]
    return tuple((name, content) for name, content in tags if content)


def paper_json_ld(paper: Paper, catalog: Catalog, site: Site) -> dict[str, Any]:
    """Return a paper as a schema.org ``ScholarlyArticle``; what is not known is left out."""
    venue = catalog.venues.get(paper.venue or "")
    fields = ("modalities", "tasks", "methods")
    return _known({
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": paper.title,
        "headline": paper.title[:110],
        "alternateName": paper.name,
        "author": [_agent(author) for author in paper.authors],
        "datePublished": str(paper.year or ""),
        "isPartOf": venue and {"@type": "Periodical" if venue.kind == "journal" else "CreativeWork", "name": venue.name},
        "publisher": venue and venue.publisher and {"@type": "Organization", "name": venue.publisher},
        "identifier": doi_url(paper.ids.doi) if paper.ids.doi else None,
        "sameAs": list(identifier_urls(paper.ids).values()) or [url for url in (paper_url(paper),) if url],
        "abstract": paper.abstract,
        "description": paper.summary,
        "keywords": [term_label(catalog, field, term) for field in fields for term in getattr(paper, field)],
        "creativeWorkStatus": paper.status.capitalize() if paper.status != "active" else None,
        "mainEntityOfPage": site.canonical(record_path(paper)) if site.url else None,
    })  # fmt: skip


def dataset_json_ld(dataset: Dataset, catalog: Catalog, site: Site) -> dict[str, Any]:
    """Return a dataset as a schema.org ``Dataset``; what is not known is left out."""
    fields = ("modalities", "tasks")
    return _known({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": dataset.name,
        "alternateName": [name for name in (dataset.title, *dataset.aliases) if name and name != dataset.name],
        "description": dataset.summary or dataset.title or dataset.name,
        "datePublished": str(dataset.year or ""),
        "inLanguage": list(dataset.languages),
        "license": dataset.license,
        "isAccessibleForFree": True if dataset.access in ("open", "registration", "credentialed") else None,
        "conditionsOfAccess": dataset.access.replace("-", " ") if dataset.access != "unknown" else None,
        "sameAs": [link.url for link in dataset.links if link.type in ("data", "project", "page")],
        "isBasedOn": [catalog.datasets[other].name for other in dataset.derived_from],
        "keywords": [term_label(catalog, field, term) for field in fields for term in getattr(dataset, field)],
        "url": site.canonical(record_path(dataset)) if site.url else None,
        "includedInDataCatalog": {"@type": "DataCatalog", "name": catalog.settings.title, "url": site.url or None},
    })  # fmt: skip


def catalog_json_ld(catalog: Catalog, site: Site) -> dict[str, Any]:
    """Return the catalog as a schema.org ``DataCatalog`` with the files that hold all of it."""
    settings = catalog.settings
    files = [
        _known(
            {
                "@type": "DataDownload",
                "name": export.description,
                "encodingFormat": export.media_type,
                "contentUrl": site.canonical(export.file_name) if site.url else None,
            }
        )
        for export in published_formats(catalog)
    ]
    return _known({
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "name": settings.title,
        "description": settings.description,
        "url": site.url,
        "license": CATALOG_LICENSE,
        "about": settings.subject,
        "dataset": {
            "@type": "Dataset",
            "name": settings.title,
            "description": settings.description,
            "license": CATALOG_LICENSE,
            "distribution": files,
        },
    })  # fmt: skip


def _agent(author: Author) -> dict[str, str]:
    if author.group:
        return {"@type": "Organization", "name": author.group}
    person = {"@type": "Person", "name": reading_name(author)}
    return person | ({"@id": f"https://orcid.org/{author.orcid}"} if author.orcid else {})


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
