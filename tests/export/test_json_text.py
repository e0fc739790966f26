from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.export.json_text import json_text

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.integers(0, 4))
def test_what_is_read_back_is_what_was_written(value: Any, levels: int) -> None:
    assert json.loads(json_text(value, levels)) == value


def test_the_outer_levels_stand_on_lines_of_their_own() -> None:
    assert json_text([{"a": [1, 2], "é": {}}], levels=2) == '[\n  {\n    "a": [1,2],\n    "é": {}\n  }\n]'
