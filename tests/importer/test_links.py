"""Addresses are cleaned, and say which identifier they contain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importer.words.link_labels import link_type
from generator.importer.words.links import clean_url, target_of, url_key


@pytest.mark.parametrize(
    ("raw", "identifier"),
    [
        ("https://arxiv.org/abs/2401.00001v3", "arxiv:2401.00001"),
        ("arxiv.org/pdf/2401.00001.pdf", "arxiv:2401.00001"),
        ("Https://www.arxiv.org/pdf/2401.00001?", "arxiv:2401.00001"),
        ("http://arxiv.org/abs/cs/0701001#section", "arxiv:cs/0701001"),
        ("https://doi.org/10.48550/arXiv.2401.00001", "arxiv:2401.00001"),
        ("https://aclanthology.org/2024.bionlp-1.35.pdf", "acl:2024.bionlp-1.35"),
        ("https://aclanthology.org/anthology-files/pdf/findings/2025.findings-acl.9.pdf#page=1&zoom=1,2", "acl:2025.findings-acl.9"),
        ("https://aclanthology.org/P18-1240/", "acl:P18-1240"),
        ("https://openreview.net/forum?id=w-x7U26GM7j&noteId=1", "openreview:w-x7U26GM7j"),
        ("https://openreview.net/pdf?id=0bINeW40u4", "openreview:0bINeW40u4"),
        ("https://pubmed.ncbi.nlm.nih.gov/40000000/", "pmid:40000000"),
        ("https://dl.acm.org/doi/abs/10.1145/1.2", "doi:10.1145/1.2"),
        ("https://dl.acm.org/doi/10.1145/1.2", "doi:10.1145/1.2"),
        ("https://pubs.rsna.org/doi/epdf/10.1148/radiol.1", "doi:10.1148/radiol.1"),
        ("https://ai.nejm.org/doi/full/10.1056/AIdbp1", "doi:10.1056/aidbp1"),
        ("https://link.springer.com/chapter/10.1007/978-3-0-1_10", "doi:10.1007/978-3-0-1_10"),
        ("https://link.springer.com/content/pdf/10.1007/s1-2.pdf", "doi:10.1007/s1-2"),
        ("https://www.nature.com/articles/s41586-025-00000-8.pdf", "doi:10.1038/s41586-025-00000-8"),
        ("https://www.medrxiv.org/content/10.1101/2025.07.07.25000000v1#:~:text=In%20this", "doi:10.1101/2025.07.07.25000000"),
        ("https://www.researchsquare.com/article/rs-1/v1", "doi:10.21203/rs.3.rs-1/v1"),
    ],
)  # fmt: skip
def test_an_address_gives_its_identifier(raw: str, identifier: str) -> None:
    found = target_of(raw).identifier
    assert found is not None
    assert f"{found.kind}:{found.value}" == identifier


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=123", "https://ieeexplore.ieee.org/document/123"),
        ("https://ieeexplore.ieee.org/stamp/stamp.jsp%3Ftp%3D%26arnumber%3D123", "https://ieeexplore.ieee.org/document/123"),
        ("https://ieeexplore.ieee.org/abstract/document/123", "https://ieeexplore.ieee.org/document/123"),
        ("https://www.sciencedirect.com/sdfe/reader/pii/S1X/pdf", "https://www.sciencedirect.com/science/article/pii/S1X"),
        ("https://www.sciencedirect.com/science/article/abs/pii/S1X?__cf_chl_tk=a.b#sec4", "https://www.sciencedirect.com/science/article/pii/S1X"),
        ("https://ojs.aaai.org/index.php/AAAI/article/download/1/2", "https://ojs.aaai.org/index.php/AAAI/article/view/1"),
        ("https://github.com/a/B/tree/main", "https://github.com/a/B"),
        ("https://github.com/a/B/tree/main/deep", "https://github.com/a/B/tree/main/deep"),
        ("https://github.com/a/B.git?tab=readme-ov-file", "https://github.com/a/B"),
        ("https://huggingface.co/datasets/a/B/tree/main", "https://huggingface.co/datasets/a/B/tree/main"),
        ("https://example.org/a?utm_source=x&id=7#top", "https://example.org/a?id=7"),
        ("https://example.org/a(b)c).", "https://example.org/a(b)c"),
        ("https://example.org/app#/deep/route", "https://example.org/app#/deep/route"),
        ("example.org/ä b", "https://example.org/%C3%A4%20b"),
        (" https://EXAMPLE.org", "https://example.org/"),
    ],
)  # fmt: skip
def test_an_address_is_cleaned(raw: str, clean: str) -> None:
    assert target_of(raw).url == clean


@pytest.mark.parametrize(
    "raw", ["mailto:a@example.org", "#part", "docs/x.md", "javascript:alert(1)", "http://127.0.0.1/x", "https://a@example.org/", "", "link"]
)  # fmt: skip
def test_what_leads_nowhere_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        target_of(raw)


@given(
    st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x2FFF), max_size=60),
    st.sampled_from(["", "https://a.org/", "a.org/"]),
)
def test_cleaning_twice_is_cleaning_once(text: str, start: str) -> None:
    try:
        once = clean_url(start + text)
        target = target_of(start + text)
    except ValueError:
        return
    assert clean_url(once) == once
    assert url_key(target_of(target.url).url) == url_key(target.url)


def test_the_files_of_a_model_are_where_it_is() -> None:
    assert url_key("https://huggingface.co/a/B/tree/main") == url_key("https://huggingface.co/a/B")
    assert url_key("https://huggingface.co/a/B/tree/main/deep") != url_key("https://huggingface.co/a/B")


@pytest.mark.parametrize(
    ("label", "url", "expected"),
    [
        ("pdf", "https://example.org/a.pdf", ("pdf", None)),
        ("paper", "https://example.org/a", ("paper", None)),
        ("code", "https://example.github.io/", ("code", None)),
        ("dataset", "https://example.org/", ("data", None)),
        ("project website", "https://example.org/", ("project", None)),
        ("PyPI", "https://libraries.io/pypi/a", ("page", "PyPI")),
        ("metric", "https://github.com/a/b", ("code", "metric")),
        ("Med-Example", "https://example.org/", ("page", "Med-Example")),
        ("GitHub stars", "https://github.com/a/b", ("code", None)),
        ("", "https://huggingface.co/datasets/a/b", ("data", None)),
    ],
)
def test_a_label_gives_the_type(label: str, url: str, expected: tuple[str, str | None]) -> None:
    assert link_type(label, url) == expected
