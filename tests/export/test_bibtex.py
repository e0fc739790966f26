from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export import FORMATS, Pieces
from generator.export.bibtex import bibtex_entry
from generator.export.tex import escape_tex, escape_title
from generator.urls import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.catalog import Catalog
    from generator.model import Paper

COMMANDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
}
TOKEN = re.compile(r"\\([a-z]+|[&%$#_])|([{}])|([^\\{}])", re.DOTALL)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)
TEX_TEXT = st.text("\\{}$&%#_~^<>|\"'`@,= -aAB1é", min_size=1, max_size=40)


def printed(tex: str) -> str:
    """Return what TeX prints for a value; fail where it would do anything but print."""
    text, depth, position = [], 0, 0
    while position < len(tex):
        token = TOKEN.match(tex, position)
        assert token, f"stray backslash in {tex!r}"
        command, brace, letter = token.groups()
        assert letter not in set("&%$#_~^") or letter is None, f"active {letter!r} in {tex!r}"
        if command:
            text.append(COMMANDS.get(command, command))
        elif brace:
            depth += 1 if brace == "{" else -1
            assert depth >= 0, f"unbalanced braces in {tex!r}"
        else:
            text.append(letter)
        position = token.end()
    assert depth == 0, f"unbalanced braces in {tex!r}"
    return "".join(text)


def parse(bib: str) -> list[tuple[str, str, dict[str, str]]]:
    """Return type, key and fields of each entry, read as BibTeX reads it: braces counted, backslashes ignored."""
    entries = []
    position = bib.find("@")
    while position >= 0:
        head = re.compile(r"@([a-z]+)\{([^\s,{}]+),").match(bib, position)
        assert head
        position, fields = head.end(), {}
        while name := re.compile(r"\s*([a-z]+) = \{").match(bib, position):
            start = position = name.end()
            depth = 1
            while depth:
                depth += {"{": 1, "}": -1}.get(bib[position], 0)
                position += 1
            assert name[1] not in fields
            fields[name[1]] = bib[start : position - 1]
            assert bib[position] == ","
            position += 1
        end = re.compile(r"\s*\}\n").match(bib, position)
        assert end
        entries.append((head[1], head[2], fields))
        position = bib.find("@", end.end())
    return entries


@given(title=ANY_TEXT | TEX_TEXT)
def test_any_title_is_printed_as_it_is(title: str) -> None:
    assert printed(escape_title(title)) == " ".join(title.split())


@given(title=TEX_TEXT, name=TEX_TEXT)
def test_any_title_with_any_name_is_printed_as_it_is(title: str, name: str) -> None:
    assert printed(escape_title(f"{name}: {title}", [name.strip()])) == " ".join(f"{name}: {title}".split())


@given(title=ANY_TEXT | TEX_TEXT, author=ANY_TEXT | TEX_TEXT)
def test_any_text_leaves_the_entry_readable(
    title: str, author: str, catalog: Catalog, make_paper: Callable[..., Paper]
) -> None:
    paper = make_paper().model_copy(update={"title": title})
    author_model = make_paper(authors=["A B"]).authors[0].model_copy(update={"name": author})
    paper = paper.model_copy(update={"authors": (author_model,)})
    entries = parse(bibtex_entry(paper, catalog, Site(), "key"))
    assert [(kind, key) for kind, key, _ in entries] == [("misc", "key")]
    assert printed(entries[0][2].get("title", "")) == " ".join(title.split())
    assert not re.search(r"\sand\s", entries[0][2].get("author", ""), re.IGNORECASE)


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        ("Reports from images", "Reports from images"),
        ("RadGraph and mPLUG", "{RadGraph} and {mPLUG}"),
        ("Chest X-ray Reports", "Chest {X}-ray Reports"),
        ("A Vision-Language View", "A Vision-Language View"),
        ("MIMIC-CXR with GPT-4", "{MIMIC-CXR} with {GPT}-4"),
        ("3D CT: R2Gen's Return", "{3D} {CT}: {R2Gen}'s Return"),
        (
            r"The $\alpha$ of \'e and {B}",
            r"The \${\textbackslash}alpha\$ of {\textbackslash}'e and {\textbraceleft}{B}{\textbraceright}",
        ),
        ("50% & #1_a", r"50\% \& \#1\_a"),
        ("Über Größe", "Über Größe"),
    ],
)
def test_titles_keep_capitals_and_print_literally(title: str, tex: str) -> None:
    assert escape_title(title) == tex


