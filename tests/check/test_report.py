from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.check import RULES
from generator.errors import Problem
from generator.report import FORMATS, report, summary

ERROR = Problem("data/papers/2024/b.yml", 3, 8, "venue: unknown 'micai'", "did you mean 'miccai'?", rule="unknown-term")
WARNING = Problem("data/papers/2024/a.yml", 0, 0, "lies elsewhere", severity="warning", rule="misplaced")
EVIL = Problem("data/x,y:z.yml", 1, 1, "100% \x1b[31mred\r\n::error::gotcha\u202e", rule="syntax")


def test_text_is_sorted_by_place_and_ends_with_the_numbers() -> None:
    assert report([ERROR, WARNING]) == (
        "data/papers/2024/a.yml: warning: lies elsewhere\n"
        "data/papers/2024/b.yml:3:8: venue: unknown 'micai' (did you mean 'miccai'?)\n"
        "1 error and 1 warning in 2 files"
    )


def test_nothing_wrong() -> None:
    assert report([]) == summary([]) == "no problems found"
    assert json.loads(report([], "json")) == {"errors": 0, "warnings": 0, "problems": []}


def test_long_reports_are_cut_and_counted() -> None:
    problems = [Problem("a.yml", line, 1, "x") for line in range(1, 61)]
    assert report(problems).splitlines()[49:] == ["a.yml:50:1: x", "… and 10 more", "60 errors in 1 file"]
    assert len(report(problems, limit=None).splitlines()) == 61
    assert len(json.loads(report(problems, "json"))["problems"]) == 60


def test_contributed_text_never_steers_a_terminal() -> None:
    assert report([EVIL]).splitlines() == [
        "data/x,y:z.yml:1:1: 100% \\u001b[31mred\\u000d\\u000a::error::gotcha\\u202e",
        "1 error in 1 file",
    ]


@given(st.text())
def test_every_line_of_text_is_printable(text: str) -> None:
    for form in FORMATS:
        lines = report([Problem(text, 1, 1, text, text)], form).split("\n")
        assert all(line.isprintable() for line in lines)
        assert form in {"json", "sarif"} or len(lines) == 2


def test_annotations_are_escaped_as_github_asks() -> None:
    assert report([ERROR, WARNING, EVIL], "github").splitlines() == [
        "::warning file=data/papers/2024/a.yml,title=misplaced::lies elsewhere",
        "::error file=data/papers/2024/b.yml,line=3,col=8,title=unknown-term::venue: unknown 'micai' (did you mean 'miccai'?)",
        "::error file=data/x%2Cy%3Az.yml,line=1,col=1,title=syntax::100%25 \\u001b[31mred\\u000d\\u000a::error::gotcha\\u202e",
        "2 errors and 1 warning in 3 files",
    ]


def test_sarif_has_what_the_standard_requires() -> None:
    log = json.loads(report([ERROR, WARNING, EVIL], "sarif"))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"]
    assert {rule["id"] for rule in rules} == set(RULES)
    assert all(rule["shortDescription"]["text"] for rule in rules)
    assert [result["level"] for result in run["results"]] == ["warning", "error", "error"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert places[0] == {"artifactLocation": {"uri": "data/papers/2024/a.yml", "uriBaseId": "%SRCROOT%"}}
    assert places[1]["region"] == {"startLine": 3, "startColumn": 8}
    assert places[2]["artifactLocation"]["uri"] == "data/x%2Cy%3Az.yml"


def test_json_has_every_part_of_a_problem() -> None:
    assert json.loads(report([ERROR], "json"))["problems"] == [
        {
            "file": "data/papers/2024/b.yml", "line": 3, "column": 8, "severity": "error", "rule": "unknown-term",
            "message": "venue: unknown 'micai'", "hint": "did you mean 'miccai'?",
        }
    ]  # fmt: skip
