"""Templates compiled the quick way say what Jinja2's own compiler makes them say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from generator.render import compiling
from generator.render.compiling import QuickEnvironment, escaped, keep_compiled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VALUES = st.one_of(st.text(), st.integers(), st.none(), st.booleans(), st.text().map(Markup), st.lists(st.text()))
LIBRARY = """
{% macro plain(a, b="b<") %}[{{ a }}|{{ b }}]{% endmacro %}
{% macro framed() %}<p>{{ caller("&") }}</p>{% endmacro %}
{% macro any() %}{{ varargs | join("+") }}{{ kwargs["x"] }}{% endmacro %}
"""
BASE = "{% block one %}base <{{ text }}>{% endblock %}{% block two %}{% endblock %}"
PAGES = {
    "library": LIBRARY,
    "base": BASE,
    "child": "{% extends 'base' %}{% block one %}{{ super() }} child{% endblock %}",
    "macros": "{% import 'library' as l %}{{ l.plain(text) }}{{ l.plain(b=text, a=1) }}{{ l.any(*rows, **{'x': text}) }}",
    "called": "{% import 'library' as l %}{% call(mark) l.framed() %}{{ mark }}{{ text }}{% endcall %}",
    "loops": "{% for row in rows recursive %}{{ loop.index }}{{ row }}{{ loop(row) if row is not string }}{% endfor %}",
    "calls": "{{ double(text) }}{{ double(double(text), times=3) }}{{ text.upper() }}{{ range(3) | list }}",
    "marked": "{{ text | safe }}{{ markup }}{{ (markup ~ text) }}{{ text | e | upper }}{{ {'a': text} | tojson }}",
    "off": "{% autoescape false %}{{ text }}{{ double(text) }}{% endautoescape %}",
    "set": "{% set block %}<b>{{ text }}</b>{% endset %}{{ block }}{% include 'library' %}",
}


def _double(text: str, times: int = 2) -> str:
    return text * times


def _environment(kind: type[Environment]) -> Environment:
    environment = kind(loader=DictLoader(PAGES), autoescape=True, undefined=StrictUndefined)
    environment.globals["double"] = _double
    return environment


@given(VALUES)
def test_escaping_is_that_of_markupsafe(value: object) -> None:
    """Whatever a record holds is escaped as MarkupSafe escapes it."""
    assert str(escaped(value)) == str(escape(value))


@given(st.text())
def test_text_is_escaped_alike_without_markupsafes_quick_way(text: str) -> None:
    assert compiling._escape_text(text) == str(escape(text))  # only a version of MarkupSafe to come reaches it


@pytest.mark.parametrize("page", sorted(PAGES))
@given(text=st.text(), rows=st.lists(st.text(min_size=1)))
def test_the_text_of_a_page_is_the_same(page: str, text: str, rows: list[str]) -> None:
    """Macros, blocks, calls, loops and filters give what they give through Jinja2's own compiler."""
    context: Mapping[str, Any] = {"text": text, "rows": rows, "markup": Markup("<i>&amp;</i>")}
    assert QUICK.get_template(page).render(context) == SLOW.get_template(page).render(context)


def test_globals_given_to_one_template_stay_there() -> None:
    """A template that is loaded with globals of its own does not change those of others."""
    environment = QuickEnvironment(
        loader=DictLoader({"one": "{{ own }}", "two": "{{ own }}"}), undefined=StrictUndefined
    )
    assert environment.get_template("one", globals={"own": "1"}).render() == "1"
    with pytest.raises(UndefinedError):
        environment.get_template("two").render()


def test_compiled_templates_are_kept_until_their_text_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second environment takes the code that the first one left, and compiles what is new."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    pages, compilations = {"page": "one"}, []
    for text in ("one", "one", "two"):
        pages["page"] = text
        environment = QuickEnvironment(loader=DictLoader(pages))
        keep_compiled(environment)
        with patch.object(QuickEnvironment, "compile", autospec=True, side_effect=QuickEnvironment.compile) as compiled:
            assert environment.get_template("page").render() == text
        compilations.append(compiled.call_count)
    assert compilations == [1, 0, 1]


def test_nothing_is_kept_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site in a folder that refuses is built all the same."""
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    environment = QuickEnvironment(loader=DictLoader({"page": "one"}))
    keep_compiled(environment)
    assert environment.bytecode_cache is None
    assert environment.get_template("page").render() == "one"


QUICK, SLOW = _environment(QuickEnvironment), _environment(Environment)
