"""The comment under a pull request, made from a report that is not trusted: the pull request's own code wrote it."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from generator.errors import AtlasError
from generator.intake.comment import upsert_comment
from generator.intake.inert import code_block, code_span, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.intake.github import GitHub

MARK = "pull-request"
REPORT = "report.json"
MAX_REPORT = 300_000
MAX_ARTIFACT = 1_000_000
_PROBLEM = {"file": str, "line": int, "message": str, "hint": str, "severity": str}
_UNREADABLE = (zipfile.BadZipFile, zlib.error, LookupError, ValueError, TypeError, OSError, RuntimeError)
_RUNS = frozenset({"pull_request", "workflow_dispatch"})
"""A workflow that opens a pull request cannot start CI by that; it starts CI on the branch by name."""
_MOST_PROBLEMS = 30
_MOST_ENTRIES = 10
_LONGEST = 300
_LONGEST_PART = 12_000


class ReportError(AtlasError):
    """The artifact holds no report, or one that is not as it should be."""


def read_report(archive: bytes) -> dict[str, Any]:
    """Return the report in a zipped artifact, read in memory: no name in it becomes a path, no link is followed.

    Raises:
        ReportError: It is no zip, too large, or its report is of another shape.
    """
    if len(archive) > MAX_ARTIFACT:
        raise ReportError("the artifact is too large")
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as files, files.open(REPORT) as member:
            content = member.read(MAX_REPORT + 1)
        if len(content) > MAX_REPORT:
            raise ReportError("the report is too large")
        report = json.loads(content)
        problems = [{name: problem[name] for name in _PROBLEM} for problem in report["problems"]]
        found = {"problems": problems, **{name: report[name] for name in ("count", "changes", "entries")}}
    except _UNREADABLE as error:
        raise ReportError(f"the artifact holds no report ({type(error).__name__})") from error
    if not _is_well_formed(found):
        raise ReportError("the report has a value of the wrong type")
    return found


def _is_well_formed(report: dict[str, Any]) -> bool:
    return (
        all(type(problem[name]) is kind for problem in report["problems"] for name, kind in _PROBLEM.items())
        and type(report["count"]) is int
        and isinstance(report["changes"], str)
        and isinstance(report["entries"], list)
        and all(isinstance(entry, str) for entry in report["entries"])
    )


def comment_text(report: dict[str, Any], run: str, elsewhere: Sequence[str] = ()) -> str:
    """Return the comment: problems with their places, entries as readers will see them, what changed, the preview.

    Args:
        report: What ``read_report`` gave.
        run: Address of the workflow run that has the preview.
        elsewhere: Files outside ``data/`` that the pull request changes, as GitHub tells: with them it may have written
            its own report.
    """
    problems = report["problems"][:_MOST_PROBLEMS]
    parts = [_headline(len(problems), report["count"])]
    if elsewhere:
        named = ", ".join(code_span(file[:_LONGEST]) for file in elsewhere[:_MOST_ENTRIES])
        more = f" and {len(elsewhere) - _MOST_ENTRIES:,} more" if len(elsewhere) > _MOST_ENTRIES else ""
        parts.append(
            f"It changes files outside `data/`, and with them perhaps these checks; look with care: {named}{more}."
        )
    if problems:
        parts.append("\n".join(map(_problem_line, problems)))
    if report["entries"]:
        shown = "\n\n".join(report["entries"][:_MOST_ENTRIES])[:_LONGEST_PART]
        parts.append(f"As readers will see it:\n\n{code_block(shown)}")
    if report["changes"]:
        changes = code_block(report["changes"][:_LONGEST_PART])
        parts.append(f"<details><summary>What changes</summary>\n\n{changes}\n\n</details>")
    parts.append(f"The built site is the artifact `preview` of [this run]({run}): unpack it and open `index.html`.")
    return "\n\n".join(parts)


def _headline(shown: int, count: int) -> str:
    if not shown:
        return "No problems were found in the data."
    if count > shown:
        return f"**The first {shown} of {count:,} problems in the data:**"
    return f"**{count} problem{'' if count == 1 else 's'} in the data:**"


def _problem_line(problem: dict[str, Any]) -> str:
    place = code_span(
        f"{problem['file'][:_LONGEST]}:{problem['line']}" if problem["line"] else problem["file"][:_LONGEST]
    )
    hint = f" ({plain(problem['hint'][:_LONGEST])})" if problem["hint"] else ""
    return f"- {place} {plain(problem['message'][:_LONGEST])}{hint}"


def comment_on_run(github: GitHub, event: Any) -> str:
    """Write the comment for the workflow run that ``event`` tells of; return what was done, in words of ours alone.

    Which pull request it is, GitHub says, not the artifact: the one whose head is the branch and the commit that ran.

    Raises:
        GitHubError: GitHub refuses, or cannot be reached.
        ReportError: The run left no report that could be read.
    """
    run = event["workflow_run"]
    if run["event"] not in _RUNS or not run.get("head_repository"):
        return "not the run of a pull request"
    head = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
    pulls = github.get("/pulls", state="open", head=head)
    pull = next((pull for pull in pulls if pull["head"]["sha"] == run["head_sha"]), None)
    if pull is None:
        return "the pull request is closed, or has newer commits"
    artifacts = github.get(f"/actions/runs/{int(run['id'])}/artifacts", name="report")["artifacts"]
    artifact = next((each for each in artifacts if each["name"] == "report" and not each["expired"]), None)
    if artifact is None or artifact["size_in_bytes"] > MAX_ARTIFACT:
        raise ReportError("the run left no report, or one that is too large")
    report = read_report(github.download(f"/actions/artifacts/{int(artifact['id'])}/zip", MAX_ARTIFACT))
    number = int(pull["number"])
    files = [str(file["filename"]) for file in github.pages(f"/pulls/{number}/files")]
    elsewhere = [file for file in files if not file.startswith("data/")]
    upsert_comment(github, number, MARK, comment_text(report, str(run["html_url"]), elsewhere))
    return f"commented on pull request #{int(pull['number'])}"
