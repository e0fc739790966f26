"""Asking the network: pace, patience, ends, memory; every bad answer a case of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.enrich.web import Limits, Pace, SourceDownError, SourceError, Web
from tests.enrich.server import Reply, Services, services

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server() -> Iterator[Services]:
    with services() as found:
        yield found


@pytest.fixture
def web(tmp_path: Path, clock: Clock) -> Iterator[Web]:
    pace = Pace({"127.0.0.1": 3.0}, clock=clock, sleep=clock.sleep)
    found = Web(
        tmp_path / "answers",
        "a@example.org",
        pace=pace,
        limits=Limits(size=10_000, seconds=0.5),
        allowed=lambda _: True,
    )
    yield found
    found.close()


def test_hosts_are_asked_no_faster_than_they_like(server: Services, web: Web, clock: Clock) -> None:
    for path in ("/a", "/b", "/c"):
        server.answer(path, Reply(json.dumps({"path": path})))
        web.get(server.base + path)
    assert clock.slept == [3.0, 3.0]
    assert server.headers[0]["User-Agent"].endswith("(mailto:a@example.org)")


def test_an_answer_is_kept_and_costs_no_wait(server: Services, web: Web, clock: Clock) -> None:
    server.answer("/a", Reply('{"a": 1}'))
    first, second = web.get(server.base + "/a"), web.get(server.base + "/a")
    assert first == second
    assert len(server.asked) == 1
    assert clock.slept == []


def test_answers_in_two_formats_are_two(server: Services, web: Web) -> None:
    server.answer("/a", Reply("one"), Reply("two"))
    assert web.get(server.base + "/a", accept="text/plain").text == "one"
    assert web.get(server.base + "/a", accept="application/json").text == "two"


def test_61_retry_after_is_honoured(server: Services, web: Web, clock: Clock) -> None:
    server.answer("/a", Reply("busy", 429, headers={"Retry-After": "7"}), Reply("fine"))
    assert web.get(server.base + "/a").text == "fine"
    assert 7.0 in clock.slept


@pytest.mark.parametrize("after", ["86400", "99999999999999999999", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_61_more_patience_than_we_have_is_not_asked_of_us(server: Services, web: Web, clock: Clock, after: str) -> None:
    server.answer("/a", Reply("busy", 429, headers={"Retry-After": after}))
    with pytest.raises(SourceDownError, match="asks to wait"):
        web.get(server.base + "/a")
    assert len(server.asked) == 1
    assert clock.slept == []


@pytest.mark.parametrize("after", ["soon", "-5", "", "Fri, 99 Foo 2026", "Fri, 01 Jan 2010 00:00:00 GMT"])
def test_61_garbage_for_retry_after_is_a_short_wait(server: Services, web: Web, clock: Clock, after: str) -> None:
    server.answer("/a", Reply("busy", 503, headers={"Retry-After": after}), Reply("fine"))
    assert web.get(server.base + "/a").text == "fine"
    assert all(seconds <= 3.0 for seconds in clock.slept)


def test_84_a_service_that_stays_down_is_given_up(server: Services, web: Web) -> None:
    server.answer("/a", Reply("no", 503))
    with pytest.raises(SourceDownError, match="answers 503, 3 times"):
        web.get(server.base + "/a")
    assert len(server.asked) == 3


def test_84_no_connection_is_given_up(web: Web) -> None:
    with pytest.raises(SourceDownError, match="does not answer"):
        web.get("http://127.0.0.1:1/a")


def test_69_an_answer_without_an_end_is_cut(server: Services, web: Web) -> None:
    server.answer("/a", Reply("x", endless=True))
    with pytest.raises(SourceDownError, match="does not answer"):
        web.get(server.base + "/a")


def test_69_an_answer_that_is_too_large_is_cut(server: Services, web: Web) -> None:
    server.answer("/a", Reply("x" * 20_000))
    with pytest.raises(SourceDownError, match="does not answer"):
        web.get(server.base + "/a")


def test_70_redirects_are_followed_to_an_end(server: Services, web: Web) -> None:
    server.answer("/a", Reply("", 301, headers={"Location": "/b"}))
    server.answer("/b", Reply("", 302, headers={"Location": "/c"}))
    server.answer("/c", Reply("here"))
    answer = web.get(server.base + "/a")
    assert (answer.text, answer.url, answer.moved) == ("here", server.base + "/c", True)


def test_70_a_circle_of_redirects_is_told(server: Services, web: Web) -> None:
    server.answer("/a", Reply("", 302, headers={"Location": "/a"}))
    with pytest.raises(SourceError, match="in a circle"):
        web.get(server.base + "/a")


def test_70_a_redirect_to_nowhere_is_told(server: Services, web: Web) -> None:
    server.answer("/a", Reply("", 302))
    with pytest.raises(SourceError, match="redirects nowhere"):
        web.get(server.base + "/a")


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/x",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://intranet/",
        "file:///etc/passwd",
        "ftp://example.org/",
    ],
)
def test_78_private_places_are_never_asked(tmp_path: Path, target: str) -> None:
    web = Web(tmp_path, "a@example.org")
    with pytest.raises(SourceError, match="no address on the public web"):
        web.get(target)
    web.close()


def test_78_a_redirect_to_a_private_place_is_not_followed(server: Services, tmp_path: Path, clock: Clock) -> None:
    hosts: list[str] = []

    def allowed(host: str) -> bool:
        hosts.append(host)
        return host == "127.0.0.1"

    server.answer("/a", Reply("", 302, headers={"Location": "http://192.168.1.1/admin"}))
    web = Web(tmp_path, "a@example.org", pace=Pace(clock=clock, sleep=clock.sleep), allowed=allowed)
    with pytest.raises(SourceError, match="no address on the public web"):
        web.get(server.base + "/a")
    web.close()
    assert hosts == ["127.0.0.1", "192.168.1.1"]


@pytest.mark.parametrize("charset", ["utf-8", "nonsense-8", "ISO-8859-1", ""])
def test_text_is_read_as_utf_8_unless_it_says_otherwise(server: Services, web: Web, charset: str) -> None:
    server.answer("/a", Reply("Åsa", type=f"text/html; charset={charset}" if charset else "text/html"))
    assert web.get(server.base + "/a").text == "Åsa"
