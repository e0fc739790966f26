"""Group F of the bad input: what strangers write into an issue, and what becomes of it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, strategies
from markdown_it import MarkdownIt

from generator.intake.answers import read_answers
from generator.intake.event import EventError, read_event
from generator.intake.forms import PAPER as PAPER_FORM
from generator.intake.inert import code_block, code_span, plain
from generator.intake.proposal import Proposal, ProposalError, proposal_text, read_proposal
from generator.intake.pull_request import carry_out
from generator.intake.review import review_issue
from tests.intake.issues import GOOD, body, event, event_file
from tests.minicatalog import PAPER, Data
from tests.places import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.intake.fakegithub import FakeGitHub

TODAY = date(2026, 3, 1)
RECORD = """\
title: "Lamp: Shedding Light on Made-up Reports"
name: Lamp
authors:
  - Ada Example
  - Bo Example
year: 2024
venue: arxiv
type: method
modalities: [ct, x-ray]
tasks: [report-generation]
ids:
  arxiv: "2401.00009"
summary: Sheds light.
links:
  - type: code
    url: https://github.com/example/lamp
added: "2026-03-01"
"""


@pytest.fixture
def data(tmp_path: Path) -> Data:
    return Data(tmp_path)


def review(data: Data, text: str, action: str = "labeled", label: str = "accepted", **more: Any) -> Proposal:
    return review_issue(read_event(event_file(data.root, event(text, action, label, **more))), data.root, TODAY)


def accepted(data: Data, **answers: str) -> Proposal:
    return review(data, body(**{**GOOD, **answers}))


def test_an_accepted_form_becomes_a_checked_record(data: Data) -> None:
    proposal = accepted(data)
    assert (proposal.file, proposal.content) == ("data/papers/2024/lamp.yml", RECORD)
    assert not proposal.withdraw
    data.write("papers/2024/lamp.yml", proposal.content)
    assert data.problems() == []


def test_an_opened_form_is_shown_as_a_record_and_waits(data: Data) -> None:
    proposal = review(data, body(**GOOD), "opened", "")
    assert proposal.file == ""
    assert 'title: "Lamp' in proposal.comment
    assert "A maintainer will look at it." in proposal.comment


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"title": ""}, "**Title of the paper**: An answer is needed"),
        ({"year": "next year"}, "**Year**: 'next year' is not a whole number"),
        ({"year": "2199"}, "**Year**: Must be at most 2100"),
        ({"venue": "MICAI"}, "**Venue**: The venue 'MICAI' is not known here: did you mean 'MICCAI'?"),
        ({"venue": "Nowhere at All"}, "; a maintainer can add it"),
        ({"type": "Poem"}, "**Type of work**: 'Poem' is not one of the choices"),
        ({"modalities": "CT, Sonar"}, "**Kinds of image**: 'Sonar' is not one of the choices"),
        ({"datasets": "Nothing-CXR"}, "**Datasets**: The dataset 'Nothing-CXR' is not in the catalog"),
        ({"documents": "see my page"}, "**Links to the paper**: 'see my page' is not an address"),
        ({"documents": "javascript:alert(1)"}, "**Links to the paper**"),
        ({"code": "http://127.0.0.1/"}, "**Code**"),
        ({"authors": "Ada Example, Bo Example, Cy Example"}, "**Authors**: Write one author on each line"),
        ({"authors": "Ada Example et al."}, "**Authors**: The list must be whole"),
        ({"title": "Zero\u200bwidth"}, "**Title of the paper**: Invisible character"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words_under_its_question(
    data: Data, answers: dict[str, str], said: str
) -> None:
    proposal = accepted(data, **answers)
    assert proposal.file == ""
    assert proposal.withdraw
    assert said in _shown(proposal.comment)


def test_all_that_is_wrong_is_said_at_once(data: Data) -> None:
    comment = accepted(data, year="x", venue="MICAI", code="no address at all").comment
    assert [line.partition(":")[0] for line in comment.splitlines() if line.startswith("- ")] == [
        "- **Year**", "- **Venue**", "- **Code**",
    ]  # fmt: skip


def test_a_published_paper_keeps_its_preprint(data: Data) -> None:
    links = "https://arxiv.org/abs/2401.00009\nhttps://doi.org/10.1234/Lamp.5"
    content = accepted(data, venue="miccai", documents=links).content
    assert "venue: miccai" in content
    assert 'ids:\n  doi: 10.1234/lamp.5\n  arxiv: "2401.00009"' in content
    assert 'preprint:\n  venue: arxiv\n  id: "2401.00009"' in content


def test_a_dataset_becomes_a_record(data: Data) -> None:
    answers = {
        "name": "LampSet",
        "data": "https://example.org/lampset",
        "modalities": "CT",
        "access": "open",
        "images": "12,345",
    }
    proposal = review(data, body("dataset", **answers))
    assert proposal.file == "data/datasets/lampset.yml"
    assert "images: 12345" in proposal.content
    data.write("datasets/lampset.yml", proposal.content)
    assert data.problems() == []


def test_a_correction_changes_one_field_and_nothing_else(data: Data) -> None:
    data.write("papers/2024/a.yml", "# kept\n" + PAPER)
    answers = {
        "record": "https://atlas.example/papers/a/",
        "wrong": "Venue",
        "right": "acl",
        "source": "https://x.example",
    }
    proposal = review(data, body("correction", **answers))
    assert proposal.file == "data/papers/2024/a.yml"
    assert proposal.content == "# kept\n" + PAPER.replace("miccai", "acl")


def test_a_correction_that_needs_a_person_says_so(data: Data) -> None:
    data.write("papers/2024/a.yml", PAPER)
    answers = {"record": "papers/a", "wrong": "It stands here twice", "right": "same as b", "source": "me"}
    proposal = review(data, body("correction", **answers))
    assert proposal.file == ""
    assert "`data/papers/2024/a.yml`" in proposal.comment


def test_a_correction_of_no_record_is_refused(data: Data) -> None:
    answers = {"record": "../../etc/passwd", "wrong": "Title", "right": "x", "source": "me"}
    assert "no such record" in review(data, body("correction", **answers)).comment


def test_an_issue_without_a_form_is_left_alone(data: Data) -> None:
    assert not review(data, "Hello", "opened", "").does_something
    assert review(data, "Hello").withdraw


# --- hostile text ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["$(touch owned)", "`touch owned`", "'; echo owned; '", "${{ github.token }}", "::set-output name=x::y", "%0A::error::x", '"; rm -rf /', "{{ 7*7 }}", "<script>alert(1)</script>"],
)  # fmt: skip
def test_79_shell_and_workflow_syntax_is_text_like_any_other(data: Data, text: str) -> None:
    proposal = accepted(data, title=f"Lamp {text}", summary=f"Says {text}")
    data.write(proposal.file.removeprefix("data/"), proposal.content)
    (paper,) = data.catalog().papers.values()
    assert paper.title == f"Lamp {text}"
    assert paper.summary == f"Says {text}"
    assert data.problems() == []


def test_79_the_command_prints_no_word_of_the_issue(data: Data) -> None:
    text = body(**{**GOOD, "title": "::error::owned", "name": "", "year": "::set-output name=x::y"})
    file = event_file(data.root, event(text))
    command = [sys.executable, "-c", "from generator.cli.intake import command; command()", "issue", str(file)]
    done = subprocess.run(
        [*command, "--root", str(data.root)], capture_output=True, text=True, check=False, cwd=REPOSITORY
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "issue #12: take the approval back, comment\n"


def test_79_headings_inside_an_answer_belong_to_it(data: Data) -> None:
    assert "summary: '### Results Sheds light.'" in accepted(data, summary="### Results\nSheds light.").content.replace(
        '"', "'"
    )


def test_79_a_forged_heading_of_the_form_is_refused(data: Data) -> None:
    proposal = accepted(data, summary="Fine.\n\n### Title of the paper\n\nOwned")
    assert proposal.file == ""
    assert "stands twice" in proposal.comment


def test_79_no_response_is_no_answer(data: Data) -> None:
    assert "summary" not in accepted(data, summary="_No response_").content
    assert "An answer is needed" in accepted(data, year="_No response_").comment


def test_79_a_text_of_65_kb_is_read_or_refused_quickly(data: Data) -> None:
    assert accepted(data, summary="word " * 12_000).file == ""
    assert accepted(data, summary="### " * 15_000).file == ""


@pytest.mark.parametrize(
    "answers",
    [
        {"authors": "Ada Example\n" * 5_000},
        {"documents": "\n".join(f"https://x.example/{number}" for number in range(2_500))},
        {"documents": "no address\n" * 5_000},
        {"modalities": ", ".join(f"no. {number}" for number in range(6_000))},
    ],
)
@pytest.mark.parametrize("action", ["labeled", "opened"])
def test_79_however_much_there_is_an_answer_that_the_writing_half_takes(
    data: Data, answers: dict[str, str], action: str
) -> None:
    proposal = review(data, body(**{**GOOD, **answers}), action)
    file = data.root / "proposal.json"
    file.write_text(proposal_text(proposal), encoding="utf-8")
    assert read_proposal(file, 12) == proposal
    assert proposal.file == ""
    assert proposal.comment.startswith("Thank you. Some answers need another look:\n\n- ")
    assert len(proposal.comment) < 40_000


def test_79_a_missing_part_is_named(data: Data) -> None:
    text = body(**GOOD).replace("### Year\n\n2024", "")
    assert "The part `### Year` is missing" in _shown(review(data, text).comment)


def test_79_windows_line_ends_are_read(data: Data) -> None:
    assert review(data, body(**GOOD).replace("\n", "\r\n")).content == RECORD


def test_79_edited_after_the_label_takes_approval_back(data: Data) -> None:
    proposal = review(data, body(**GOOD), "edited", "accepted")
    assert proposal.withdraw
    assert proposal.file == ""
    assert "waits to be accepted again" in proposal.comment


def test_79_a_label_set_by_the_form_or_by_a_stranger_approves_nothing(data: Data, fake: FakeGitHub) -> None:
    assert review(data, body(**GOOD), "opened", "accepted").file == ""
    fake.answers["GET /collaborators/stranger/permission"] = [(200, {"permission": "read", "role_name": "read"})]
    fake.answers["GET /issues/12/comments"] = [(200, [])]
    fake.answers["POST /issues/12/comments"] = [(201, {})]
    carry_out(fake.github, accepted(data), sender="stranger", base="main")
    assert fake.calls("POST", "PATCH", "PUT") == ["POST /issues/12/comments"]


def test_79_another_label_or_a_closed_issue_does_nothing(data: Data) -> None:
    assert not review(data, body(**GOOD), "labeled", "question").does_something
    assert not review(data, body(**GOOD), issue={"state": "closed"}).does_something
    assert not review(data, body(**GOOD), sender={"login": "github-actions[bot]", "type": "Bot"}).does_something


def test_79_labelled_twice_updates_the_same_branch(data: Data, fake: FakeGitHub) -> None:
    proposal = accepted(data)
    _ready(fake)
    assert carry_out(fake.github, proposal, sender="maintainer", base="main") == (
        "issue #12: proposed the record in pull request #34, commented"
    )
    assert {"POST /git/refs", "POST /pulls"} <= set(fake.calls())
    fake.asked.clear()
    fake.answers["GET /git/ref/heads/intake/issue-12"] = [(200, {"object": {"sha": "old"}})]
    fake.answers["GET /pulls"] = [(200, [{"number": 34}])]
    carry_out(fake.github, proposal, sender="maintainer", base="main")
    assert fake.sent("PATCH /git/refs/heads/intake/issue-12") == [{"sha": "c0ffee", "force": True}]
    assert not {"POST /git/refs", "POST /pulls"} & set(fake.calls())


def test_79_two_issues_with_one_paper_become_one_record(data: Data) -> None:
    data.write("papers/2024/lamp.yml", accepted(data).content)
    proposal = accepted(data)
    assert proposal.file == ""
    assert "in the catalog already" in proposal.comment


def test_79_a_question_renamed_since_is_still_read(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    text = body(**GOOD)
    questions = [
        replace(each, label="When", former=("Year",)) if each.field == "year" else each for each in PAPER_FORM.questions
    ]
    monkeypatch.setattr("generator.intake.answers.FORMS", {"paper": replace(PAPER_FORM, questions=tuple(questions))})
    assert review(data, text).content == RECORD


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'{"issue": {}}', b'{"action": "opened", "issue": {"number": "12", "body": ""}}', b'{"action": "opened", "issue": {"number": 1, "body": "", "pull_request": {}}}', b"[" * 100_000, b" " * 3_000_000],
)  # fmt: skip
def test_79_a_malformed_event_is_one_clear_error(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(EventError):
        read_event(event_file(tmp_path, content))


@pytest.mark.parametrize(
    "content",
    [
        {"file": "../x.yml"}, {"file": ".github/workflows/ci.yml"}, {"file": "data/papers/2024/../../x.yml"}, {"file": "data/venues.yml"},
        {"file": "data/papers/2024/A.yml"}, {"number": 13}, {"content": "x" * 70_000}, {"comment": 1}, {"withdraw": "yes"}, {"extra": 1},
    ],
)  # fmt: skip
def test_81_a_proposal_that_is_no_record_is_not_carried_out(tmp_path: Path, content: dict[str, Any]) -> None:
    file = tmp_path / "proposal.json"
    file.write_text(json.dumps({"number": 12, **content}), encoding="utf-8")
    with pytest.raises(ProposalError):
        read_proposal(file, 12)


def test_81_a_proposal_that_is_a_link_or_no_json_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "proposal.json"
    for text in ("", "[]", "[" * 90_000, "x" * 300_000):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(ProposalError):
            read_proposal(file, 12)
    file.unlink()
    file.symlink_to("/etc/hostname")
    with pytest.raises(ProposalError):
        read_proposal(file, 12)


def test_81_a_proposal_survives_its_file(tmp_path: Path) -> None:
    proposal = Proposal(12, "Ü", False, "data/papers/2024/a.yml", "title: Ü\n")
    (tmp_path / "proposal.json").write_text(proposal_text(proposal), encoding="utf-8")
    assert read_proposal(tmp_path / "proposal.json", 12) == proposal


HOSTILE = (
    "@everyone #1 <img src=x> [x](javascript:1)",
    "``` ` ~~~\n# x",
    "a\u202eb\x1b[31m",
    "* _b_ **c** | d | $x$ :smile:",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_82_text_of_strangers_mentions_nobody_and_formats_nothing(text: str) -> None:
    for shown in (code_span(text), code_block(text), f"Found: {plain(text)}"):
        tokens = MarkdownIt().parse(shown)
        kinds = {child.type for token in tokens for child in [token, *(token.children or [])]}
        assert kinds <= {
            "paragraph_open",
            "inline",
            "text",
            "code_inline",
            "text_special",
            "paragraph_close",
            "fence",
            "softbreak",
        }
        assert "\u202e" not in shown
        assert "\x1b" not in shown
    assert "@everyone" not in plain(text)


@given(strategies.text(max_size=300))
def test_82_no_text_at_all_becomes_more_than_text(text: str) -> None:
    allowed = {"paragraph_open", "inline", "text", "text_special", "code_inline", "paragraph_close", "fence"}
    for shown in (code_span(text), code_block(text), f"Found: {plain(text)}"):
        tokens = MarkdownIt().parse(shown)
        assert {child.type for token in tokens for child in [token, *(token.children or [])]} <= allowed


@given(
    strategies.lists(
        strategies.sampled_from(["### Year", "### Title of the paper", "### x", "_No response_", "2024", "", "\r", "`"])
    )
)
def test_79_no_text_at_all_stops_the_reading(lines: list[str]) -> None:
    answers = read_answers("\n".join(lines))
    assert answers is None or answers.complaints


def test_83_a_comment_is_edited_in_place_and_not_when_it_is_the_same(data: Data, fake: FakeGitHub) -> None:
    proposal = review(data, body(**GOOD), "opened", "")
    mark = f"<!-- atlas:intake -->\n{proposal.comment}"
    stranger = {"id": 1, "user": {"login": "stranger"}, "body": "<!-- atlas:intake -->\nOwned"}
    ours = {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "<!-- atlas:intake -->\nold"}
    fake.answers["GET /issues/12/comments"] = [(200, [stranger, ours])]
    fake.answers["PATCH /issues/comments/2"] = [(200, {})]
    carry_out(fake.github, proposal, sender="maintainer", base="main")
    assert fake.sent("PATCH /issues/comments/2") == [{"body": mark}]
    ours["body"] = mark
    fake.asked.clear()
    carry_out(fake.github, proposal, sender="maintainer", base="main")
    assert fake.calls("PATCH", "POST") == []


def test_84_github_down_midway_leaves_nothing_twice(data: Data, fake: FakeGitHub) -> None:
    _ready(fake)
    fake.answers["POST /pulls"] = [(503, {}), (201, {"number": 34})]
    assert "pull request #34" in carry_out(fake.github, accepted(data), sender="maintainer", base="main")
    assert len(fake.sent("POST /git/commits")) == 1


def _ready(fake: FakeGitHub) -> None:
    """Make GitHub answer to everything that a proposal needs."""
    fake.answers.update({
        "GET /collaborators/maintainer/permission": [(200, {"permission": "write", "role_name": "maintain"})],
        "GET /git/ref/heads/main": [(200, {"object": {"sha": "base"}})],
        "GET /git/commits/base": [(200, {"tree": {"sha": "tree"}})],
        "POST /git/trees": [(201, {"sha": "tree2"})],
        "POST /git/commits": [(201, {"sha": "c0ffee"})],
        "POST /git/refs": [(201, {})],
        "PATCH /git/refs/heads/intake/issue-12": [(200, {})],
        "GET /pulls": [(200, [])],
        "POST /pulls": [(201, {"number": 34})],
        "POST /actions/workflows/ci.yml/dispatches": [(204, b"")],
        "GET /issues/12/comments": [(200, [])],
        "POST /issues/12/comments": [(201, {})],
    })  # fmt: skip


def _shown(markdown: str) -> str:
    """Return Markdown as it is read, but for the marks of bold text."""
    return markdown.replace("\\", "").replace("\u200b", "")
