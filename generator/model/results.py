"""Reported results: what models score on a test set, each number with its source."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from generator.model.records import Model, _many
from generator.model.text import IsoDate, Prose, Slug, Text, Url


def _printed_number(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Score = Annotated[str, BeforeValidator(_printed_number), StringConstraints(pattern=r"^-?\d{1,9}(\.\d{1,9})?$")]
"""A number as printed: ``0.10`` keeps its digits."""


class ResultColumn(Model):
    """One column of a test set's tables."""

    id: Slug = Field(description="Name of the column in rows.")
    metric: Slug = Field(description="What is measured, a metric of this catalog.")
    label: Text = Field(description="Heading of the column, as the source has it.")
    inverted: bool = Field(
        default=False, description="Whether the source gives 1 / value, so that the direction turns."
    )


class ResultSetting(Model):
    """One way in which models are tested; numbers of two settings never stand in one table."""

    id: Slug = Field(description="Name of the setting in rows.")
    label: Text = Field(description="What readers see.")
    description: Prose = Field(description="What models are given, and what they must write.")


class ResultSource(Model):
    """Where numbers come from."""

    id: Slug = Field(description="Name of the source in rows.")
    name: Text = Field(description="Who claims the numbers.")
    url: Url | None = Field(default=None, description="Where they stand.")
    date: IsoDate = Field(description="Day of the state they were taken from.")
    licence: Text | None = Field(default=None, description="Licence of the source.")
    notes: tuple[Prose, ...] = _many("What a reader of its numbers must know.")


class ResultRow(Model):
    """What one source says one model scores in one setting."""

    model: Text = Field(description="Name of the model, as the source has it.")
    paper: Slug | None = Field(default=None, description="The paper of this catalog that presents the model.")
    url: Url | None = Field(default=None, description="Page of the model, as the source links it.")
    by: Text | None = Field(default=None, description="Who made the model, as the source says.")
    year: int | None = Field(default=None, ge=1950, le=2100, description="Year the source gives for the model.")
    setting: Slug = Field(description="How it was tested.")
    source: Slug = Field(description="Who says so.")
    scores: dict[Slug, Score] = Field(
        strict=False, description="Value by column; a column that is absent is not reported."
    )


class ResultSet(Model):
    """All results on one test set, as written in data/results/<id>.yml."""

    id: Slug = Field(description="The file's name without `.yml`.")
    name: Text = Field(description="Name of the test set.")
    dataset: Slug | None = Field(default=None, description="The dataset of this catalog that it is part of.")
    split: Text | None = Field(default=None, description="Which part of the dataset.")
    description: Prose | None = Field(default=None, description="One or two sentences about the test set.")
    sort: Slug | None = Field(default=None, description="The column by which tables are sorted at first.")
    columns: tuple[ResultColumn, ...] = _many("What is measured, in the order of the columns.")
    settings: tuple[ResultSetting, ...] = _many("How models are tested.")
    sources: tuple[ResultSource, ...] = _many("Where the numbers come from.")
    rows: tuple[ResultRow, ...] = _many("The results, in no order that matters.")

    def column(self, column_id: str) -> ResultColumn:
        """Return a column by its id; raises KeyError when there is none."""
        return {column.id: column for column in self.columns}[column_id]

    def source(self, source_id: str) -> ResultSource:
        """Return a source by its id; raises KeyError when there is none."""
        return {source.id: source for source in self.sources}[source_id]
