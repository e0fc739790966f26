"""What `atlas diff` finds between two states, and how it is written."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from generator.changes import compare, read_state, to_json, to_markdown, to_text
from generator.changes.account import MOST_IN_COMMENT
from generator.cli.diff import command
from generator.errors import AtlasError
from tests.minicatalog import PAPER, VENUES, Data

if TYPE_CHECKING:
    from pathlib import Path

    from generator.changes import Changes

PREPRINT = "title: B\nyear: 2023\nvenue: arxiv\ntype: method\ntasks: [vqa]\nids:\n  arxiv: '2301.00001'\n"
PUBLISHED = (
    "title: B\nyear: 2024\nvenue: miccai\ntype: method\ntasks: [report-generation]\nids:\n  doi: 10.1234/b\n"
    "preprint: {venue: arxiv, id: '2301.00001'}\n"
)


@pytest.fixture
def old(tmp_path: Path) -> Data:
    return Data(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Data:
    return Data(tmp_path / "new")


def changes(old: Data, new: Data) -> Changes:
    return compare(read_state(str(old.root), old.root), read_state(str(new.root), new.root))


def test_same_states_do_not_differ(old: Data, new: Data) -> None:
    for data in (old, new):
        data.write("papers/2024/a.yml", PAPER)
    found = changes(old, new)
    assert not found
    assert to_text(found) == "no record differs"
    assert to_markdown(found) == "No record differs."


def test_added_removed_and_changed_field_by_field(old: Data, new: Data) -> None:
    old.write("papers/2024/a.yml", PAPER + "tasks: [vqa]\nlinks: [{type: code, url: 'https://x.example'}]\n")
    old.write("papers/2024/gone.yml", PAPER.replace("title: A", "title: Gone"))
    new.write("papers/2024/a.yml", PAPER + "tasks: [report-generation]\nsummary: It is.\nids: {doi: 10.1234/a}\n")
    new.write("tools/t.yml", "name: T\npurpose: Draws.\n")
    assert to_text(changes(old, new)).splitlines() == [
        "Added (1)",
        "  tools/t  T",
        "Changed (1)",
        "  papers/a  A (2024)",
        "    tasks: - vqa, + report-generation",
        "    ids: + doi 10.1234/a",
        "    summary: + It is.",
        "    links: - type code, url https://x.example",
        "Removed (1)",
        "  papers/gone  Gone (2024)",
    ]


def test_a_preprint_that_has_appeared_is_told_as_such(old: Data, new: Data) -> None:
    old.write("papers/2023/b.yml", PREPRINT)
    new.write("papers/2024/b.yml", PUBLISHED)
    found = changes(old, new)
    assert [change.record.id for change in found.published] == ["b"]
    assert not found.changed
    assert {field.field for field in found.published[0].fields} == {"year", "venue", "tasks", "ids", "preprint"}


def test_renamed_and_merged_records_are_not_removed(old: Data, new: Data) -> None:
    old.write("papers/2023/b.yml", PREPRINT)
    old.write("papers/2024/twice.yml", PAPER.replace("title: A", "title: The same!"))
    old.write("papers/2024/once.yml", PAPER.replace("title: A", "title: Once"))
    new.write("papers/2023/better.yml", PREPRINT.replace("title: B", "title: Another title"))
    new.write("papers/2024/once.yml", PAPER.replace("title: A", "title: Once") + "aliases: [the same]\n")
    found = changes(old, new)
    assert [(change.former, change.record.id) for change in found.renamed] == [("papers/b", "better")]
    assert [field.field for field in found.renamed[0].fields] == ["title"]
    assert [(change.former, change.record.id) for change in found.merged] == [("papers/twice", "once")]
    assert [change.record.id for change in found.changed] == ["once"]
    assert (found.added, found.removed) == ((), ())


def test_a_file_that_cannot_be_read_is_not_removed(old: Data, new: Data) -> None:
    old.write("papers/2024/a.yml", PAPER)
    new.write("papers/2024/a.yml", "title: A: B\n")
    found = changes(old, new)
    assert found.unreadable == ("papers/a",)
    assert not found.removed
    assert "papers/a cannot be read" in to_text(found)


def test_terms_and_venues(old: Data, new: Data) -> None:
    new.write("venues.yml", VENUES.replace("short: ACL", "short: ACL!") + "new: {name: N, short: N, kind: journal}\n")
    found = changes(old, new)
    assert [(term.term, term.change) for term in found.terms] == [("new", "added"), ("acl", "changed")]


def test_a_key_under_which_a_paper_was_cited_is_told_when_it_changes(old: Data, new: Data) -> None:
    old.write("papers/2023/b.yml", PREPRINT)
    new.write("papers/2024/b.yml", PUBLISHED)
    line = "papers/b was cited as b-2023, and is b-2024 now; citation_key: b-2023 in it keeps the key"
    assert line in to_text(changes(old, new)).splitlines()
    assert "citation\\_key: b-2023" in to_markdown(changes(old, new))
    assert json.loads(to_json(changes(old, new)))["keys"] == [{"paper": "b", "old": "b-2023", "new": "b-2024"}]
    new.write("papers/2024/b.yml", PUBLISHED + "citation_key: b-2023\n")
    assert changes(old, new).keys == ()


def test_markdown_is_inert_and_short(old: Data, new: Data) -> None:
    hostile = "'[x](javascript:alert(1)) @everyone <script> `code` #1 | {{ 7*7 }}'"
    new.write("papers/2024/h.yml", PAPER.replace("title: A", f"title: {hostile}"))
    old.write("papers/2024/s.yml", PAPER.replace("title: A", "title: S"))
    new.write("papers/2024/s.yml", PAPER.replace("title: A", "title: S") + "summary: 'Ask @everyone <b>'\n")
    for number in range(MOST_IN_COMMENT + 5):
        new.write(f"papers/2024/n{number}.yml", PAPER.replace("title: A", f"title: Number {number}"))
    markdown = to_markdown(changes(old, new))
    assert r"\[x\](javascript:alert(1)) \@everyone \<script\> \`code\` \#1 \| \{\{ 7\*7 \}\}" in markdown
    assert r"Ask \@everyone \<b\>" in markdown
    assert "- … and 6 more" in markdown
    assert markdown.startswith("**Changes of the catalog:** 46 added, 1 changed")


def test_markdown_fits_into_a_comment(old: Data, new: Data) -> None:
    for number in range(MOST_IN_COMMENT):
        for data, letter in ((old, "x"), (new, "y")):
            text = letter * 100
            notes = f"notes: [{', '.join(text + str(note) for note in range(30))}]\n"
            data.write(f"papers/2024/n{number}.yml", PAPER.replace("title: A", f"title: Number {number}") + notes)
            data.write(
                f"datasets/d{number}.yml", f"name: D{number}\nlicense: {text}\nsummary: {text}\ntitle: {letter * 900}\n"
            )
            data.write(
                f"metrics/m{number}.yml",
                f"name: M{number}\nfamily: lexical\nsummary: {text}\naliases: [{letter * 900}]\n",
            )
            data.write(f"tools/t{number}.yml", f"name: T{number}\npurpose: {letter * 900}\nsummary: {text}\n")
    assert len(to_markdown(changes(old, new))) < 65_536


def test_json_has_everything(old: Data, new: Data) -> None:
    old.write("papers/2023/b.yml", PREPRINT)
    new.write("papers/2024/b.yml", PUBLISHED)
    found = json.loads(to_json(changes(old, new)))
    (published,) = found["published"]
    assert (published["kind"], published["id"], published["former"]) == ("papers", "b", "papers/b")
    assert {"field": "year", "old": 2023, "new": 2024} in published["fields"]
    assert found["added"] == found["terms"] == []


# --- revisions ------------------------------------------------------------------------------------------------------


def git(root: Path, *words: str) -> None:
    names = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *names, *words], check=True, capture_output=True)


def diff(root: Path, *words: str) -> Result:
    return CliRunner().invoke(command, ["--root", str(root), *words])


@pytest.fixture
def site(tmp_path: Path) -> Data:
    """A site in a folder of a repository, with one commit and a change that is not committed."""
    data = Data(tmp_path / "repository" / "site")
    data.write("papers/2024/a.yml", PAPER)
    git(tmp_path / "repository", "init", "--quiet", "--initial-branch=main")
    git(tmp_path / "repository", "add", ".")
    git(tmp_path / "repository", "commit", "--quiet", "-m", "First")
    data.write("papers/2024/new.yml", PAPER.replace("title: A", "title: New"))
    return data


def test_a_revision_against_the_site_as_it_is(site: Data) -> None:
    result = diff(site.root, "main")
    assert (result.exit_code, result.stdout) == (0, "Added (1)\n  papers/new  New (2024)\n")


def test_two_revisions(site: Data) -> None:
    git(site.root, "add", ".")
    git(site.root, "commit", "--quiet", "-m", "Second")
    assert "papers/new" in diff(site.root, "HEAD~1", "HEAD").stdout
    assert diff(site.root, "HEAD", "main", "--format", "markdown").stdout == "No record differs.\n"


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "$(touch x)", "main; touch x", "main:data", "", "a\0b"])
def test_what_is_no_state_is_told_and_harms_nothing(site: Data, name: str) -> None:
    before = sorted(site.root.rglob("*"))
    with pytest.raises(AtlasError, match=r"no such|git"):
        read_state(name, site.root)
    assert sorted(site.root.rglob("*")) == before
