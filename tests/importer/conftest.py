"""A made-up catalog for lists to be imported into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importer.lists import Site
from tests.minicatalog import Data

if TYPE_CHECKING:
    from pathlib import Path

VENUES = """\
arxiv: {name: arXiv, short: arXiv, kind: preprint-server, aliases: [arXiv papers]}
medrxiv: {name: medRxiv, short: medRxiv, kind: preprint-server}
cvpr: {name: Made-up Vision Conference, short: CVPR, kind: conference}
iccv: {name: Another Vision Conference, short: ICCV, kind: conference}
miccai: {name: Made-up Imaging Conference, short: MICCAI, kind: conference, aliases: [MICAAI, MLMI]}
acl: {name: Made-up Language Conference, short: ACL, kind: conference}
emnlp: {name: Another Language Conference, short: EMNLP, kind: conference}
neurips: {name: Made-up Learning Conference, short: NeurIPS, kind: conference, aliases: [NIPS]}
media: {name: Medical Image Analysis, short: MedIA, kind: journal}
radiology: {name: Radiology, short: Radiology, kind: journal}
nature-medicine: {name: Nature Medicine, short: Nature Medicine, kind: journal}
"""

VOCABULARIES = {
    "modalities": """\
chest-xray: {label: Chest X-ray, description: Of the chest., aliases: [chest X-ray, chest radiograph, CXR]}
x-ray: {label: X-ray, description: Of anything., aliases: [radiograph]}
pathology: {label: Pathology, description: "Tissue, as in histology.", aliases: [whole slide image]}
multiple: {label: Several, description: Of many kinds., aliases: [biomedical]}
radiology: {label: Radiology, description: Of an unnamed kind.}
""",
    "tasks": """\
report-generation: {label: Report generation, description: Writes reports., aliases: [report generation]}
vqa: {label: VQA, description: Answers., aliases: [visual question answering, VQA]}
""",
    "methods": """\
large-language-model: {label: LLM, description: Large., aliases: [LLM, large language model]}
transformer: {label: Transformer, description: Attention., aliases: [transformer]}
""",
    "types": """\
method: {label: Method, description: Usual.}
survey: {label: Survey, description: Reviews., aliases: [survey]}
dataset: {label: Dataset, description: Data., aliases: [dataset]}
metric: {label: Metric, description: Scores.}
foundation-model: {label: Foundation model, description: Broad.}
""",
}
SOURCES = "list-a: {name: List A, licence: none stated}\nlist-b: {name: List B, licence: none stated}\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty made-up site."""
    data = Data(tmp_path)
    data.write("venues.yml", VENUES)
    data.write("sources.yml", SOURCES)
    for name, text in VOCABULARIES.items():
        data.write(f"vocabularies/{name}.yml", text)
    return Site(tmp_path)
