"""Bytes and syntax that must do no harm. Each case is told with its place, and other files are still checked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from generator.check import RULES
from generator.load import read_document
from tests.minicatalog import PAPER

if TYPE_CHECKING:
    from tests.minicatalog import Data

QUOTE = "put the whole value in quotes"


def problems_of(text: str | bytes, *, fast: bool = True) -> list[str]:
    problems = read_document(text, "a.yml", fast=fast).problems
    assert {problem.rule for problem in problems} <= set(RULES)
    return [str(problem) for problem in problems]


def seconds_for(text: str) -> float:
    start = time.process_time()
    problems_of(text)
    return time.process_time() - start


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n# nothing\n"])
def test_01_a_file_without_a_record(data: Data, text: str) -> None:
    data.write("papers/2024/a.yml", text)
    [problem] = data.problems()
    assert problem.startswith("papers/2024/a.yml:")
    assert "is empty: it holds no record" in problem or "must be a mapping (key: value), found nothing" in problem


@pytest.mark.parametrize(
    ("text", "found"), [("A title\n", "text 'A title'"), ("- title: A\n", "a list"), ("7\n", "the number 7")]
)
def test_02_a_scalar_or_a_list_at_the_top(data: Data, text: str, found: str) -> None:
    data.write("papers/2024/a.yml", text)
    hint = "write each field on a line, as 'field: value'"
    assert data.problems() == [f"papers/2024/a.yml:1:1: must be a mapping (key: value), found {found} ({hint})"]


@pytest.mark.parametrize(
    ("text", "line"), [("title: A\n\tyear: 2024\n", 2), ("tasks:\n\t- a\n", 2), ("\ttitle: A\n", 1)]
)
def test_03_a_tab_as_indent(text: str, line: int) -> None:
    assert problems_of(text) == [f"a.yml:{line}:1: a tab cannot indent a line (use spaces)"]


def test_04_a_byte_order_mark_is_dropped() -> None:
    document = read_document(b"\xef\xbb\xbftitle: A\n", "a.yml")
    assert document.data == {"title": "A"}
    assert document.marks.value(("title",)) == (1, 8)


def test_05_other_encodings_name_the_byte() -> None:
    hint = "(save the file as UTF-8)"
    assert problems_of("title: A\nname: é\n".encode("latin-1")) == [
        f"a.yml:2:7: is not UTF-8 text: byte 0xE9 at byte offset 15 {hint}"
    ]
    assert problems_of("title: A\n".encode("utf-16")) == [
        f"a.yml:1:1: is not UTF-8 text: UTF-16 at byte offset 0 {hint}"
    ]


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\r", "\ufffe"])
def test_06_control_characters(character: str) -> None:
    assert problems_of(f"title: A\nname: x{character}y\n") == [
        f"a.yml:2:8: character U+{ord(character):04X} is not allowed (remove it, or put a space)"
    ]


def test_07_windows_line_ends() -> None:
    document = read_document(b"title: A\r\nsummary: |\r\n  x\r\n  y\r\n", "a.yml")
    assert document.data == {"title": "A", "summary": "x\ny\n"}


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_08_line_ends_that_only_some_programs_know(character: str) -> None:
    problem = f"character U+{ord(character):04X} is not allowed"
    assert problems_of(f"title: A{character}year: 2024\n") == [f"a.yml:1:9: {problem} (remove it, or put a space)"]
    escape = "\\u" + f"{ord(character):04x}"
    assert problems_of(f'title: "A{escape}B"\n') == [f"a.yml:1:8: {problem}, even as an escape (remove it)"]


@pytest.mark.parametrize("fast", [True, False])
def test_09_a_lone_surrogate(*, fast: bool) -> None:
    [problem] = problems_of('title: "A\\ud800"\n', fast=fast)
    assert problem.startswith("a.yml:1:")
    [problem] = problems_of("title: A\ud800\n", fast=fast)
    assert problem.startswith("a.yml:1:9: character U+D800 is not allowed")


def test_10_a_key_that_stands_twice() -> None:
    text = "title: A\nlinks:\n  - {type: code, type: pdf}\ntitle: B\ntitle: {x: y}\nyear: 2024\n"
    assert problems_of(text) == [
        "a.yml:3:18: 'type' stands twice, in line 3 and in line 3 (keep one of the two)",
        "a.yml:4:1: 'title' stands twice, in line 1 and in line 4 (keep one of the two)",
        "a.yml:5:1: 'title' stands twice, in line 1 and in line 5 (keep one of the two)",
    ]
    assert read_document(text, "a.yml").data == {"title": "A", "links": ({"type": "code"},), "year": 2024}


def test_11_a_second_document() -> None:
    assert problems_of("title: A\n---\ntitle: B\n") == [
        "a.yml:2:1: a second document begins here ('---') (one file, one record)"
    ]


@pytest.mark.parametrize("tag", ["!thing", "!!python/object/apply:os.system", "!!python/name:os.system", "!!str"])
def test_12_a_tag(tag: str) -> None:
    [problem] = problems_of(f"title: {tag} A\n")
    assert problem.startswith("a.yml:1:8: ")
    assert problem.endswith(f"is a tag; these are not used here ({QUOTE})")


@pytest.mark.parametrize("text", ["title: !!binary aGk=\n", "tasks: !!set {a, b}\n", "!!omap [a: b]\n"])
def test_13_tags_of_other_types(text: str) -> None:
    [problem] = problems_of(text)
    assert "is a tag; these are not used here" in problem


def test_14_a_bomb_of_aliases() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    text = "\n".join(levels)
    assert problems_of(text) == [f"a.yml:1:5: '&a0' is an anchor; these are not used here ({QUOTE})"]
    assert seconds_for(text) < 0.1


def test_15_an_anchor_that_holds_itself() -> None:
    assert problems_of("title: &a [*a]\n") == [f"a.yml:1:8: '&a' is an anchor; these are not used here ({QUOTE})"]
    assert problems_of("title: [*a]\n") == [f"a.yml:1:9: '*a' is an alias; these are not used here ({QUOTE})"]


def test_16_a_merge_key() -> None:
    assert problems_of("title: A\n<<: {year: 2024}\n") == [
        "a.yml:2:1: merge keys ('<<') are not used here (write the fields themselves)"
    ]
    assert problems_of("'<<': x\n") == []


@pytest.mark.parametrize(
    "text", ["[" * 30_000, "- " * 30_000, "{a: " * 30_000, "a:\n" + "".join(" " * n + "- \n" for n in range(300))]
)
@pytest.mark.parametrize("fast", [True, False])
def test_17_deep_nesting(text: str, *, fast: bool) -> None:
    [problem] = problems_of(text, fast=fast)
    assert "lists and mappings are nested deeper than 20 levels (flatten them)" in problem
    assert seconds_for(text) < 0.1


def test_17_twenty_levels_are_allowed() -> None:
    assert problems_of("[" * 20 + "]" * 20) == []
    assert len(problems_of("[" * 21 + "]" * 21)) == 1


def test_18_a_number_of_5000_digits(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER.replace("2024", "9" * 5000))
    [problem] = data.problems()
    assert problem.startswith("papers/2024/a.yml:2:7: year: must be a whole number, found text '9999")
    assert len(problem) < 300


def test_19_ten_megabytes(data: Data) -> None:
    data.write("papers/2024/a.yml", "title: " + "x" * 10_000_000)
    assert data.problems() == ["papers/2024/a.yml: is larger than 256 KiB (split it, or shorten its text)"]


@pytest.mark.parametrize("key", ["~", "null", "true", "2024", ""])
def test_20_a_key_that_is_not_text(key: str) -> None:
    [problem] = problems_of(f"title: A\n? {key}\n: x\n")
    assert problem.startswith("a.yml:2:")
    assert problem.endswith("(put the key in quotes)")


@pytest.mark.parametrize("key", ["[a]", "{a: b}"])
def test_20_a_key_that_is_a_list_or_a_mapping(key: str) -> None:
    assert problems_of(f"? {key}\n: x\n") == [f"a.yml:1:3: a list or mapping cannot be a key ({QUOTE})"]


def test_20_the_key_on_is_text(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER + "on: x\n")
    [problem] = data.problems()
    assert problem.startswith("papers/2024/a.yml:5:1: on: no such field")


@pytest.mark.parametrize(("text", "place"), [("title: A: b\n", "1:9"), ("title: A\n  goes: on\n", "2:7")])
def test_21_a_colon_in_a_plain_title(text: str, place: str) -> None:
    assert problems_of(text) == [f"a.yml:{place}: a second ': ' on the line of a value ({QUOTE})"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: A #1\n", "1:10"),
        ("title: #1 in all\n", "1:8"),
        ("title: A\n  goes on #1\n", "2:11"),
        ("tasks:\n  - a # b\n", "2:7"),
        ("title: |#1 in all\n", "1:9"),
        ("title: >- #1\n  A\n", "1:11"),
    ],
)
def test_22_a_comment_that_cuts_a_value_off(text: str, place: str) -> None:
    hint = "put the value in quotes if it belongs to it; a comment stands on a line of its own"
    assert problems_of(text) == [f"a.yml:{place}: everything behind ' #' is a comment and would be lost ({hint})"]


@pytest.mark.parametrize(
    "text",
    [
        "title: 'A #1'\n",
        "title: A#1\n",
        "# above\ntitle: A\n  # between\nyear: 2024\n",
        "tasks: # of two\n  - a\n",
        "summary: |\n  A #1\n",
    ],
)
def test_22_other_comments_are_welcome(text: str) -> None:
    assert problems_of(text) == []


@pytest.mark.parametrize("character", list("@`%&*!|>]},"))
def test_23_a_value_that_begins_with_a_sign_of_yaml(character: str) -> None:
    for fast in (True, False):
        [problem] = problems_of(f"title: A\nname: {character}x y\n", fast=fast)
        assert problem.startswith("a.yml:2:"), problem
        assert QUOTE in problem
        assert character in problem


@pytest.mark.parametrize(
    "text",
    [
        "%YAML 9.9\n---\ntitle: A\n",
        "%YAML 1.1\n---\ntitle: A\n",
        "%TAG ! tag:a,2000:\n---\ntitle: A\n",
        "%X y\n---\ntitle: A\n",
    ],
)
@pytest.mark.parametrize("fast", [True, False])
def test_24_a_directive(text: str, *, fast: bool) -> None:
    [problem] = problems_of(text, fast=fast)
    assert problem.startswith("a.yml:1:")
    assert "directives" in problem


def test_every_file_is_told_of_in_one_run(data: Data) -> None:
    data.write("papers/2024/a.yml", "title: A: b\n")
    data.write("papers/2024/b.yml", b"title: \xff\n")
    data.write("papers/2024/c.yml", PAPER.replace("miccai", "micai"))
    assert [problem.split(":")[0] for problem in data.problems()] == [f"papers/2024/{id_}.yml" for id_ in "abc"]
