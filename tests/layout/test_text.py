"""The canonical text: what changes, what never does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.form import record_text
from generator.layout import FORMS, canonical_text, format_files
from generator.layout.formatting import says_the_same
from generator.load import find_files, read_document
from generator.model import Dataset, Link, Paper
from tests.places import REPOSITORY

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

CASES = {
    "fields in order": ("year: 2024\ntitle: A\n", "title: A\nyear: 2024\n"),
    "fields of parts in order": (
        "links:\n- url: https://a.example\n  type: code\nids: {arxiv: '2301.00001', doi: 10.1/x}\n",
        'ids:\n  doi: 10.1/x\n  arxiv: "2301.00001"\nlinks:\n  - type: code\n    url: https://a.example\n',
    ),
    "unknown fields last": ("titel: A\nyear: 2024\nabc: 1\n", "year: 2024\ntitel: A\nabc: 1\n"),
    "identifiers in quotes": ("ids:\n  arxiv: 2301.10000\n", 'ids:\n  arxiv: "2301.10000"\n'),
    "words that some take for no": ("name: no\naliases: [off, 1e5, 0123, 12:30:45, 2024-01-05]\n",
        'name: "no"\naliases:\n  - "off"\n  - "1e5"\n  - "0123"\n  - "12:30:45"\n  - "2024-01-05"\n'),
    "numbers as they are": ("year: 2024\nimages: 0\n", "year: 2024\nimages: 0\n"),
    "no needless quotes": ("title: 'A'\nname: \"B\"\n", "title: A\nname: B\n"),
    "short lists of words on a line": ("tasks:\n- vqa\n- rrg\n", "tasks: [vqa, rrg]\n"),
    "long lists on lines": (f"tasks: [{'a' * 60}, {'b' * 60}]\n", f"tasks:\n  - {'a' * 60}\n  - {'b' * 60}\n"),
    "lists of sentences on lines": ("authors: [Ada Example, Bo]\n", "authors:\n  - Ada Example\n  - Bo\n"),
    "an item that has a comma": ("tasks: ['a, b']\n", "tasks:\n  - a, b\n"),
    "a mapping in braces": ("{title: A, year: 2024}\n", "title: A\nyear: 2024\n"),
    "nothing and empty": ("title:\ntasks: []\nids: {}\n", "title:\ntasks: []\nids: {}\n"),
    "a title over two lines": ("title: A\n  b\n", "title: A b\n"),
    "windows line ends": ("title: A\r\nyear: 2024\r\n", "title: A\nyear: 2024\n"),
    "a comment moves with its field": (
        "# two\nyear: 2024\n# one\ntitle: A\n",
        "# one\ntitle: A\n# two\nyear: 2024\n",
    ),
    "a comment about the file stays on top": (
        "# About the file.\n\n# two\nyear: 2024\ntitle: A\n",
        "# About the file.\n\ntitle: A\n# two\nyear: 2024\n",
    ),
    "the line for editors stays on top": (
        "# yaml-language-server: $schema=x\nyear: 2024\ntitle: A\n",
        "# yaml-language-server: $schema=x\ntitle: A\nyear: 2024\n",
    ),
    "a comment behind a value in quotes stays there": ('title: "A"  # sic\n', 'title: "A"  # sic\n'),
    "a comment behind a key stays there": ("links: # all\n- url: u\n", "links: # all\n  - url: u\n"),
    "a comment behind what needs no quotes any more": (
        "tasks: [ # one\n a, # two\n b ] # three\n",
        "tasks: # three\n  # one\n  # two\n  - a\n  - b\n",
    ),
    "a list in a list": ("tasks: [[ # one\n a]]\n", "tasks:\n  # one\n  - - a\n"),
    "a comment between items": ("links:\n- type: a\n# why\n- type: b\n", "links:\n  - type: a\n  # why\n  - type: b\n"),
    "a comment that ends a list": (
        "links:\n    - type: a\n    # - type: b\nadded: x\n",
        "links:\n  - type: a\n  # - type: b\nadded: x\n",
    ),
    "comments at the end": ("year: 2024\ntitle: A\n# end\n", "title: A\nyear: 2024\n# end\n"),
    "empty lines between fields go": ("\n\ntitle: A\n\n\nyear: 2024\n\n", "title: A\nyear: 2024\n"),
    "an empty line before a comment stays": ("title: A\n\n\n# why\n\nyear: 2024\n", "title: A\n\n# why\n\nyear: 2024\n"),
    "no empty line becomes part of a block": ("title: A\n\n# why\nyear: 2024\nabstract: |+\n  a\n", "title: A\n\n# why\nyear: 2024\nabstract: |+\n  a\n"),
    "prose keeps its lines": (
        "summary: >-\n      One.\n\n        Two,\n      three.\ntitle: A\n",
        "title: A\nsummary: >-\n  One.\n\n    Two,\n  three.\n",
    ),
    "prose keeps its quotes": ("summary: 'It is.'\n", "summary: 'It is.'\n"),
    "prose over plain lines": ("notes:\n- one\n  two\n", "notes:\n  - one\n    two\n"),
    "a block that begins with spaces": ("abstract: |2-\n     a\n   b\n", "abstract: |2-\n     a\n   b\n"),
    "a block that keeps its end": ("abstract: |+\n  a\n\ntitle: A\n", "title: A\nabstract: |+\n  a\n\n"),
    "an escape that cannot be seen": ('name: "a\\u00a0b"\n', 'name: "a\\u00a0b"\n'),
    "backslash and quotes": ('title: "$\\\\alpha$ \\"x\\" it\'s"\n', "title: '$\\alpha$ \"x\" it''s'\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_form(name: str) -> None:
    before, after = CASES[name]
    assert canonical_text(before.replace("\r\n", "\n"), FORMS["papers"]) == after
    assert says_the_same(before, after)
    assert canonical_text(after, FORMS["papers"]) == after


def test_what_holds_no_fields_stays() -> None:
    for text in ("just text\n", "{}\n", "# nothing\n[]\n"):
        assert canonical_text(text, FORMS["papers"]) == text


FILES = {
    "venues": (
        "# Venues\n\n# Servers\nb: {kind: journal, short: 'no', name: B}\n\n# Others\na:\n    aliases: [x, z]\n    name: A\n",
        '# Venues\n\n# Servers\nb:\n  name: B\n  short: "no"\n  kind: journal\n\n# Others\na:\n  name: A\n  aliases:\n    - x\n    - z\n',
    ),
    "tasks": (
        "vqa:\n  description: >-\n    Answers.\n  label: VQA\n",
        "vqa:\n  label: VQA\n  description: >-\n    Answers.\n",
    ),
    "news": ("- text: 'It is.'\n  date: 2026-01-31\n", "- date: \"2026-01-31\"\n  text: 'It is.'\n"),
    "catalog": (
        "facets:\n- field: year\n  id: years\n  kinds:\n  - papers\ntitle: A\n",
        "title: A\nfacets:\n  - id: years\n    field: year\n    kinds: [papers]\n",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_form_of_other_files(name: str) -> None:
    before, after = FILES[name]
    assert canonical_text(before, FORMS[name]) == after
    assert says_the_same(before, after)
    assert canonical_text(after, FORMS[name]) == after


# --- whatever people write ------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["a", "no", "2301.10000", "1e5", "Ünïcödé 🙂", "a: b", "# not", "- x", "it's", 'say "so"', "back\\slash", "[x]", "~", "null", "true",
     "a #1", "", "0", "-5", "?", "x,y", "{z}", "@at", "`tick`", "end:", "multi word text here", "2024-02-30", "a\u00a0b", " padded "]
)  # fmt: skip
COMMENTS = st.sampled_from(["# one", "# two: [x", "#three", "# - type: code", "#", "# 'quoted'"])


@st.composite
def scalars(draw: DrawFn, indent: int) -> str:
    word, pad = draw(WORDS), " " * (indent + draw(st.integers(1, 4)))
    style = draw(st.sampled_from(["double", "single", "literal", "folded", "lines", "quoted lines"]))
    single = "'" + word.replace("'", "''") + "'"
    match style:
        case "double":
            return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case "literal" | "folded":
            sign = draw(st.sampled_from(["|", "|-", "|+", ">", ">-", ">+"]))
            if style == "folded":
                sign = sign.replace("|", ">")
            blank = "\n" * draw(st.integers(0, 2))
            return f"{sign}\n{pad}{word.strip() or 'x'}{blank}\n{pad}  deeper {word}\n{pad}back" + "\n" * draw(
                st.integers(0, 2)
            )
        case "lines":
            return f"plain text\n{pad}that goes on"
        case "quoted lines":
            return f"'first{draw(st.sampled_from(['', '  ']))}\n\n{pad}{single[1:]}"
        case _:
            return single


@st.composite
def lines_between(draw: DrawFn, indent: int) -> str:
    text = ""
    for _ in range(draw(st.integers(0, 2))):
        text += draw(st.sampled_from(["\n", " " * indent, " " * (indent + 3), ""]))
        text = text.rstrip(" ") if text.endswith("\n") else text + draw(COMMENTS) + "\n"
    return text


@st.composite
def flows(draw: DrawFn) -> str:
    items = draw(st.lists(st.sampled_from(["a", "'b c'", '"no"', "2301.1", "[x, y]", "{k: v}", "''"]), max_size=4))
    gap = draw(st.sampled_from([", ", ",\n      ", ", # why\n      "]))
    start = draw(st.sampled_from(["[", "[ # first\n      "]))
    return start + gap.join(items) + draw(st.sampled_from(["]", " ]", " # last\n      ]"]))


@st.composite
def values(draw: DrawFn, indent: int, depth: int = 0) -> str:
    """Return what stands behind ``key:`` or ``-``, with its line end."""
    kind = draw(
        st.sampled_from(["scalar", "flow", "plain", "list", "mapping"] if depth < 2 else ["scalar", "plain", "flow"])
    )
    behind = draw(st.sampled_from(["", "", " # behind", "   #behind too"]))
    inner = indent + draw(st.integers(1, 4))
    if kind == "scalar":
        text = draw(scalars(indent))
        return f" {text}{behind if text[0] in QUOTES else ''}\n"
    if kind == "flow":
        return f" {draw(flows())}{behind}\n"
    if kind == "plain":
        return f" {draw(st.sampled_from(['a', 'no', '2301.10000', '12', 'true', '~', '', 'two words', 'x: y'.replace(': ', ':')]))}\n"
    lines = []
    for number in range(draw(st.integers(1, 3))):
        start = "-" if kind == "list" else draw(st.sampled_from(["type", "url", "k"])) + f"{number}:"
        lines.append(draw(lines_between(inner)) + " " * inner + start + draw(values(inner + 1, depth + 1)))
    return f"{behind}\n{''.join(lines)}"


QUOTES = "'\""


@st.composite
def files(draw: DrawFn) -> str:
    names = draw(st.lists(st.sampled_from(list(Paper.model_fields)), unique=True, min_size=1, max_size=5))
    text = "".join(draw(lines_between(0)) + f"{name}:" + draw(values(0)) for name in names)
    return text + draw(lines_between(0))


@settings(deadline=None, max_examples=80)
@given(files(), st.sampled_from(sorted(FORMS)))
def test_the_form_says_the_same_and_is_stable(text: str, form: str) -> None:
    if read_document(text, "").problems:
        return
    formatted = canonical_text(text, FORMS[form])
    assert says_the_same(text, formatted)
    assert canonical_text(formatted, FORMS[form]) == formatted


TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40).filter(
    lambda text: (
        bool(text.strip()) and not re.search("[\u00ad\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]", text)
    )
)


@settings(deadline=None, max_examples=100)
@example("no", ("off",))
@given(TEXTS, st.lists(TEXTS, max_size=3).map(tuple))
def test_new_records_are_written_in_the_form(text: str, notes: tuple[str, ...]) -> None:
    paper = Paper.model_construct(
        id="a", title=text, name=text, year=2024, type="method", tasks=("no", "vqa"), notes=notes, summary=text,
        links=(Link(type="code", url="https://code.example.org/a"),),
    )  # fmt: skip
    dataset = Dataset.model_construct(id="b", name=text, images=5, languages=("no", "en"), origin=("web",))
    for record in (paper, dataset):
        written = record_text(record)
        assert canonical_text(written, FORMS[record.kind]) == written


def test_the_catalog_of_this_repository_is_in_the_form() -> None:
    found, _ = find_files(REPOSITORY)
    assert format_files(found) == ((), ())
