"""Venues and years are read from what lists write, and from what links themselves say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.importer.words.links import target_of
from generator.importer.words.occasion import Venues, evidence_of

if TYPE_CHECKING:
    from tests.importer.lists import Site


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CVPR'25", ("cvpr", 2025, None, None)),
        ("CVPR\u201925", ("cvpr", 2025, None, None)),
        ("arXiv'2401", ("arxiv", 2024, None, None)),
        ("arXiv 2311", ("arxiv", 2023, None, None)),
        ("arXiv papers'24", ("arxiv", 2024, None, None)),
        ("arXiv | May 2024", ("arxiv", 2024, None, None)),
        ("Nature Medicine | 07 Aug 2024", ("nature-medicine", 2024, None, None)),
        ("EMNLP 2023 Findings", ("emnlp", 2023, "findings", None)),
        ("NeurIPS 2023 D&B", ("neurips", 2023, "datasets-and-benchmarks", None)),
        ("NeurIPSW 2023", ("neurips", 2023, "workshop", None)),
        ("NIPS Workshop", ("neurips", None, "workshop", None)),
        ("MICCAI@ML-CDS 2024", ("miccai", 2024, "workshop", "ML-CDS")),
        ("MLMIW 2023", ("miccai", 2023, "workshop", "MLMI")),
        ("Workshop", (None, None, "workshop", None)),
        ("MICAAI'24", ("miccai", 2024, None, None)),
        ("GEMeX", (None, None, None, None)),
        ("2024", (None, 2024, None, None)),
    ],
)  # fmt: skip
def test_a_mark_is_read(site: Site, text: str, expected: tuple[object, ...]) -> None:
    found = Venues(site.catalog().venues).parse(text)
    assert (found.venue, found.year, found.track, found.track_name) == expected


def test_the_edition_of_a_book_stays_in_its_name(site: Site) -> None:
    venues = Venues(site.catalog().venues)
    assert venues.parse("Kites: A Reference Guide, 2nd Edition 2020").unknown == "Kites: A Reference Guide, 2nd Edition"
    assert venues.parse("The 3rd Gathering of Kites 2020").unknown == "The Gathering of Kites"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://aclanthology.org/2024.acl-long.1/", ("acl", 2024, "main")),
        ("https://aclanthology.org/2024.findings-emnlp.1/", ("emnlp", 2024, "findings")),
        ("https://aclanthology.org/2022.acl-demo.3.pdf", ("acl", 2022, "demo")),
        ("https://aclanthology.org/2024.bionlp-1.3.pdf", (None, 2024, "workshop")),
        ("https://openaccess.thecvf.com/content/CVPR2025W/MULA2025/papers/a_CVPRW_2025_paper.pdf", ("cvpr", 2025, "workshop")),
        ("https://openaccess.thecvf.com/content/ICCV2021/html/a_ICCV_2021_paper.html", ("iccv", 2021, None)),
        ("https://papers.miccai.org/miccai-2024/paper/1_paper.pdf", ("miccai", 2024, None)),
        ("https://proceedings.neurips.cc/paper_files/paper/2023/file/1-Paper-Datasets_and_Benchmarks.pdf", ("neurips", 2023, "datasets-and-benchmarks")),
        ("https://neurips.cc/virtual/2023/poster/1", ("neurips", 2023, None)),
        ("https://arxiv.org/abs/2312.00001", ("arxiv", 2023, None)),
    ],
)  # fmt: skip
def test_a_link_is_evidence(site: Site, url: str, expected: tuple[object, ...]) -> None:
    target = target_of(url)
    found = evidence_of(target.identifier, target.url, Venues(site.catalog().venues))
    assert found is not None
    assert (found.venue, found.year, found.track) == expected
