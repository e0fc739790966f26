from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.enrich import read_facts
from generator.errors import AtlasError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [("a.txt", b"", "neither BibTeX"), ("a.bib", b"\xff\xfe", "not UTF-8"), ("a.json", b"\xe9", "not UTF-8")],
)
def test_a_file_that_is_none_of_facts_is_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(AtlasError, match=message):
        read_facts(path)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"\xef\xbb\xbf@misc{k, title={T}}")
    assert [facts.title for facts in read_facts(path)[0]] == ["T"]
