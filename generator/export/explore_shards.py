"""What the page Explore works on in a large catalog: a head to begin with, and shards that it loads when it needs them.

- The head has what the first screen needs: the values of every facet for every record as packed numbers, and the texts of
  the newest records.
- Texts come in blocks of ``BLOCK`` records, loaded when one of them is to be shown.
- The index of words comes in parts of ``PART`` records, loaded when a reader turns to the search. A part lists its words
  in order, and for each word the records it stands in.
- Orders and ids are loaded when a reader sorts, or follows a link that names records.

Numbers are packed: the width of one in bytes, then all of them, lowest byte first, in base64 (RFC 4648).
"""

from __future__ import annotations

import base64
import sys
from array import array
from collections import defaultdict
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from generator.export.explore_columns import (
    WEIGHTS,
    common_values,
    explore_order,
    name_searched,
    summary_of,
    text_columns,
    title_searched,
)
from generator.export.explore_facets import KINDS, explore_facets, facet_column
from generator.export.script_data import script_json, script_value
from generator.export.search_words import fold, search_words
from generator.index import title_of, year_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.export.explore_facets import ExploreFacet
    from generator.index import Index
    from generator.model import Record

BLOCK = 128
"""Records in one block of texts: a page of results takes a few tens of kilobytes, from wherever they are."""
PART = 4_096
"""Records in one part of the index: twelve bits for the record and four for the weight make a number of two bytes."""
MOST_AUTHORS = 500
"""How many authors a reader can choose from; the search finds the others."""
FOLDER = "assets/explore/"


class ExploreShards:
    """The scripts of the page Explore for a large catalog."""

    def __init__(self, index: Index, block: int = BLOCK, part: int = PART) -> None:
        """Order the records; everything else is made when it is asked for."""
        self._index, self._block, self._part = index, block, min(part, PART)
        self._records = explore_order(index)
        self._facets = explore_facets(index)

    def files(self) -> Mapping[str, Callable[[], bytes]]:
        """Return how to make each shard, by its path in the site."""
        many = len(self._records)
        blocks = {f"records-{n}": partial(self._texts, n) for n in range(-(-many // self._block))}
        parts = {f"words-{n}": partial(self._words, n) for n in range(-(-many // self._part))}
        shards: dict[str, Callable[[], Any]] = {**blocks, **parts, "order": self._orders, "ids": self._ids}
        return {f"{FOLDER}{name}.js": partial(_shard, name, make) for name, make in shards.items()}

    def head(self) -> bytes:
        """Return the script that sets ``atlasData`` to what the first screen needs."""
        records = self._records
        values = {
            **common_values(),
            "count": len(records),
            "block": self._block,
            "part": self._part,
            "kindCounts": [len(self._index.catalog.of_kind(kind)) for kind in KINDS],
            "year": packed(year_of(record) or 0 for record in records),
            "facets": [self._facet(facet) for facet in self._facets],
            "first": self._texts(0),
        }
        return script_value("atlasData", values)

    def _facet(self, facet: ExploreFacet) -> dict[str, Any]:
        if facet.range:
            return {"id": facet.id, "label": facet.label, "range": 1}
        column = facet_column(facet, self._records, MOST_AUTHORS if facet.id == "authors" else None)
        lengths = 0 if set(column.lengths) == {1} else packed(column.lengths)
        return {**column.head(), "of": [lengths, packed(column.codes)]}

    def _texts(self, number: int) -> dict[str, list[str]]:
        records = self._records[number * self._block : (number + 1) * self._block]
        return {**text_columns(records), "authors": ["\n".join(self._names(record)) for record in records]}

    def _names(self, record: Record) -> Iterator[str]:
        if record.kind == "papers":
            yield from (one.name for one in self._index.contributors.of_paper(record))  # type: ignore[arg-type]  # the kind tells the class

    def _words(self, number: int) -> dict[str, Any]:
        """Return one part of the index: its words, how many records each stands in, and these: record * 16 + weight."""
        first = number * self._part
        fields = tuple(_fields(self._facets))
        found: defaultdict[str, array[int]] = defaultdict(partial(array, "H"))
        for row, record in enumerate(self._records[first : first + self._part]):
            best: dict[str, int] = {}
            for weight, words_of in fields:
                best.update(dict.fromkeys(words_of(record), row * 16 + weight))
            for word, posting in best.items():
                found[word].append(posting)
        words = sorted(found, key=_utf16)
        rows = array("H")
        for word in words:
            rows.extend(found[word])
        return {"words": " ".join(words), "counts": packed([len(found[word]) for word in words]), "rows": packed(rows)}

    def _orders(self) -> dict[str, Any]:
        rows, records = range(len(self._records)), self._records
        return {
            "title": packed(sorted(rows, key=[fold(title_of(record)) for record in records].__getitem__)),
            "added": packed(sorted(rows, key=[record.added or "" for record in records].__getitem__, reverse=True)),
        }

    def _ids(self) -> str:
        return "\n".join(record.id for record in self._records)


def packed(numbers: Iterable[int]) -> list[int | str]:
    """Return whole numbers as the width of the widest in bytes, and all of them in base64.

    >>> packed([1, 2, 258])
    [2, 'AQACAAIB']
    """
    values = tuple(numbers)
    most = max(values, default=0)
    width, code = next((width, code) for width, code in ((1, "B"), (2, "H"), (4, "I")) if most < 256**width)
    numbers_in_row = array(code, values)
    if sys.byteorder == "big":
        numbers_in_row.byteswap()
    return [width, base64.b64encode(numbers_in_row.tobytes()).decode("ascii")]


def _fields(facets: Sequence[ExploreFacet]) -> list[tuple[int, Callable[[Record], Iterable[str]]]]:
    """Return what the search looks through, the weightiest last: a weight, and the words of a record."""
    texts: dict[str, Callable[[Record], str]] = {
        "name": name_searched,
        "title": title_searched,
        "aliases": lambda record: "; ".join(record.aliases),
        "summary": summary_of,
        "year": lambda record: str(year_of(record) or ""),
    }
    fields = [(WEIGHTS[name], _words_of_text(text_of)) for name, text_of in texts.items()]
    fields += [(facet.weight, _words_of_values(facet)) for facet in facets if facet.weight and not facet.range]
    return sorted(fields, key=lambda field: field[0])


def _words_of_text(text_of: Callable[[Record], str]) -> Callable[[Record], Iterable[str]]:
    return lambda record: search_words(text) if (text := text_of(record)) else ()


def _words_of_values(facet: ExploreFacet) -> Callable[[Record], Iterable[str]]:
    @cache
    def words_of_value(value: str) -> tuple[str, ...]:
        also = facet.also(value) if facet.also else ""
        return tuple(dict.fromkeys([*search_words(facet.label_of(value)), *search_words(also)]))

    return lambda record: chain.from_iterable(map(words_of_value, facet.values_of(record)))


def _utf16(word: str) -> bytes:
    """Return the key by which JavaScript sorts texts."""
    return word.encode("utf-16-be")


def _shard(name: str, make: Callable[[], Any]) -> bytes:
    return f"atlasShard({script_json(name)},{script_json(make())});\n".encode()
