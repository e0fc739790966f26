"""Titles are repaired and compared; names and ids are made of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importer.words.figures import parse_count, parse_languages
from generator.importer.words.naming import new_id
from generator.importer.words.wording import clean_title, fold, is_glued, is_shouted, repair, short_name, slug


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("visionâ€“language models", "vision\u2013language models"),
        ("Laymanâ€™s Terms", "Layman\u2019s Terms"),
        ("A vision--language  model.", "A vision--language model"),
        ("One -- Two", "One -- Two"),
        ("Net:Conditional Things", "Net: Conditional Things"),
        ("Rewards with Post -Rollout Edits", "Rewards with Post-Rollout Edits"),
        ("Zero\u200bwidth", "Zerowidth"),
        ("An end ...", "An end ..."),
    ],
)
def test_a_title_is_cleaned(raw: str, clean: str) -> None:
    assert clean_title(raw) == clean


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x24FF)))
def test_text_that_is_whole_is_not_repaired_to_nothing(text: str) -> None:
    assert len(repair(text)) <= len(text)
    assert repair("plain Ünïcode, 东西") == "plain Ünïcode, 东西"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("RayGPT: Reports", "RayGPT"),
        ("Balance: Weighing Reports", "Balance"),
        ("Lung Atlas++: More of it", None),
        ("CheX Plus: More of it", "CheX Plus"),
        ("Knowledge matters: Reports", None),
        ("Divide and Conquer: Reports", None),
        ("TEAM at Task24: Reports", "TEAM"),
        ("GO-VL & GO-VL-5M: Models and Data", "GO-VL"),
        ("RadFind, a Search Model", "RadFind"),
        ("Reports, a View from Afar", None),
        ("ALL IN SHOUTED CAPITALS: EVEN AFTER THE COLON", None),
    ],
)
def test_a_title_gives_a_short_name(title: str, name: str | None) -> None:
    assert short_name(title) == name


@pytest.mark.parametrize(("text", "expected"), [("Chat+", "chat-plus"), ("SGT++", "sgt-plus-plus"), ("C^2M-DoT", "c2m-dot"), ("Ariadne's", "ariadnes"), ("Ünï 3", "uni-3")])  # fmt: skip
def test_a_slug_keeps_what_tells_names_apart(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_an_id_is_the_name_then_more_words_then_the_year() -> None:
    title = "The Impact of Reports on Reports of Reports and of Nothing"
    assert new_id("RayGPT", title, 2024, ()) == "raygpt"
    assert new_id(None, title, 2024, ()) == "impact-of-reports-on-reports"
    assert new_id("RayGPT", title, 2024, {"raygpt"}) == "impact-of-reports-on-reports"
    assert new_id(None, "One Two", 2024, {"one-two"}) == "one-two-2024"
    assert new_id(None, "One Two", None, {"one-two"}) == "one-two-2"
    assert new_id("CON", "Con: A Reserved Name", 2024, ()) == "con-a-reserved-name"


def test_shouted_and_glued_titles_are_recognized() -> None:
    assert is_shouted("FINE-GRAINED LOOKS AT REPORTS")
    assert not is_shouted("CXR-RRG: GPT for MRI")
    assert is_glued("RAYGEN:ASELECTIVESTATESPACEMODELFORREPORTS")
    assert fold("R2GEN:ASELECTIVE MODEL") == fold("R2Gen: A Selective Model")


def test_figures_are_read_as_tables_write_them() -> None:
    assert [parse_count(text) for text in ("87K", "1.6M", "1.3M", "642", "10k", "1,234", "", "n/a")] == [87000, 1600000, 1300000, 642, 10000, 1234, None, None]  # fmt: skip
    assert parse_languages("En/zh") == ("en", "zh")
    assert parse_languages("Sp") == ("es",)
    assert parse_languages("Elvish") == ()
