"""What is one work and what is two: identifiers and equal titles decide, similar titles only suggest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Paper

if TYPE_CHECKING:
    from tests.importer.lists import Site


def test_preprint_and_published_version_are_one_record(site: Site) -> None:
    one = "## 2025\n**CVPR'25**\n- OneNet: Reading Ribs [[paper](https://example.org/cvpr/1)]\n"
    other = "## Papers\n- [**arXiv 2024**] OneNet: Reading  ribs [[pdf]](https://arxiv.org/abs/2411.50001)\n"
    (paper,) = site.records(other, one).values()
    assert isinstance(paper, Paper)
    assert (paper.venue, paper.year, paper.ids.arxiv, paper.lists) == ("cvpr", 2025, "2411.50001", ("list-a", "list-b"))
    assert paper.preprint is not None
    assert (paper.preprint.venue, paper.preprint.id, paper.preprint.year) == ("arxiv", "2411.50001", 2024)


def test_two_papers_that_share_a_wrong_link_stay_two(site: Site) -> None:
    records = site.records(
        "## Papers\n**arXiv'24**\n"
        "- What Auxiliary Patient Data Do for Generated Reports [[paper](https://arxiv.org/abs/2406.50001)]\n"
        "- Prompting Experts with Summaries for Laypeople [[paper](https://arxiv.org/abs/2406.50001)]\n"
    )
    owner, other = records.values()
    assert isinstance(owner, Paper)
    assert isinstance(other, Paper)
    assert (owner.ids.arxiv, owner.notes) == ("2406.50001", ())
    assert other.ids.arxiv is None
    assert "list-a links it to arxiv.org/abs/2406.50001, which is “What Auxiliary" in other.notes[0]


def test_a_contested_identifier_goes_to_the_title_without_another_or_with_the_fitting_year(site: Site) -> None:
    records = site.records(
        "## Papers\n"
        "- [**CVPR 2025**] BenchOne: Benchmarks for Everyone at Last [[pdf]](https://arxiv.org/abs/2410.50002) [[pdf]](https://arxiv.org/abs/2410.50003)\n"
        "- [**arXiv 2024**] Hybrid Granularity in Representation Learning [[pdf]](https://arxiv.org/abs/2410.50003)\n"
        "- [**arXiv 2024**] LatecomerRG: Grounding by Talking [[pdf]](https://arxiv.org/abs/2303.50004)\n"
        "- [**MICCAI 2023**] Contrastive Region Phrases in Alignment [[pdf]](https://arxiv.org/abs/2303.50004)\n"
    )
    arxiv = {key: record.ids.arxiv for key, record in records.items() if isinstance(record, Paper)}
    assert arxiv == {
        "papers/benchone": "2410.50002",
        "papers/hybrid-granularity-in-representation-learning": "2410.50003",
        "papers/latecomerrg": None,
        "papers/contrastive-region-phrases-in-alignment": "2303.50004",
    }


def test_a_retitled_paper_with_the_same_identifier_is_one_with_an_alias(site: Site) -> None:
    (paper,) = site.records(
        "## Papers\n**arXiv'23**\n"
        "- Visual-Linguistic Intervention for Rib Report Writing [[paper](https://arxiv.org/abs/2303.50005)]\n"
        "- Cross-Modal Intervention for Rib Report Writing [[paper](https://arxiv.org/abs/2303.50005)]\n"
        "- VLIC: Cross-Modal Intervention for Rib Report Writing [[paper](https://arxiv.org/abs/2303.50005)]\n"
    ).values()
    assert paper.aliases == ("Cross-Modal Intervention for Rib Report Writing",)
    assert paper.id == "vlic"


def test_shared_code_merges_nothing(site: Site) -> None:
    records = site.records(
        "## Papers\n**CVPR'24**\n"
        "- Decomposed Descriptions of Ribs [[paper](https://arxiv.org/abs/2403.50006)] [[code](https://github.com/example/Ribs)]\n"
        "- Bootstrapped Volumes of Lungs [[paper](https://arxiv.org/abs/2404.50007)] [[code](https://github.com/example/Ribs)]\n"
    )
    assert len(records) == 2


def test_equal_titles_of_distant_years_are_only_suggested(site: Site) -> None:
    plan = site.plan(
        "## Papers\n"
        "- [**MICCAI 2021**] Trust in Generated Reports of Ribs [[pdf]](https://arxiv.org/abs/2106.50008)\n"
        "- [**MedIA 2024**] Trust in Generated Reports of Ribs [[pdf]](https://example.org/trust)\n"
        "- [**MedIA 2024**] Trust in the Generated Reports of Ribs [[pdf]](https://example.org/trust-too)\n"
    )
    assert len(plan.new) == 3
    assert {score >= 84 for score, _, _ in plan.account.suggestions} == {True}
    assert len(plan.account.suggestions) == 3


def test_a_dataset_and_the_paper_it_links_to_are_tied_whatever_their_titles(site: Site) -> None:
    records = site.records(
        "## Papers\n- TalkNet: Conversations about Ribs [[paper](https://arxiv.org/abs/2311.50009)]\n"
        "## Datasets\n- Rib Instruct Dataset [[data](https://example.org/rid)][[paper](https://arxiv.org/pdf/2311.50009)]\n"
    )
    paper = records["papers/talknet"]
    assert isinstance(paper, Paper)
    assert (paper.introduces, paper.aliases) == (("rib-instruct-dataset",), ())
    assert len(records) == 2
