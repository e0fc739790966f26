"""Group F of the bad input: what a pull request changes, and the comment of the half that may write."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from generator.cli.intake import command
from generator.intake.github import GitHubError
from generator.intake.pr_comment import ReportError, comment_on_run, comment_text, read_report
from generator.intake.report import report_changes, report_text
from tests.minicatalog import PAPER, Data

if TYPE_CHECKING:
    from pathlib import Path

    from tests.intake.fakegithub import FakeGitHub

TODAY = date(2026, 3, 1)
RUN: dict[str, Any] = {
    "id": 9,
    "event": "pull_request",
    "head_branch": "add-lamp",
    "head_sha": "abc",
    "head_repository": {"owner": {"login": "stranger"}},
    "html_url": "https://github.com/owner/name/actions/runs/9",
}
REPORT = {"problems": [], "count": 0, "changes": "Added (1)", "entries": ["Lamp"]}
PROBLEM = {
    "file": "data/papers/2024/a.yml",
    "line": 3,
    "message": "venue: unknown 'micai'",
    "hint": "",
    "severity": "error",
}


@pytest.fixture
def base(tmp_path: Path) -> Data:
    data = Data(tmp_path / "base")
    data.write("papers/2024/a.yml", PAPER)
    return data


@pytest.fixture
def head(tmp_path: Path) -> Data:
    return Data(tmp_path / "head")


def zipped(report: Any = REPORT, name: str = "report.json", **info: Any) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        member = zipfile.ZipInfo(name)
        for key, value in info.items():
            setattr(member, key, value)
        content = report if isinstance(report, bytes) else json.dumps(report).encode()
        archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def test_a_report_tells_what_changed_and_how_readers_will_see_it(base: Data, head: Data) -> None:
    head.write("papers/2024/a.yml", PAPER.replace("venue: miccai", "venue: acl"))
    head.write("papers/2024/b.yml", PAPER.replace("title: A", "title: B\nauthors: [Ada Example]"))
    report = report_changes(head.root, str(base.root), TODAY)
    assert report.is_sound
    assert "venue: miccai -> acl" in report.changes
    assert report.entries == ("B\nAda Example\nMICCAI 2024\ntype: method", "A\nACL 2024\ntype: method")


def test_80_a_published_record_that_is_gone_needs_a_redirect(base: Data, head: Data) -> None:
    head.write("papers/2024/new-name.yml", PAPER)
    report = report_changes(head.root, str(base.root), TODAY)
    assert [problem.message for problem in report.problems] == ["papers/a was published and is gone"]
    assert not report.is_sound
    head.write("redirects.yml", "papers/a: papers/new-name\n")
    assert report_changes(head.root, str(base.root), TODAY).is_sound


def test_80_a_record_that_cannot_be_read_is_not_gone(base: Data, head: Data) -> None:
    head.write("papers/2024/a.yml", "title: [")
    report = report_changes(head.root, str(base.root), TODAY)
    assert all("gone" not in problem.message for problem in report.problems)
    assert not report.is_sound


def test_80_five_hundred_files_make_a_comment_that_fits(base: Data, head: Data) -> None:
    head.write("papers/2024/a.yml", PAPER)
    for number in range(500):
        head.write(f"papers/2024/p{number}.yml", f"title: {'Long ' * 100}{number}\nyear: 2024\nvenue: nowhere\n")
    report = report_changes(head.root, str(base.root), TODAY)
    assert (report.count, len(report.problems)) == (500, 100)
    comment = comment_text(read_report(zipped(report_text(report).encode())), RUN["html_url"])
    assert "**The first 30 of 500 problems in the data:**" in comment
    assert len(comment) < 60_000


def test_82_what_a_workflow_is_shown_has_problems_and_no_line_of_a_record(base: Data, head: Data) -> None:
    head.write("papers/2024/b.yml", PAPER.replace("title: A", "title: '::error::owned'"))
    words = ["report", "--base", str(base.root), "--root", str(head.root), "--output", str(head.root / "report.json")]
    told = CliRunner().invoke(command, [*words, "--format", "github"])
    assert told.exit_code == 1
    assert told.output.startswith("::error file=data/redirects.yml")
    assert "owned" not in told.output
    assert "owned" in (head.root / "report.json").read_text(encoding="utf-8")
    assert "::error::owned" in CliRunner().invoke(command, words).output


def test_80_a_base_that_is_not_there_leaves_the_problems(head: Data) -> None:
    head.write("papers/2024/b.yml", PAPER.replace("miccai", "micai"))
    report = report_changes(head.root, "no-such-revision", TODAY)
    assert (report.changes, report.count) == ("", 1)


def test_81_a_report_is_read_from_memory_whatever_else_the_archive_has() -> None:
    buffer = io.BytesIO(zipped())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("../../etc/owned", "x")
        archive.writestr("/etc/owned", "x")
    assert read_report(buffer.getvalue()) == REPORT


@pytest.mark.parametrize(
    "archive",
    [
        b"", b"PK", zipped(name="../report.json"), zipped(b"[" * 100_000), zipped(b"\xff"), zipped([]), zipped({}),
        zipped({**REPORT, "entries": "x"}), zipped({**REPORT, "problems": [{**PROBLEM, "line": "3"}]}), zipped({**REPORT, "count": True}),
        zipped({**REPORT, "problems": [1]}), zipped(b"report.json -> /etc/passwd", external_attr=0o120777 << 16), b"x" * 2_000_000,
    ],
)  # fmt: skip
def test_81_an_archive_that_is_no_report_is_refused(archive: bytes) -> None:
    with pytest.raises(ReportError):
        read_report(archive)


def test_81_a_zip_bomb_is_not_unpacked() -> None:
    bomb = zipped(b" " * 50_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(ReportError, match="too large"):
        read_report(bomb)


def test_81_github_says_which_pull_request_it_is_not_the_artifact(fake: FakeGitHub) -> None:
    foreign = {"number": 1, "head": {"sha": "other"}}
    _ready(fake, zipped({**REPORT, "number": 1}), [foreign, {"number": 34, "head": {"sha": "abc"}}])
    assert comment_on_run(fake.github, {"workflow_run": RUN}) == "commented on pull request #34"
    assert fake.calls("POST") == ["POST /issues/34/comments"]


def test_80_changes_beside_the_data_are_pointed_out_whatever_the_report_says(fake: FakeGitHub) -> None:
    _ready(fake, zipped(), [{"number": 34, "head": {"sha": "abc"}}])
    comment_on_run(fake.github, {"workflow_run": RUN})
    changed = ["data/papers/2024/a.yml", ".github/workflows/ci.yml", "generator/`@everyone`.py"]
    fake.answers["GET /pulls/34/files"] = [(200, [{"filename": file} for file in changed])]
    comment_on_run(fake.github, {"workflow_run": RUN})
    plain, warned = (sent["body"] for sent in fake.sent("POST /issues/34/comments"))
    assert "outside `data/`" not in plain
    assert (
        "outside `data/`, and with them perhaps these checks; look with care: `.github/workflows/ci.yml`, `` gen"
        in warned
    )


def test_a_pull_request_of_the_intake_is_commented_as_any_other(fake: FakeGitHub) -> None:
    _ready(fake, zipped(), [{"number": 34, "head": {"sha": "abc"}}])
    run = {**RUN, "event": "workflow_dispatch", "head_branch": "intake/issue-12"}
    assert comment_on_run(fake.github, {"workflow_run": run}) == "commented on pull request #34"


@pytest.mark.parametrize(
    ("run", "said"),
    [
        ({"event": "push"}, "not the run"),
        ({"head_repository": None}, "not the run"),
        ({"head_sha": "old"}, "newer commits"),
    ],
)
def test_81_a_run_of_no_open_pull_request_is_left_alone(fake: FakeGitHub, run: dict[str, Any], said: str) -> None:
    _ready(fake, zipped(), [{"number": 34, "head": {"sha": "abc"}}])
    assert said in comment_on_run(fake.github, {"workflow_run": {**RUN, **run}})
    assert fake.calls("POST", "PATCH") == []


def test_81_an_artifact_that_is_too_large_is_not_fetched(fake: FakeGitHub) -> None:
    _ready(fake, zipped(), [{"number": 34, "head": {"sha": "abc"}}], size=2_000_000)
    with pytest.raises(ReportError):
        comment_on_run(fake.github, {"workflow_run": RUN})
    assert "GET /actions/artifacts/7/zip" not in fake.calls()


def test_81_the_token_does_not_follow_a_redirect(fake: FakeGitHub) -> None:
    fake.answers["GET /x/zip"] = [(200, b"content")]
    with pytest.raises(GitHubError, match="not a redirect"):
        fake.github.download("/x/zip", 10)
    fake.answers["GET /x/zip"] = [(302, b"", {"Location": "file:///etc/passwd"})]
    with pytest.raises(GitHubError):
        fake.github.download("/x/zip", 10)
    fake.answers["GET /x/zip"] = [(302, b"", {"Location": f"{fake.address}/blob"})]
    fake.answers["GET /blob"] = [(200, b"12345678901")]
    with pytest.raises(GitHubError, match="too large"):
        fake.github.download("/x/zip", 10)
    assert fake.github.download("/x/zip", 11) == b"12345678901"


def test_82_titles_in_a_comment_mention_nobody_and_close_nothing() -> None:
    hostile = "@everyone </details><img src=x onerror=alert(1)> ![x](http://x) ``` #1"
    report = {
        "problems": [{**PROBLEM, "file": f"data/`{hostile}`.yml", "message": hostile, "hint": hostile}],
        "count": 1,
        "changes": f"```\n{hostile}",
        "entries": [f"````\n{hostile}"],
    }
    comment = comment_text(read_report(zipped(report)), "https://github.com/x")
    tokens = MarkdownIt().parse(comment)
    html = [token.content for token in tokens if token.type == "html_block"]
    children = [child for token in tokens for child in token.children or []]
    assert html == ["<details><summary>What changes</summary>\n", "</details>\n"]
    assert {child.type for child in children} <= {
        "text",
        "code_inline",
        "strong_open",
        "strong_close",
        "softbreak",
        "link_open",
        "link_close",
    }
    assert not any("@everyone" in child.content for child in children if child.type == "text")
    assert [child.attrs["href"] for child in children if child.type == "link_open"] == ["https://github.com/x"]


def _ready(fake: FakeGitHub, archive: bytes, pulls: list[Any], size: int = 1000) -> None:
    artifact = {"id": 7, "name": "report", "expired": False, "size_in_bytes": size}
    fake.answers.update({
        "GET /pulls": [(200, pulls)],
        "GET /actions/runs/9/artifacts": [(200, {"artifacts": [artifact]})],
        "GET /actions/artifacts/7/zip": [(302, b"", {"Location": f"{fake.address}/blob"})],
        "GET /blob": [(200, archive)],
        "GET /pulls/34/files": [(200, [{"filename": "data/papers/2024/a.yml"}])],
        "GET /issues/34/comments": [(200, [])],
        "POST /issues/34/comments": [(201, {})],
    })  # fmt: skip
