"""The typed records, vocabularies and settings of a catalog. Touches nothing."""

from generator.model.records import (
    RECORD_TYPES,
    AnyRecord,
    Author,
    Dataset,
    Identifiers,
    Link,
    Metric,
    Model,
    Paper,
    Preprint,
    Record,
    Tool,
    forget_given,
)
from generator.model.results import ResultColumn, ResultRow, ResultSet, ResultSetting, ResultSource
from generator.model.terms import VOCABULARIES, FacetSpec, NewsItem, Person, Settings, SourceList, Term, Venue

__all__ = [
    "RECORD_TYPES",
    "VOCABULARIES",
    "AnyRecord",
    "Author",
    "Dataset",
    "FacetSpec",
    "Identifiers",
    "Link",
    "Metric",
    "Model",
    "NewsItem",
    "Paper",
    "Person",
    "Preprint",
    "Record",
    "ResultColumn",
    "ResultRow",
    "ResultSet",
    "ResultSetting",
    "ResultSource",
    "Settings",
    "SourceList",
    "Term",
    "Tool",
    "Venue",
    "forget_given",
]
