"""Addresses that no checker should ever have to ask: they are refused when a record is checked, with their place."""

from __future__ import annotations

import pytest

from tests.minicatalog import PAPER, Data


@pytest.fixture
def data(tmp_path_factory: pytest.TempPathFactory) -> Data:
    return Data(tmp_path_factory.mktemp("site"))


@pytest.mark.parametrize(
    "url",
    ["http://[bad", "https://x.example/a b", "//x.example/a", "https://", "https:///a", "https://exämple.example/", "https://x.example:99999/", "https://x.example/" + "a" * 8_000, "x.example/a"],
)  # fmt: skip
def test_74_a_malformed_address_is_an_error_of_its_record(data: Data, url: str) -> None:
    data.write("papers/2024/a.yml", f"{PAPER}links:\n  - type: code\n    url: '{url}'\n")
    (problem,) = data.problems()
    assert problem.startswith("papers/2024/a.yml:7:10: links[0].url: URL ")
