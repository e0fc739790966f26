from __future__ import annotations

import random

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.load import Document, read_document
from generator.load.characters import refused_character
from generator.load.scalars import resolve

TEXT = """\
title: 'Étude 😀: A'
links:
  - type: code
    url: https://example.org/a
  - {type: pdf, url: 'https://example.org/b'}
tasks: [x, y]
"""


@pytest.mark.parametrize("fast", [True, False])
def test_marks_say_where_keys_and_values_begin(*, fast: bool) -> None:
    document = read_document(TEXT, "a.yml", fast=fast)
    assert document.data == {
        "title": "Étude 😀: A",
        "links": ({"type": "code", "url": "https://example.org/a"}, {"type": "pdf", "url": "https://example.org/b"}),
        "tasks": ("x", "y"),
    }
    marks = document.marks
    assert marks.value(()) == (1, 1)
    assert marks.value(("title",)) == (1, 8)
    assert marks.key(("links", 0, "url")) == (4, 5)
    assert marks.value(("links", 0, "url")) == (4, 10)
    assert marks.value(("links", 1)) == (5, 5)
    assert marks.value(("links", 1, "url")) == (5, 22)
    assert marks.value(("tasks", 1)) == (6, 12)
    assert marks.key(("tasks", 1)) == (6, 12)


def test_a_place_that_is_not_there_is_the_nearest_around_it() -> None:
    marks = read_document(TEXT, "a.yml").marks
    assert marks.value(("links", 1, "label")) == (5, 5)
    assert marks.value(("nothing", "at", "all")) == (1, 1)


def test_columns_count_characters_not_bytes() -> None:
    assert read_document("{a: 'é😀', b: c}\n", "a.yml").marks.value(("b",)) == (1, 14)


@pytest.mark.parametrize(
    ("plain", "meaning"),
    [
        ("", None), ("~", None), ("null", None), ("true", True), ("false", False), ("0", 0), ("-7", -7), ("2024", 2024),
        ("9" * 18, int("9" * 18)), ("9" * 19, "9" * 19), ("Null", "Null"), ("TRUE", "TRUE"), ("yes", "yes"), ("off", "off"),
        ("-0", "-0"), ("+1", "+1"), ("0123", "0123"), ("0x1f", "0x1f"), ("1.0", "1.0"), ("٣", "٣"),
    ],
)  # fmt: skip
def test_plain_scalars_mean_little(plain: str, meaning: object) -> None:
    assert resolve(plain) == meaning
    assert type(resolve(plain)) is type(meaning)


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"? ? ?")
@example(b'"\\U00110000"')
def test_no_bytes_do_harm(content: bytes) -> None:
    for fast in (True, False):
        document = read_document(content, "a.yml", fast=fast)
        assert isinstance(document, Document)
        assert document.data is None or not any(problem.rule == "syntax" for problem in document.problems)


@given(st.text("ab:-[],#&*!|>'\"%@` \n\t\\0x~<=.", max_size=60))
def test_both_parsers_see_the_same(text: str) -> None:
    quick, slow = (read_document(text, "a.yml", fast=fast) for fast in (True, False))
    assert bool(quick.problems) == bool(slow.problems) or "\t" in text or "\\" in text
    if not quick.problems and not slow.problems:
        assert quick.data == slow.data
        assert quick.marks.keys == slow.marks.keys


@given(st.text().filter(lambda text: refused_character(text) is None))
@example("2301.10000")
@example("no")
@example("A: b #1")
@example(" @x ")
@example("1:30")
def test_any_valid_title_comes_back_as_it_was(title: str) -> None:
    for allow_unicode in (True, False):
        text = yaml.safe_dump({"title": title}, allow_unicode=allow_unicode, width=10_000)
        document = read_document(text, "a.yml")
        assert document.problems == ()
        assert document.data == {"title": title}


def test_damaged_records_never_raise() -> None:
    chance = random.Random(7)  # noqa: S311 - not for secrets
    for _ in range(2_000):
        text = list(TEXT)
        for _ in range(chance.randint(1, 4)):
            text[chance.randrange(len(text))] = chance.choice("\n\t :-[]{}#&*!|>'\"%@`\\,?")
        assert isinstance(read_document("".join(text), "a.yml"), Document)
