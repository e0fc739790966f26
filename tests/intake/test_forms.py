from __future__ import annotations

import pytest

from generator.intake.answers import read_answers
from generator.intake.forms import BY_HAND, CORRECTABLE, FORMS, form_file
from generator.model import RECORD_TYPES
from generator.reading import read_catalog
from tests.intake.issues import body
from tests.places import REPOSITORY


@pytest.mark.parametrize("name", sorted(FORMS))
def test_the_forms_offer_what_the_vocabularies_have(name: str) -> None:
    catalog, _ = read_catalog(REPOSITORY)
    file = REPOSITORY / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml"
    assert file.read_text(encoding="utf-8") == form_file(FORMS[name], catalog), "run `atlas intake forms`"


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_form_is_recognized_by_its_first_question(name: str) -> None:
    answers = read_answers(body(name))
    assert answers
    assert answers.form == FORMS[name]


def test_no_two_questions_of_a_form_have_one_heading() -> None:
    for form in FORMS.values():
        headings = [spelling for each in form.questions for spelling in (each.label, *each.former)]
        assert len(headings) == len(set(headings))


def test_what_a_correction_sets_is_a_field_of_some_record() -> None:
    fields = {field for model in RECORD_TYPES for field in model.model_fields}
    assert set(CORRECTABLE.values()) <= fields
    assert not set(CORRECTABLE) & set(BY_HAND)
