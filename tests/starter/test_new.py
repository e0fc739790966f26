"""`atlas new`: a site for another field, that checks and builds as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli.new import command
from generator.errors import AtlasError, CatalogError
from generator.importer import Account, import_lists
from generator.layout import format_files
from generator.load import find_files
from generator.model import Venue
from generator.reading import load_catalog, read_catalog
from generator.starter import SiteText, list_title, named_venues, names_in, put_site, starter_files, venues_text
from tests.conftest import build
from tests.places import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog import Catalog

LIST = """\
# Awesome Pollination

Papers on wild bees.

## Papers

### 2022
- **A survey of pollinator decline** [[paper](https://doi.org/10.5555/bees.2)]

### 2023
- **Bees prefer blue flowers** [[paper](https://doi.org/10.5555/bees.1)] [[code](https://github.com/example/bees)]

### arXiv 2024
- **Counting bumblebees from sound** [[paper](https://arxiv.org/abs/2401.01234)]
"""
HOSTILE = 'Wild "bees": {{ 7*7 }} # [x] <b>'


def new(*words: str) -> Result:
    return CliRunner().invoke(command, words)


def files_of(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_an_empty_site_has_what_a_maintainer_needs(tmp_path: Path) -> None:
    result = new(str(tmp_path / "wild-bees"))
    assert result.exit_code == 0, result.output
    assert {
        "data/catalog.yml", "data/venues.yml", "data/sources.yml", "data/vocabularies/tasks.yml", "docs/about.md", "mkdocs.yml",
        "Makefile", ".gitignore", ".github/workflows/ci.yml", ".github/workflows/pages.yml",
    } <= set(files_of(tmp_path / "wild-bees"))  # fmt: skip
    catalog, problems = read_catalog(tmp_path / "wild-bees", cache=False)
    assert problems == ()
    assert format_files(find_files(tmp_path / "wild-bees")[0]) == ((), ())
    assert catalog.settings.title == "Wild bees"
    assert (tmp_path / "wild-bees" / "local.mk").read_text("utf-8").endswith(f"{sys.executable} -m generator\n")
    assert {path.name for path in tmp_path.iterdir()} == {"wild-bees"}


def test_nothing_of_the_first_field_is_left() -> None:
    text = " ".join([*starter_files(SiteText("Wild bees", "bees")).values()]).casefold()
    for word in ("radiolog", "medical", "x-ray", "report generation", "@@"):
        assert word not in text.replace("medrxiv", ""), word


def test_titles_are_inert_in_every_file(tmp_path: Path) -> None:
    assert new(str(tmp_path / "site"), "--title", HOSTILE, "--subject", HOSTILE).exit_code == 0
    assert load_catalog(tmp_path / "site", cache=False).settings.title == HOSTILE
    config = (tmp_path / "site" / "mkdocs.yml").read_text("utf-8")
    assert yaml.safe_load(config.replace("!ENV", ""))["site_name"] == HOSTILE
    assert r"\{\{ 7\*7 \}\} \# \[x\] \<b\>" in (tmp_path / "site" / "docs" / "about.md").read_text("utf-8")


def test_an_empty_site_builds_without_a_warning(tmp_path: Path) -> None:
    assert new(str(tmp_path / "site"), "--title", 'Bees: the "wild" ones').exit_code == 0
    build(tmp_path / "site", tmp_path / "built")
    assert "Bees: the" in (tmp_path / "built" / "index.html").read_text("utf-8")


def test_with_a_record_of_each_term_of_types(tmp_path: Path) -> None:
    new(str(tmp_path / "site"))
    for kind in load_catalog(tmp_path / "site", cache=False).vocabularies["types"]:
        file = tmp_path / "site" / "data" / "papers" / "2024" / f"{kind}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"title: About {kind}\nyear: 2024\nvenue: arxiv\ntype: {kind}\n", "utf-8")
    assert read_catalog(tmp_path / "site", cache=False)[1] == ()


@pytest.mark.parametrize("name", ["tasks", "methods", "modalities", "sources"])
def test_the_commented_examples_are_right(tmp_path: Path, name: str) -> None:
    new(str(tmp_path / "site"))
    folder = tmp_path / "site" / "data"
    file = folder / "sources.yml" if name == "sources" else folder / "vocabularies" / f"{name}.yml"
    example = [line[2:] for line in file.read_text("utf-8").splitlines() if line.startswith("# ") and ":" in line]
    file.write_text("\n".join(line for line in example if not line.endswith("away:")) + "\n", "utf-8")
    catalog, problems = read_catalog(tmp_path / "site", cache=False)
    assert problems == ()
    assert len(catalog.sources if name == "sources" else catalog.vocabularies[name]) == 1


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine", "utf-8")
    result = new(str(tmp_path))
    assert isinstance(result.exception, AtlasError)
    assert files_of(tmp_path) == ["note.txt"]


def test_a_fresh_repository_is_filled(tmp_path: Path) -> None:
    (tmp_path / "site" / ".git").mkdir(parents=True)
    assert new(str(tmp_path / "site")).exit_code == 0
    assert (tmp_path / "site" / "mkdocs.yml").exists()


@pytest.mark.parametrize("error", [AtlasError("no"), KeyboardInterrupt()])
def test_what_fails_halfway_leaves_nothing(tmp_path: Path, error: BaseException) -> None:
    def fill(_: Path) -> None:
        raise error

    with pytest.raises(type(error)):
        put_site(tmp_path / "site", {"data/catalog.yml": "title: A\n"}, fill)
    assert files_of(tmp_path) == []


# --- from a list ----------------------------------------------------------------------------------------------------


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    (tmp_path / "awesome-bees.md").write_text(LIST, "utf-8")
    result = new(str(tmp_path / "bees"), "--from", str(tmp_path / "awesome-bees.md"), "--added", "2026-01-31")
    assert result.exit_code == 0, (result.output, result.exception)
    return tmp_path / "bees"


def test_from_a_list_come_records_and_the_source(filled: Path) -> None:
    catalog, problems = read_catalog(filled, cache=False)
    assert problems == ()
    assert format_files(find_files(filled)[0]) == ((), ())
    papers = {paper.title: paper for paper in catalog.papers.values()}
    assert set(papers) == {
        "A survey of pollinator decline",
        "Bees prefer blue flowers",
        "Counting bumblebees from sound",
    }
    survey = papers["A survey of pollinator decline"]
    assert (survey.year, survey.type, survey.ids.doi) == (2022, "survey", "10.5555/bees.2")
    assert papers["Counting bumblebees from sound"].venue == "arxiv"
    assert catalog.sources["awesome-bees"].name == catalog.settings.title == "Awesome Pollination"
    assert {paper.lists for paper in papers.values()} == {("awesome-bees",)}


def test_venues_that_the_import_does_not_know_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def stub(lists: object, catalog: Catalog, *_: object, dry_run: bool = False) -> Account:  # noqa: ARG001
        asked.append((dry_run, "journal-of-bees" in catalog.venues))
        unknown = (("Journal of Bees", 2),) if "journal-of-bees" not in catalog.venues else ()
        return Account((), (), (), (), unknown, 0)

    monkeypatch.setattr("generator.starter.filling.import_lists", stub)
    (tmp_path / "list.md").write_text(LIST, "utf-8")
    assert new(str(tmp_path / "bees"), "--from", str(tmp_path / "list.md")).exit_code == 0
    assert asked == [(True, False), (True, True), (False, True)]
    venue = load_catalog(tmp_path / "bees", cache=False).venues["journal-of-bees"]
    assert (venue.name, venue.kind) == ("Journal of Bees", "journal")


def test_importing_the_list_again_changes_nothing(filled: Path) -> None:
    catalog = load_catalog(filled, cache=False)
    account = import_lists(
        [(filled.parent / "awesome-bees.md", "awesome-bees")], catalog, filled, "2026-02-01", dry_run=True
    )
    assert (account.created, account.changes) == ((), ())


def test_a_list_that_cannot_be_read_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_bytes(b"# A\n- \xff\xfe\n")
    result = new(str(tmp_path / "bees"), "--from", str(tmp_path / "list.md"))
    assert isinstance(result.exception, AtlasError)
    assert files_of(tmp_path) == ["list.md"]


def test_venues_from_names() -> None:
    names = ["Nature Bees", "BeeConf", "BeeConf!", "beerxiv.org", "Pollen Workshop", "蜜蜂", "known", "no"]
    venues = named_venues(names, {"known"})
    kinds: Mapping[str, str] = {venue.id: venue.kind for venue in venues}
    assert kinds == {
        "beeconf": "conference", "beerxiv-org": "preprint-server", "nature-bees": "journal", "no": "conference",
        "pollen-workshop": "workshop",
    }  # fmt: skip
    text = venues_text(venues, "list\n.md")
    assert {key: value["kind"] for key, value in yaml.safe_load(text).items()} == kinds


def test_a_list_tells_its_venues(tmp_path: Path) -> None:
    known = {"arxiv": Venue(id="arxiv", name="arXiv", short="arXiv", kind="preprint-server")}
    text = """\
# Awesome Bees (updated May 2024)

Since 2019, see the news (v2.0, 2023).

### Nature Ecology & Evolution 2023
- **Bees (2020) prefer blue** [[paper](https://doi.org/10.5555/bees.1)] [[code](https://github.com/example/bees)]
## 2022
- **A survey** (Journal of Apicultural Research 2022) [[paper](https://doi.org/10.5555/bees.2)]
- **Seeing bees** (ICCV'23) [[paper](https://doi.org/10.5555/bees.4)] (ICCV 2023)
- [Waggle dances](https://doi.org/10.5555/bees.7), PLOS ONE 2021.
- **Hives** `BeeConf 2020 Workshop` [[paper](https://doi.org/10.5555/bees.8)]
- **Sound** (arXiv 2024) [[paper](https://arxiv.org/abs/2401.01234)]
- **What we learnt from a whole long year of bees (in the summer of 2020)** [[paper](https://doi.org/10.5555/bees.3)]

| Title | Venue | Year |
|---|---|---|
| Nectar maps | Ecology Letters | 2019 |
"""
    assert names_in(text, known) == (
        "ICCV", "BeeConf", "Ecology Letters", "Journal of Apicultural Research", "Nature Ecology & Evolution", "PLOS ONE",
    )  # fmt: skip
    (tmp_path / "list.md").write_text(text, "utf-8")
    assert new(str(tmp_path / "bees"), "--from", str(tmp_path / "list.md"), "--title", "Bees").exit_code == 0
    papers = {paper.title: paper for paper in load_catalog(tmp_path / "bees", cache=False).papers.values()}
    assert papers["Seeing bees"].venue == "iccv"
    assert papers["A survey"].venue == "journal-of-apicultural-research"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Awesome Bees\n## B\n", "Awesome Bees"),
        ("\n# 🐝 [Awesome *Bees*](x) [![Awesome](a.svg)](b) <img src=x>\n", "🐝 Awesome Bees"),
        ("## Bees\n", ""),
        ("# ![x](y)\n", ""),
    ],
)
def test_the_title_of_a_list(text: str, title: str) -> None:
    assert list_title(text) == title


# --- its workflows --------------------------------------------------------------------------------------------------


def test_its_workflows_stand_up_to_an_auditor(tmp_path: Path) -> None:
    new(str(tmp_path / "site"))
    zizmor = Path(sys.executable).with_name("zizmor")
    command_line = [str(zizmor), "--quiet", "--offline", "--persona", "auditor", str(tmp_path / "site" / ".github")]
    result = subprocess.run(command_line, capture_output=True, text=True, check=False, timeout=60)
    assert result.returncode == 0, result.stdout + result.stderr


def test_its_actions_are_those_of_this_repository() -> None:
    own = "".join(path.read_text("utf-8") for path in (REPOSITORY / ".github" / "workflows").glob("*.yml"))
    for path, text in starter_files(SiteText("A", "a")).items():
        if path.startswith(".github/workflows/"):
            used = [line.partition("uses:")[2].strip() for line in text.splitlines() if "uses:" in line]
            assert used
            assert all(action in own for action in used)


def test_broken_records_of_an_import_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "list.md").write_text(LIST, "utf-8")

    def spoil(root: Path, *_: object) -> str:
        (root / "data" / "papers" / "2024").mkdir(parents=True)
        (root / "data" / "papers" / "2024" / "bad.yml").write_text("title: A\n", "utf-8")
        return ""

    monkeypatch.setattr("generator.cli.new.fill_from_list", spoil)
    monkeypatch.setattr("generator.cli.new.to_text", str)
    result = new(str(tmp_path / "bees"), "--from", str(tmp_path / "list.md"))
    assert isinstance(result.exception, CatalogError)
    assert files_of(tmp_path) == ["list.md"]
