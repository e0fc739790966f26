"""Group E of the bad input: everything that a link out of the catalog can do to a checker."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from generator.changes import read_file_at
from generator.links.archive import with_copies
from generator.links.external import Progress, look_at, remember
from generator.links.fetch import Answer
from generator.links.guarded_proxy import Limits
from generator.links.health import Finding, Health, judge, lost_network
from generator.links.link_report import link_report
from generator.links.memory import LINKS, parse_memory, read_memory, write_memory
from generator.links.moves import Move, followed, proposed_moves
from generator.links.registries import Services, ask_arxiv, ask_dois, ask_github
from generator.links.subjects import Subject, subjects
from generator.links.web import ask_web, finding_of
from tests.links.hostileserver import hostile_server, not_tls
from tests.minicatalog import PAPER, Data

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DAY = date(2026, 3, 1)
LIMITS = Limits(seconds=5, connect_seconds=2, size=400_000, pace=0, private=True)
PLANTED = ("ok", "404", "410", "soft404", "401", "403", "451", "forever-429", "once-503", "503", "500", "reset", "drip", "endless", "loop",
           "long-chain", "to-home", "to-login", "moved", "moved-to-404", "for-now", "202", "to-file", "parked")  # fmt: skip
GONE = {"404", "410", "soft404", "moved-to-404", "no-such-host"}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Mapping[str, Finding], list[str], float]:
    """What one run finds at the hostile server: findings by path, all that it was asked for, and the seconds it took."""
    folder = tmp_path_factory.mktemp("links")
    with hostile_server() as (address, log), not_tls() as port:
        urls = {name: f"{address}/{name}" for name in PLANTED}
        urls["no-such-host"] = "http://no-such-host.invalid/"
        urls["name-server-failed"] = "http://try-again.invalid/"
        urls["plain-tls"] = f"https://127.0.0.1:{port}/"
        urls["closed-port"] = f"http://127.0.0.1:{_closed_port()}/"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(socket, "getaddrinfo", _resolver(socket.getaddrinfo))
            started = time.monotonic()
            web = [Subject(url, "web", url) for url in urls.values()]
            found = look_at(web, folder / "journal", DAY, limits=LIMITS)
            seconds = time.monotonic() - started
    assert not (folder / "journal").exists()
    return {name: found[url] for name, url in urls.items()}, log, seconds


def _resolver(real: Any) -> Any:
    def resolve(host: str, *words: Any, **more: Any) -> Any:
        if host.endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME if host.startswith("no-such") else socket.EAI_AGAIN, "made up")
        return real(host, *words, **more)

    return resolve


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


Asked = tuple["Mapping[str, Finding]", list[str], float]


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        pytest.param("404", Finding("dead", "404"), id="test_65_not_found"),
        pytest.param("410", Finding("dead", "410"), id="test_65_gone"),
        pytest.param("soft404", Finding("dead", "page says not found"), id="test_65_soft_404"),
        pytest.param("moved-to-404", Finding("dead", "404"), id="test_70_redirect_to_not_found"),
        pytest.param("401", Finding("blocked", "401"), id="test_66_unauthorized"),
        pytest.param("403", Finding("blocked", "403"), id="test_66_forbidden_is_no_fault"),
        pytest.param("451", Finding("blocked", "451"), id="test_66_legal_reasons"),
        pytest.param("202", Finding("blocked", "202"), id="test_66_challenge_page"),
        pytest.param("forever-429", Finding("blocked", "429"), id="test_67_too_many_requests_with_a_retry_after_of_a_day"),
        pytest.param("once-503", Finding("ok"), id="test_68_unavailable_once"),
        pytest.param("503", Finding("suspect", "503"), id="test_68_unavailable_for_long"),
        pytest.param("500", Finding("suspect", "500"), id="test_68_server_error"),
        pytest.param("reset", Finding("suspect", "no connection"), id="test_69_reset"),
        pytest.param("endless", Finding("ok"), id="test_69_endless_body"),
        pytest.param("loop", Finding("suspect", "redirects in a circle"), id="test_70_redirect_loop"),
        pytest.param("long-chain", Finding("suspect", "redirects in a circle"), id="test_70_long_chain_of_redirects"),
        pytest.param("to-home", Finding("suspect", "sent to the home page"), id="test_70_redirect_to_the_home_page"),
        pytest.param("to-login", Finding("blocked", "login"), id="test_70_redirect_to_a_login"),
        pytest.param("for-now", Finding("ok"), id="test_70_redirect_for_now"),
        pytest.param("ok", Finding("ok"), id="test_71_head_is_refused_but_get_answers"),
        pytest.param("plain-tls", Finding("suspect", "certificate"), id="test_72_bad_tls"),
        pytest.param("no-such-host", Finding("dead", "no such host"), id="test_73_no_such_host"),
        pytest.param("name-server-failed", Finding("suspect", "name server failed"), id="test_73_name_server_failed"),
        pytest.param("parked", Finding("ok"), id="test_73_a_parked_domain_answers_and_no_program_can_tell"),
        pytest.param("closed-port", Finding("suspect", "no connection"), id="test_69_closed_port"),
    ],
)  # fmt: skip
def test_one_look_at(asked: Asked, name: str, finding: Finding) -> None:
    assert asked[0][name] == finding


def test_70_moved_for_good_names_the_new_place(asked: Asked) -> None:
    found = asked[0]["moved"]
    assert found.status == "moved"
    assert found.target.endswith("/new-place")


def test_69_a_slow_drip_is_cut_off(asked: Asked) -> None:
    assert asked[0]["drip"].status in {"ok", "suspect", "unknown"}
    assert asked[2] < 60


def test_78_a_redirect_to_a_file_is_not_followed(asked: Asked) -> None:
    assert asked[0]["to-file"].status == "suspect"


def test_nothing_well_is_called_dead_and_all_that_is_gone_is_by_the_third_run(asked: Asked) -> None:
    memory: dict[str, Health] = {}
    for run, days in enumerate((0, 3, 7), 1):
        memory = remember(memory, asked[0], asked[0], DAY + timedelta(days))
        dead = {name for name, health in memory.items() if health.status == "dead"}
        assert dead == (GONE if run == 3 else set())


def test_78_private_addresses_are_never_asked() -> None:
    with hostile_server() as (address, log):
        urls = [
            f"{address}/ok",
            "http://0.0.0.0:9/",
            "https://localhost:9/",
            "http://169.254.169.254/latest/meta-data/",
        ]
        found = ask_web(urls, Limits(pace=0), timeout=60)
    assert set(found.values()) == {Finding("suspect", "private address")}
    assert log == []


def test_72_a_certificate_that_is_out_of_date_is_no_dead_link() -> None:
    row = {"urlname": "https://x.example", "valid": "False", "warningstring": "", "infostring": ""}
    text = "SSLError: certificate verify failed: certificate has expired (_ssl.c:1007)"
    assert finding_of({**row, "result": text}, {}) == Finding("suspect", "certificate")


def test_78_why_a_host_was_not_reached_is_known_however_long_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _resolver(socket.getaddrinfo))
    urls = [f"https://no-such-{number}.invalid/{'long/' * 80}" for number in range(3)]
    assert set(ask_web(urls, LIMITS, timeout=60).values()) == {Finding("dead", "no such host")}


def test_78_a_lost_network_makes_nothing_dead() -> None:
    offline = {f"https://{n}.example/": Finding("dead", "no such host") for n in range(800)}
    known = {url: Health("suspect", "no such host", "2026-01-01", ("2026-01-01", "2026-01-05")) for url in offline}
    found = lost_network(offline)
    assert {finding.status for finding in found.values()} == {"unknown"}
    assert remember(known, found, known, DAY) == known
    some = {
        **{url: Finding("ok") for url in list(offline)[:600]},
        "https://gone.example/": Finding("dead", "no such host"),
    }
    assert lost_network(some) == some


def test_78_a_registry_that_is_down_makes_nothing_dead() -> None:
    services = Services(fetch=lambda *_: Answer(503, b"<html>"), sleep=lambda _: None)
    for ask, service in ((ask_dois, "doi"), (ask_arxiv, "arxiv"), (ask_github, "github")):
        asked = [Subject(f"https://x/{n}", service, f"a/{n}") for n in range(5)]  # type: ignore[arg-type]
        assert {finding.status for _, finding in ask(asked, services)} == {"unknown"}


@pytest.mark.parametrize(
    "content",
    [None, b"", b"{", b"[]", b'{"links": []}', b'{"links": {"https://x": {"status": "odd"}}}', b"\xff", b"[" * 100_000,
     b'{"links": {"https://x": {"status": "dead", "misses": "2026"}}}', b'{"links": {"https://x": {"status": "dead", "misses": ["x"]}}}', b'{"links": {"https://x": {"status": "dead", "more": 1}}}'],
)  # fmt: skip
def test_78_a_memory_that_is_missing_or_spoilt_is_begun_anew(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "data" / "derived").mkdir(parents=True)
        (tmp_path / LINKS).write_bytes(content)
    assert read_memory(tmp_path) == {}


def test_a_run_goes_on_from_what_a_branch_remembers(tmp_path: Path) -> None:
    Data(tmp_path).write("papers/2024/a.yml", PAPER)
    for name in ("known", "other"):
        write_memory(tmp_path, {f"http://127.0.0.1:9/{name}": Health("dead", "404", "2026-01-01", ("2026-01-01",))})
        for words in (
            ["init", "-q", "-b", name],
            ["checkout", "-q", "-B", name],
            ["add", "-A"],
            ["commit", "-q", "-m", name],
        ):
            identity = ["-c", "user.name=A", "-c", "user.email=a@x.example", "-c", "commit.gpgsign=false"]
            subprocess.run(["git", "-C", str(tmp_path), *identity, *words], check=True, capture_output=True)
    content = read_file_at("known", tmp_path, LINKS)
    assert content
    assert [url.rpartition("/")[2] for url in parse_memory(content)] == ["known"]
    assert read_file_at("no-such-branch", tmp_path, LINKS) is None
    assert read_file_at("known", tmp_path, "data/derived/none.json") is None


def test_78_a_clock_that_was_wrong_makes_nothing_dead() -> None:
    known = Health("suspect", "404", "2025-01-01", ("2025-12-30", "2030-01-01"))
    assert judge(known, Finding("dead", "404"), DAY) == Health(
        "suspect", "404", "2025-12-30", ("2025-12-30", "2026-03-01")
    )


def test_three_runs_on_one_day_make_nothing_dead() -> None:
    health: Health | None = None
    for _ in range(3):
        health = judge(health, Finding("dead", "404"), DAY)
    assert health
    assert health.status == "suspect"


def test_a_link_that_comes_back_is_forgotten_and_a_busy_one_is_not() -> None:
    known = Health("suspect", "404", "2026-02-20", ("2026-02-20", "2026-02-27"))
    assert judge(known, Finding("ok"), DAY) is None
    busy = judge(known, Finding("suspect", "503"), DAY)
    assert busy
    gone = judge(busy, Finding("dead", "404"), DAY + timedelta(1))
    assert gone
    assert gone.status == "dead"


def test_what_is_remembered_survives_its_file_a_line_for_each_link(tmp_path: Path) -> None:
    links = {
        "https://b.example/": Health("dead", "404", "2026-01-01", ("2026-01-01", "2026-01-05", "2026-01-09")),
        "https://a.example/": Health("moved", "moved for good", "2026-01-01", (), "https://c.example/"),
    }
    write_memory(tmp_path, links)
    assert read_memory(tmp_path) == links
    lines = (tmp_path / LINKS).read_text(encoding="utf-8").splitlines()
    assert [line.partition('": ')[0] for line in lines] == [
        '{"links',
        '"https://a.example/',
        '"https://b.example/',
        "}}",
    ]


def test_a_run_that_was_broken_off_goes_on_on_the_same_day(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    lines = [
        ["2026-03-01", "https://doi.org/10.1/a", "ok", "", ""],
        ["2026-02-28", "https://doi.org/10.1/b", "dead", "x", ""],
    ]
    journal.write_text("\n".join(map(json.dumps, lines)) + '\n["2026-03-01", "https://doi', encoding="utf-8")
    asked: list[str] = []

    def fetch(url: str, *_: object) -> Answer:
        asked.append(url)
        return Answer(200, b'{"responseCode": 1}')

    told: list[Progress] = []
    wanted = [Subject(f"https://doi.org/10.1/{name}", "doi", f"10.1/{name}") for name in "abc"]
    found = look_at(wanted, journal, DAY, services=Services(fetch=fetch, sleep=lambda _: None), tell=told.append)
    assert [url.rpartition("/")[2] for url in asked] == ["b", "c"]
    assert set(found.values()) == {Finding("ok")}
    assert str(told[-1]).startswith("3 of 3 links, ")


# --- the services that know what they are asked ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "finding"),
    [
        (Answer(200, b'{"responseCode": 1}'), Finding("ok")),
        (Answer(404, b'{"responseCode": 100}'), Finding("dead", "unknown DOI")),
        (Answer(500, b'{"responseCode": 2}'), Finding("suspect", "registry error 2")),
        (Answer(200, b"<html>"), Finding("unknown", "answered 200")),
        (Answer(404, b"<html>"), Finding("unknown", "answered 404")),
        (Answer(failure="time out"), Finding("suspect", "time out")),
    ],
)
def test_a_doi_is_asked_at_the_registry(answer: Answer, finding: Finding) -> None:
    asked: list[str] = []

    def fetch(url: str, *_: object) -> Answer:
        asked.append(url)
        return answer

    subject = Subject("https://doi.org/10.1/a(b)", "doi", "10.1/a(b)")
    assert dict(ask_dois([subject], Services(fetch=fetch, sleep=lambda _: None))) == {subject.url: finding}
    assert asked == ["https://doi.org/api/handles/10.1/a%28b%29"]


def _arxiv(*entries: str) -> bytes:
    names = 'xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"'
    return f"<feed {names}>{''.join(entries)}</feed>".encode()


def test_arxiv_is_asked_in_batches_three_seconds_apart_and_tells_what_was_withdrawn() -> None:
    asked: list[str] = []
    waits: list[float] = []
    entries = [
        "<entry><id>http://arxiv.org/abs/2401.00000v2</id><summary>We.</summary></entry>",
        "<entry><id>http://arxiv.org/abs/2401.00001v1</id><arxiv:comment>Withdrawn by the authors</arxiv:comment></entry>",
        "<entry><id>http://arxiv.org/abs/2401.00002v1</id><summary>This paper has been withdrawn.</summary></entry>",
        "<entry><id>http://arxiv.org/abs/cs/0701001v1</id><summary>On reports that were withdrawn.</summary></entry>",
    ]

    def fetch(url: str, *_: object) -> Answer:
        asked.append(url)
        return Answer(200, _arxiv(*entries))

    names = [*(f"2401.{n:05}" for n in range(119)), "cs/0701001"]
    papers = [Subject(f"https://arxiv.org/abs/{name}", "arxiv", name) for name in names]
    found = dict(ask_arxiv(papers, Services(fetch=fetch, sleep=waits.append)))
    assert (len(asked), waits) == (2, [3])
    states = {url.partition("/abs/")[2]: finding.status for url, finding in found.items()}
    assert [states[name] for name in ("2401.00000", "2401.00001", "2401.00002", "cs/0701001", "2401.00003")] == [
        "ok", "withdrawn", "withdrawn", "ok", "dead",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", _arxiv(), _arxiv("<entry><id>http://arxiv.org/api/errors#incorrect_id_format</id></entry>")],
)
def test_78_an_answer_of_arxiv_that_is_an_error_says_nothing_of_papers(body: bytes) -> None:
    services = Services(fetch=lambda *_: Answer(200, body), sleep=lambda _: None)
    subject = Subject("https://arxiv.org/abs/2401.00000", "arxiv", "2401.00000")
    assert dict(ask_arxiv([subject], services))[subject.url].status == "unknown"


def test_github_tells_what_is_archived_moved_and_gone_until_its_limit() -> None:
    api = "https://api.github.com"
    answers = {
        f"{api}/repos/a/fine": Answer(200, b'{"full_name": "A/Fine", "archived": false}'),
        f"{api}/repos/a/old": Answer(200, b'{"full_name": "a/old", "archived": true}'),
        f"{api}/repos/a/was": Answer(301, b"{}", {"location": f"{api}/repositories/5"}),
        f"{api}/repositories/5": Answer(200, b'{"full_name": "b/is", "archived": false}'),
        f"{api}/repos/a/gone": Answer(404, b"{}"),
        f"{api}/repos/a/limit": Answer(403, b"{}"),
        f"{api}/repos/a/after": Answer(404, b"{}"),
    }
    names = ["fine", "old", "was", "gone", "limit", "after"]
    wanted = [Subject(f"https://github.com/a/{name}", "github", f"a/{name}") for name in names]
    found = dict(ask_github(wanted, Services(fetch=lambda url, *_: answers[url])))
    assert [found[subject.url].status for subject in wanted] == [
        "ok",
        "archived",
        "moved",
        "dead",
        "unknown",
        "unknown",
    ]
    assert found["https://github.com/a/was"].target == "https://github.com/b/is"


def test_links_are_taken_from_the_data_and_asked_where_they_are_known(tmp_path: Path) -> None:
    data = Data(tmp_path)
    links = [
        "https://github.com/a/b/tree/main/x",
        "https://github.com/a/b",
        "https://arxiv.org/pdf/2401.00001v2",
        "https://x.example/p",
    ]
    rows = "".join(f"  - {{type: page, url: '{url}'}}\n" for url in links)
    data.write("papers/2024/a.yml", f"{PAPER}ids: {{doi: 10.1000/A}}\nlinks:\n{rows}")
    assert [(each.service, each.name) for each in subjects(data.catalog())] == [
        ("arxiv", "2401.00001"), ("doi", "10.1000/a"), ("github", "a/b"), ("web", "https://github.com/a/b/tree/main/x"), ("web", "https://x.example/p"),
    ]  # fmt: skip
    assert {each.files for each in subjects(data.catalog())} == {("data/papers/2024/a.yml",)}


def test_the_report_lists_what_a_person_can_do_something_about() -> None:
    memory = {
        "https://gone.example/`x": Health("dead", "404", "2026-01-01"),
        "https://old.example/": Health("moved", "moved for good", "2026-01-01", target="https://new.example/"),
        "https://busy.example/": Health("suspect", "503", "2026-01-01"),
        "https://shy.example/": Health("blocked", "403", "2026-01-01"),
    }
    report = link_report(memory, [Subject(url, "web", url, ("data/papers/2024/a.yml",)) for url in memory])
    assert "- `https://gone.example/x`: 404, since 2026-01-01 (`data/papers/2024/a.yml`)" in report.splitlines()
    assert "→ `https://new.example/`" in report
    assert "busy" not in report
    assert "shy" not in report
    assert link_report({}, []) == ""


def test_a_dead_link_gets_the_address_of_its_copy_where_there_is_one() -> None:
    copies = {"https://a.example/": ("http://web.archive.org/web/2020/https://a.example/", "200"), "https://b.example/": ("https://evil.example/", "200"), "https://c.example/": ("http://web.archive.org/web/2020/x", "404")}  # fmt: skip

    def fetch(url: str, *_: object) -> Answer:
        address, status = copies[unquote(url.partition("?url=")[2])]
        return Answer(200, json.dumps({"archived_snapshots": {"closest": {"url": address, "status": status}}}).encode())

    dead = Health("dead", "404", "2026-01-01")
    memory = {**dict.fromkeys(copies, dead), "https://well.example/": Health("blocked", "403")}
    found = with_copies(memory, Services(fetch=fetch, sleep=lambda _: None))
    assert {url: health.archive for url, health in found.items() if health.archive} == {
        "https://a.example/": "https://web.archive.org/web/2020/https://a.example/"
    }
    assert with_copies({"https://d.example/": dead}, Services(fetch=lambda *_: Answer(500), sleep=lambda _: None)) == {
        "https://d.example/": dead
    }


def test_a_move_is_proposed_and_changes_one_address_alone() -> None:
    old, new = "https://old.example/a", "https://new.example/a#b"
    memory = {
        old: Health("moved", "moved for good", "2026-01-01", target=new),
        "https://x.example/": Health("moved", target="http://10.0.0.1/"),
    }
    files = ("data/papers/2024/a.yml",)
    wanted = [Subject(old, "web", old, files), Subject("https://x.example/", "web", "", files)]
    moves = proposed_moves(memory, wanted)
    assert moves == (Move(files[0], old, new),)
    text = f"# see {old}\nlinks:\n  - type: code\n    url: {old}\n  - {{type: page, url: '{old}'}}\n  - type: page\n    url: {old}/more\n"
    assert followed(text, moves) == (
        f'# see {old}\nlinks:\n  - type: code\n    url: "{new}"\n  - {{type: page, url: "{new}"}}\n  - type: page\n    url: {old}/more\n'
    )
