"""The records: one class a kind, fields in the order files are written in. Descriptions are the documentation."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ModelWrapValidatorHandler, model_validator

from generator.model.text import (
    AclId,
    ArxivId,
    CitationKey,
    Doi,
    IsoDate,
    Language,
    OpenReviewId,
    Orcid,
    Prose,
    PubMedId,
    Slug,
    Text,
    Url,
)

LinkType = Literal["paper", "pdf", "code", "project", "data", "model", "demo", "video", "slides", "poster", "page"]
Track = Literal[
    "main", "findings", "workshop", "demo", "industry", "datasets-and-benchmarks", "shared-task", "companion"
]
Status = Literal["active", "withdrawn", "retracted"]
Origin = Literal[
    "hospital-reports", "research-papers", "social-media", "textbooks", "web", "expert-annotation", "synthetic",
    "other-datasets",
]  # fmt: skip
Access = Literal["open", "registration", "credentialed", "on-request", "unknown"]
MetricFamily = Literal["lexical", "embedding", "clinical-label", "entity-graph", "composite", "llm-judge", "factuality"]
Count = Annotated[int, Field(ge=0)]


class Model(BaseModel):
    """What every part of a catalog is: frozen, strict about types, closed to unknown fields."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


_NOTHING_GIVEN: set[str] = set()


def forget_given(model: Model) -> None:
    """Make a model and its parts forget which of their fields were given; all parts of a catalog share one empty set then.

    pydantic keeps a set of names for each, which nothing here asks for: of a large catalog it is a sixth of the memory.
    """
    if model.__pydantic_fields_set__ is _NOTHING_GIVEN:  # an author of several papers
        return
    object.__setattr__(model, "__pydantic_fields_set__", _NOTHING_GIVEN)
    for name in _with_parts(type(model)):
        value = getattr(model, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Model):
                forget_given(part)


@cache
def _with_parts(model: type[Model]) -> tuple[str, ...]:
    """Return the fields of a model that can hold models."""
    return tuple(name for name, field in model.model_fields.items() if _holds_models(field.annotation))


def _holds_models(annotation: Any) -> bool:
    return any(map(_holds_models, get_args(annotation))) or (
        isinstance(annotation, type) and issubclass(annotation, Model)
    )


def _many(description: str) -> Any:
    """Return a field for a list: lists of YAML become tuples; their items stay strict."""
    return Field(default=(), strict=False, description=description)


class Link(Model):
    """A link that belongs to a record."""

    type: LinkType = Field(description="What the reader finds there.")
    url: Url = Field(description="Address, http or https, without tracking parameters.")
    label: Text | None = Field(default=None, description="Text to show instead of the type.")


class Author(Model):
    """One author. A plain string in YAML is short for ``{name: …}``."""

    name: Text | None = Field(
        default=None, description="As printed, given name first; `Family, Given` where the split is not the last word."
    )
    group: Text | None = Field(default=None, description="Name of a team or organization instead of a person.")
    orcid: Orcid | None = Field(default=None, description="ORCID iD of the person.")

    @model_validator(mode="wrap")
    @classmethod
    def _from_string(cls, value: Any, handler: ModelWrapValidatorHandler[Author]) -> Author:
        if not isinstance(value, str):
            return handler(value)
        # Names come again and again; one object for each saves a large catalog a third of its memory.
        if (known := _BY_NAME.get(value)) is not None:
            return known
        author = handler({"name": value})
        if len(_BY_NAME) < MOST_NAMES:
            _BY_NAME[value] = author
        return author

    @model_validator(mode="after")
    def _name_or_group(self) -> Author:
        if (self.name is None) == (self.group is None):
            raise ValueError("must have a name or a group, one of the two")
        return self


MOST_NAMES = 500_000
_BY_NAME: dict[str, Author] = {}


class Identifiers(Model):
    """Identifiers that others gave a work; each leads to its page."""

    doi: Doi | None = Field(default=None, description="DOI of the published version, without https://doi.org/.")
    arxiv: ArxivId | None = Field(default=None, description="arXiv identifier without version.")
    acl: AclId | None = Field(default=None, description="ACL Anthology identifier.")
    openreview: OpenReviewId | None = Field(default=None, description="OpenReview forum identifier.")
    pmid: PubMedId | None = Field(default=None, description="PubMed identifier.")


class Preprint(Model):
    """The earlier version of a work whose record names the published one."""

    venue: Slug = Field(description="Preprint server, a term of data/venues.yml.")
    id: Text = Field(description="Identifier there: an arXiv id, or a DOI for medRxiv and Research Square.")
    year: int | None = Field(default=None, ge=1950, le=2100, description="Year of its first version.")


class Record(Model):
    """What records of every kind share."""

    kind: ClassVar[str]

    id: Slug = Field(description="The file's name without `.yml`; never changes once published.")
    summary: Prose | None = Field(default=None, description="One or two sentences in our own words.")
    links: tuple[Link, ...] = _many("Links, each with its type; identifiers need no link besides.")
    aliases: tuple[Text, ...] = _many("Other titles or names under which this same work is listed.")
    lists: tuple[Slug, ...] = _many("The lists that name it, terms of data/sources.yml.")
    added: IsoDate | None = Field(default=None, description="Day on which the record was added.")
    notes: tuple[Prose, ...] = _many("Doubts a maintainer should see.")


