"""The workflows: valid, without rights they do not need, and without text of strangers in scripts."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.places import REPOSITORY

GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
MAKE_TARGETS = set(re.findall(r"^([a-z][a-z-]*):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")
HARMLESS = re.compile(r"\$\{\{.*?\}\}", re.DOTALL)


def workflow(file: Path) -> dict[str, Any]:
    text = file.read_text(encoding="utf-8")
    parsed: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # reads everything as text
    return parsed


def steps(file: Path) -> list[dict[str, Any]]:
    return [step for job in workflow(file)["jobs"].values() for step in job.get("steps", [])]


def by_name(file: Path) -> str:
    return file.name


@pytest.mark.parametrize("file", WORKFLOWS, ids=by_name)
def test_a_workflow_gives_no_rights_by_default(file: Path) -> None:
    parsed = workflow(file)
    assert parsed["permissions"] == {}
    assert all("permissions" in job for job in parsed["jobs"].values())


@pytest.mark.parametrize("file", WORKFLOWS, ids=by_name)
def test_every_job_ends_in_time(file: Path) -> None:
    assert all("timeout-minutes" in job or "uses" in job for job in workflow(file)["jobs"].values())


@pytest.mark.parametrize("file", WORKFLOWS, ids=by_name)
def test_actions_are_pinned_by_commit_with_their_version_beside(file: Path) -> None:
    for step in steps(file):
        assert "uses" not in step or PINNED.match(step["uses"]), step
    for line in file.read_text(encoding="utf-8").splitlines():
        assert "@" not in line or "uses:" not in line or re.search(r"# v\d+\.\d+\.\d+$", line), line


@pytest.mark.parametrize("file", WORKFLOWS, ids=by_name)
def test_a_check_out_leaves_no_credentials(file: Path) -> None:
    for step in steps(file):
        assert "actions/checkout" not in step.get("uses", "") or step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("file", WORKFLOWS, ids=by_name)
def test_79_no_script_has_an_expression_in_it(file: Path) -> None:
    for step in steps(file):
        assert "${{" not in step.get("run", ""), step


@pytest.mark.parametrize("file", WORKFLOWS, ids=by_name)
def test_79_no_text_of_strangers_is_named_anywhere(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for expression in HARMLESS.findall(text):
        assert not re.search(r"\.(body|title|label|head_ref|message|name\b(?<!repository\.name)|ref\b(?<!github\.ref))", expression), expression  # fmt: skip


@pytest.mark.parametrize("file", WORKFLOWS, ids=by_name)
def test_no_workflow_runs_code_of_a_pull_request_with_rights(file: Path) -> None:
    parsed = workflow(file)
    triggers = parsed["on"] if isinstance(parsed["on"], dict) else {parsed["on"]: {}}
    assert "pull_request_target" not in triggers
    if "workflow_run" in triggers:
        for step in steps(file):
            assert "ref" not in step.get("with", {}), "the code of the default branch runs, and no other"


@pytest.mark.parametrize("file", WORKFLOWS, ids=by_name)
def test_every_step_is_a_command_that_people_can_run(file: Path) -> None:
    for step in steps(file):
        for line in filter(None, map(str.strip, step.get("run", "").splitlines())):
            words = line.split()
            assert (
                (words[0] == "make" and words[1] in {*MAKE_TARGETS, ".venv/.site", ".venv/.test"})
                or words[0] in {".venv/bin/atlas", "tar"}
                or (words[0] == "python3" and (REPOSITORY / words[1]).is_file())
            ), line


@pytest.mark.parametrize("file", WORKFLOWS, ids=by_name)
def test_80_no_workflow_needs_a_secret(file: Path) -> None:
    """Forks have none; and what is not there cannot be stolen. GitHub's own token and OIDC suffice."""
    assert "secrets" not in file.read_text(encoding="utf-8")


def test_80_the_merge_queue_checks_what_two_changes_make_together() -> None:
    ci = workflow(GITHUB / "workflows" / "ci.yml")
    assert "merge_group" in ci["on"]
    check = [step for step in ci["jobs"]["check"]["steps"] if step.get("run") == "make check"]
    assert check
    assert "if" not in check[0]


def test_83_nothing_is_published_out_of_order_or_halfway() -> None:
    for name in ("pages", "release", "links"):
        assert workflow(GITHUB / "workflows" / f"{name}.yml")["concurrency"] == {
            "group": name,
            "cancel-in-progress": "false",
        }


def test_83_no_workflow_is_started_by_what_it_does_itself() -> None:
    """A comment, a label and a push by a workflow's token start nothing; a dispatch does, and CI dispatches nothing."""
    for file in WORKFLOWS:
        parsed = workflow(file)
        assert not {"issue_comment", "pull_request_review", "repository_dispatch", "create"} & set(parsed["on"])
        starts = {"pull-requests", "contents", "actions"} & {
            name for job in parsed["jobs"].values() for name, right in job["permissions"].items() if right == "write"
        }
        assert not starts or file.name != "ci.yml"


def test_the_files_are_valid_by_their_published_schemas() -> None:
    forms = sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml"))
    pairs = [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-forms", [form for form in forms if form.name != "config.yml"]),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
    ]
    for schema, files in pairs:
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing_as_an_auditor() -> None:
    program = Path(sys.executable).parent / "zizmor"
    command = [str(program), "--offline", "--no-progress", "--persona", "auditor", str(GITHUB)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("script", sorted((GITHUB / "scripts").glob("*.py")), ids=by_name)
def test_a_script_says_how_it_is_used_and_needs_no_package(script: Path) -> None:
    command = [sys.executable, "-S", "-E", str(script), "no", "such", "words"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert script.name in done.stderr
