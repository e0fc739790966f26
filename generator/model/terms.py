"""The vocabularies: closed lists of terms that records refer to, and the settings of a catalog."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.records import Model, _many
from generator.model.text import IsoDate, Orcid, Prose, Slug, Text, Url

VenueKind = Literal["conference", "journal", "workshop", "preprint-server"]


class Term(Model):
    """One term of a vocabulary, as written in data/vocabularies/<vocabulary>.yml under its id."""

    id: Slug = Field(description="The key it stands under.")
    label: Text = Field(description="What readers see.")
    description: Prose = Field(description="One line that tells a labeller when the term applies.")
    aliases: tuple[Text, ...] = _many("Words and spellings that hint at the term; matched whole, case ignored.")


class Venue(Model):
    """One venue, as written in data/venues.yml under its id. Workshops and findings are tracks, not venues."""

    id: Slug = Field(description="The key it stands under.")
    name: Text = Field(description="Full name.")
    short: Text = Field(description="Short name, as lists write it.")
    kind: VenueKind = Field(description="What it is.")
    publisher: Text | None = Field(default=None, description="Who publishes it.")
    url: Url | None = Field(default=None, description="Its home page.")
    aliases: tuple[Text, ...] = _many("Other spellings: NIPS, ACM MM, arXiv papers.")


class Person(Model):
    """One author whose spellings belong together, as written in data/authors.yml under an id."""

    id: Slug = Field(description="The key it stands under: the address of the author's page.")
    name: Text = Field(description="Name to show, written as in `authors`.")
    orcid: Orcid | None = Field(default=None, description="ORCID iD of the person.")
    aliases: tuple[Text, ...] = _many("Other spellings, as papers print them.")


class SourceList(Model):
    """A list that records were imported from, as written in data/sources.yml under its id."""

    id: Slug = Field(description="The key it stands under.")
    name: Text = Field(description="Its title.")
    url: Url | None = Field(default=None, description="Where it is kept; absent when unknown.")
    date: IsoDate | None = Field(default=None, description="Day of the state that was imported; absent when unknown.")
    licence: Text = Field(description="Its licence, or `none stated`.")
    description: Prose | None = Field(default=None, description="What it is.")


class NewsItem(Model):
    """One piece of news about the catalog, in data/news.yml."""

    date: IsoDate = Field(description="Day it was written.")
    text: Prose = Field(description="What is new, plain text.")


class FacetSpec(Model):
    """A way to group records, declared in data/catalog.yml."""

    id: Slug = Field(description="First part of its addresses: `years` gives /years/2024/.")
    field: Text = Field(description="Field of the records whose values are its terms.")
    label: Text = Field(description="Name of one term: Year.")
    plural: Text = Field(description="Name of all: Years.")
    description: Prose = Field(description="One sentence for the index page.")
    kinds: tuple[Literal["papers", "datasets", "metrics", "tools"], ...] = _many("Kinds of record it groups.")
    order: Literal["count", "newest", "vocabulary", "label"] = Field(
        default="count", description="Order of its terms on the index page."
    )


class Settings(Model):
    """What is particular to one catalog, as written in data/catalog.yml."""

    title: Text = Field(description="Name of the site.")
    tagline: Text = Field(description="What the site is, in one line.")
    description: Prose = Field(description="What the site is, in two or three sentences.")
    subject: Text = Field(description="The field it covers, as a noun phrase.")
    facets: tuple[FacetSpec, ...] = _many("Which facets exist, in the order they are shown.")
    author_pages_from: int = Field(
        default=1,
        ge=1,
        description="Authors of at least this many papers have a page of their own; the others stand, with their papers, "
        "on the page of their letter. Each page costs time and space: a large catalog wants 2 or more.",
    )
    lean: bool = Field(
        default=False,
        description="For a catalog of some ten thousand papers and more: small pages. Listings give each paper one line, "
        "papers are cited in BibTeX alone, and no machine copies lie beside the pages of papers, listings and authors; of the "
        "whole catalog only those in the commonest formats, the largest compressed.",
    )
    page_size: int = Field(default=250, ge=10, le=5000, description="Most entries on one page of a listing.")


VOCABULARIES = ("modalities", "tasks", "methods", "types")
"""The vocabularies a catalog has, by the field of the records they belong to (``types`` by ``type``)."""