def test_the_name_of_the_method_keeps_its_capital() -> None:
    assert escape_title("Libra: Reports of Libraries", ["Libra"]) == "{Libra}: Reports of Libraries"


def test_escaping_folds_white_space() -> None:
    assert escape_tex("two\nlines\u2028more") == "two lines more"


def test_a_paper_with_every_field(catalog: Catalog, site: Site) -> None:
    assert bibtex_entry(catalog.papers["all-fields"], catalog, site, "example-2024-fullnet") == (
        "@inproceedings{example-2024-fullnet,\n"
        "  title = {{FullNet}: A Made-up \\& Complete Paper on Chest {X}-ray Reports},\n"
        "  author = {Example, Ada and van der Berg, Anna and {Example Team} and Øst, Åsa},\n"
        "  booktitle = {Conference on Made-up Methods (Findings)},\n"
        "  publisher = {Example \\& Sons},\n"
        "  year = {2024},\n"
        "  doi = {10.1234/full.2024},\n"
        "  eprint = {2401.00001},\n"
        "  archiveprefix = {arXiv},\n"
        "}\n"
    )


def test_a_paper_in_a_journal(catalog: Catalog, site: Site) -> None:
    [(kind, _, fields)] = parse(bibtex_entry(catalog.papers["journal-paper"], catalog, site, "k"))
    assert kind == "article"
    assert fields == {
        "title": "Reports in a Journal",
        "journal": "Journal of Made-up Medicine",
        "volume": "12",
        "number": "3",
        "pages": "45--67",
        "year": "2023",
        "url": "https://atlas.example.com/papers/journal-paper/",
    }


def test_a_withdrawn_preprint(catalog: Catalog, site: Site) -> None:
    [(kind, _, fields)] = parse(bibtex_entry(catalog.papers["preprint"], catalog, site, "k"))
    assert kind == "misc"
    assert fields == {
        "title": "A Preprint about {CT}",
        "author": "Example, Bo",
        "year": "2025",
        "eprint": "2501.00002",
        "archiveprefix": "arXiv",
        "url": "https://arxiv.org/abs/2501.00002",
        "note": "Withdrawn",
    }


def test_what_is_not_known_is_left_out(catalog: Catalog) -> None:
    entry = bibtex_entry(catalog.papers["nothing-known"], catalog, Site(), "k")
    assert entry == "@misc{k,\n  title = {Nothing Is Known},\n}\n"


@pytest.mark.parametrize(
    ("author", "tex"),
    [
        ("Ada Example", "Example, Ada"),
        ("Plato", "Plato"),
        ("King, Jr., Martin", "King, Jr., Martin"),
        ("Simon and Co", "{and} Co, Simon"),
        ("Ada M. van der Sample", "van der Sample, Ada M."),
        ("Van Sample, Ada", "Van Sample, Ada"),
        ("van Sample Ada", "Ada, van Sample"),
        ("bo de lima", "lima, bo de"),
        ("others", "{others}"),
        ("{Bar}, %F_oo", "Bar, Foo"),
        ({"group": "& Smith & Sons"}, "{Smith \\& Sons}"),
        ({"group": "Team and Friends, Inc. {x"}, "{Team and Friends, Inc. {\\textbraceleft}x}"),
    ],
)
def test_authors_are_never_split_wrongly(
    author: object, tex: str, catalog: Catalog, make_paper: Callable[..., Paper]
) -> None:
    [(_, _, fields)] = parse(bibtex_entry(make_paper(authors=[author]), catalog, Site(), "k"))
    assert fields["author"] == tex


def test_a_name_of_nothing_but_commands_is_left_out(catalog: Catalog, make_paper: Callable[..., Paper]) -> None:
    entry = bibtex_entry(make_paper(authors=["{}", "Ada Example", {"group": "$$"}]), catalog, Site(), "k")
    assert "  author = {Example, Ada},\n" in entry


def test_braces_in_a_doi_do_not_unbalance_the_entry(catalog: Catalog, make_paper: Callable[..., Paper]) -> None:
    [(_, _, fields)] = parse(bibtex_entry(make_paper(ids={"doi": "10.1234/a}b\\c"}), catalog, Site(), "k"))
    assert fields["doi"] == "10.1234/a%7Db%5Cc"


def test_the_whole_file_has_one_entry_a_paper_and_unique_keys(catalog: Catalog, site: Site) -> None:
    entries = parse(FORMATS["bibtex"].render(Pieces(catalog, site)).decode())
    assert [key for _, key, _ in entries] == [
        "example-2024-fullnet",
        "journal-paper-2023",
        "nothing-known",
        "example-2025-preprint",
    ]