class Paper(Record):
    """One paper, as written in data/papers/<year>/<id>.yml."""

    kind = "papers"

    title: Text = Field(description="Title as printed, plain text.")
    name: Text | None = Field(default=None, description="Short name of the method or model it presents.")
    authors: tuple[Author, ...] = _many("All authors in order; absent when no source gives the whole list.")
    year: int | None = Field(
        default=None, ge=1950, le=2100,
        description="Year of publication; of the preprint while there is no other. Absent only when no source says.",
    )  # fmt: skip
    venue: Slug | None = Field(
        default=None,
        description="Where it was published, a term of data/venues.yml; a preprint server if nowhere else.",
    )
    track: Track | None = Field(default=None, description="Part of the venue; absent for its main one.")
    track_name: Text | None = Field(default=None, description="Name of the workshop or shared task.")
    volume: Text | None = Field(default=None, description="Volume of the journal or the proceedings.")
    issue: Text | None = Field(default=None, description="Issue of the journal.")
    pages: Text | None = Field(default=None, description="Pages or article number: `12-34`, `103027`.")
    type: Slug = Field(description="What kind of work it is, a term of data/vocabularies/types.yml.")
    modalities: tuple[Slug, ...] = _many("Kinds of image or signal, terms of data/vocabularies/modalities.yml.")
    tasks: tuple[Slug, ...] = _many("What is solved, terms of data/vocabularies/tasks.yml.")
    methods: tuple[Slug, ...] = _many("How, terms of data/vocabularies/methods.yml.")
    datasets: tuple[Slug, ...] = _many("Datasets it trains or tests on.")
    introduces: tuple[Slug, ...] = _many("Datasets, metrics or tools of this catalog that it presents.")
    metrics: tuple[Slug, ...] = _many("Metrics it reports.")
    ids: Identifiers = Field(default=Identifiers(), description="Identifiers that others gave it.")
    preprint: Preprint | None = Field(default=None, description="The earlier version, when the venue is a later one.")
    abstract: Prose | None = Field(default=None, description="The authors' abstract, only where its licence allows.")
    status: Status = Field(default="active", description="Whether it was withdrawn or retracted.")
    supersedes: Slug | None = Field(default=None, description="An earlier paper of this catalog that it replaces.")
    citation_key: CitationKey | None = Field(
        default=None,
        description="The key it was first published under; needed only where the one made from the record is another now.",
    )


class Dataset(Record):
    """One dataset, as written in data/datasets/<id>.yml."""

    kind = "datasets"

    name: Text = Field(description="Name it is known by.")
    title: Text | None = Field(default=None, description="Full title, where it differs from the name.")
    year: int | None = Field(default=None, ge=1950, le=2100, description="Year of its first release or paper.")
    modalities: tuple[Slug, ...] = _many("Kinds of image or signal, terms of data/vocabularies/modalities.yml.")
    tasks: tuple[Slug, ...] = _many("What it serves, terms of data/vocabularies/tasks.yml.")
    languages: tuple[Language, ...] = _many("Languages of its text, ISO 639 codes.")
    images: Count | None = Field(default=None, description="Number of images.")
    studies: Count | None = Field(default=None, description="Number of studies (examinations).")
    patients: Count | None = Field(default=None, description="Number of patients.")
    reports: Count | None = Field(default=None, description="Number of reports.")
    captions: Count | None = Field(default=None, description="Number of captions or other texts paired with images.")
    qa_pairs: Count | None = Field(default=None, description="Number of question-answer pairs.")
    origin: tuple[Origin, ...] = _many("Where its content comes from.")
    access: Access = Field(default="unknown", description="What it takes to get it.")
    license: Text | None = Field(default=None, description="Licence or terms of use, as its page names them.")
    derived_from: tuple[Slug, ...] = _many("Datasets of this catalog that it is built on.")
    paper: Slug | None = Field(default=None, description="The paper of this catalog that presents it.")


class Metric(Record):
    """One way to score generated reports, as written in data/metrics/<id>.yml."""

    kind = "metrics"

    name: Text = Field(description="Name it is known by.")
    family: MetricFamily = Field(description="What the score is built on.")
    better: Literal["higher", "lower"] = Field(default="higher", description="Which values are the better ones.")
    minimum: int | None = Field(default=None, description="Least value there can be; absent where there is none.")
    maximum: int | None = Field(default=None, description="Greatest value there can be; absent where there is none.")
    year: int | None = Field(default=None, ge=1950, le=2100, description="Year of its first publication.")
    paper: Slug | None = Field(default=None, description="The paper of this catalog that presents it.")


class Tool(Record):
    """One piece of software, as written in data/tools/<id>.yml."""

    kind = "tools"

    name: Text = Field(description="Name it is known by.")
    purpose: Text = Field(description="What one uses it for.")
    metrics: tuple[Slug, ...] = _many("Metrics of this catalog that it computes.")


RECORD_TYPES: tuple[type[Record], ...] = (Paper, Dataset, Metric, Tool)
AnyRecord = Paper | Dataset | Metric | Tool
