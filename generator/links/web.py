"""The web at large, asked by LinkChecker: one look at each address, at our pace, and what its answer means.

LinkChecker is under the GPL. It is run as a program of its own and never imported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.links.guarded_proxy import Limits, guarded_proxy
from generator.links.health import Finding
from generator.links.linkchecker import run_linkchecker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CONFIGURATION = """\
[checking]
threads={threads}
timeout={timeout}
recursionlevel=0
maxfilesizedownload={size}
maxrequestspersecond=10
useragent=RRG-Atlas link check (LinkChecker; one request a page, once a week)
[output]
status=0
verbose=1
[csv]
parts=urlname,result,warningstring,infostring,valid
[RegexCheck]
warningregex=(?i)<title>[^<]{{0,100}}\\b(?:404|page (?:was )?not found|not found|does not exist)\\b
"""
_BLOCKED = frozenset({401, 402, 403, 405, 406, 407, 418, 429, 451, 999})
_GONE = frozenset({404, 410})
_HOP = re.compile(r"Redirected to `(.+?)' status: (\d{3})")
_POOL = re.compile(r"host='([^']+)', port=(\d+)")
_LOGIN = re.compile(
    r"/(?:log-?in|sign-?in|sso|auth|oauth|saml|accounts?)(?:[/.?]|$)|[?&](?:return_?to|continue|next)=", re.IGNORECASE
)
_NETWORK = (
    (re.compile(r"timed? ?out", re.IGNORECASE), "time out"),
    (re.compile(r"SSLError|certificate|CERTIFICATE|SSL:"), "certificate"),
    (re.compile(r"TooManyRedirects|redirects", re.IGNORECASE), "redirects in a circle"),
    (re.compile(r"too large", re.IGNORECASE), "ok"),
    (re.compile(r"resol|getaddrinfo|Name or service", re.IGNORECASE), "no such host"),
)


def ask_web(urls: Iterable[str], limits: Limits, *, timeout: float) -> Mapping[str, Finding]:
    """Return what LinkChecker finds at each address. One that it does not come to in ``timeout`` seconds is unknown.

    Raises:
        LinkCheckerFailedError: LinkChecker could not be run.
    """
    wanted = tuple(dict.fromkeys(urls))
    if not wanted:
        return {}
    text = CONFIGURATION.format(threads=10, timeout=int(limits.connect_seconds) + 10, size=limits.size)
    with guarded_proxy(limits) as proxy:
        names = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
        variables = {**dict.fromkeys(names, proxy.address), "no_proxy": "", "NO_PROXY": ""}
        rows = run_linkchecker(wanted, text, environment=variables, timeout=timeout, partial=True)
    found = {row["urlname"]: finding_of(row, proxy.refused) for row in rows}
    return {url: found.get(url, Finding("unknown", "not reached")) for url in wanted}


def finding_of(row: Mapping[str, str], refused: Mapping[str, str]) -> Finding:
    """Return what a row of LinkChecker's says of a link; ``refused`` are the hosts that could not be reached, and why."""
    if row["valid"] != "True":
        return _failure(row, refused)
    warnings = row["warningstring"]
    if "Rate limited" in warnings:
        return Finding("blocked", "429")
    if "robots.txt" in row["infostring"]:
        return Finding("blocked", "robots.txt")
    if row["result"].startswith("202"):  # what some publishers answer to programs instead of their page
        return Finding("blocked", "202")
    hops = _HOP.findall(warnings)
    if re.search(r"^Found .* in link contents", warnings, re.MULTILINE):
        return Finding("dead", "page says not found")
    return _moved(row["urlname"], hops) if hops else Finding("ok")


def _failure(row: Mapping[str, str], refused: Mapping[str, str]) -> Finding:
    result = row["result"]
    if reason := refused.get(_place(row)) if result.startswith(("502 ", "ProxyError")) else "":
        return Finding("dead" if reason == "no such host" else "suspect", reason)
    if code := re.match(r"(\d{3})\b", result):
        number = int(code[1])
        if number in _BLOCKED:
            return Finding("blocked", code[1])
        return Finding("dead" if number in _GONE else "suspect", code[1])
    reason = next((reason for pattern, reason in _NETWORK if pattern.search(result)), "no connection")
    if reason == "ok":
        return Finding("ok")
    return Finding("dead" if reason == "no such host" else "suspect", reason)


def _place(row: Mapping[str, str]) -> str:
    """Return host and port of what could not be reached: that of a redirect's target, when there was one."""
    if named := _POOL.search(row["result"]):
        return f"{named[1].lower()}:{named[2]}"
    last = urlsplit([row["urlname"], *(url for url, _ in _HOP.findall(row["warningstring"]))][-1])
    return f"{(last.hostname or '').lower()}:{last.port or (443 if last.scheme == 'https' else 80)}"


def _moved(url: str, hops: list[tuple[str, str]]) -> Finding:
    """Return what redirects mean: each hop is where it led, and the status that led there."""
    target = hops[-1][0]
    here, there = urlsplit(url), urlsplit(target)
    if _LOGIN.search(f"{there.path}?{there.query}") and not _LOGIN.search(f"{here.path}?{here.query}"):
        return Finding("blocked", "login")
    if here.path.strip("/") and not there.path.strip("/") and not there.query:
        return Finding("suspect", "sent to the home page")
    if all(status in {"301", "308"} for _, status in hops):
        return Finding("moved", "moved for good", target)
    return Finding("ok")
