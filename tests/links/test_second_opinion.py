from __future__ import annotations

import re
from http.client import HTTPConnection
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

import pytest

from generator.links.internal import check_site
from generator.links.linkchecker import LinkCheckerFailedError
from generator.links.local_server import serve_folder
from generator.links.second_opinion import second_opinion
from tests.links.builtsite import BuiltSite

if TYPE_CHECKING:
    from pathlib import Path

FAULTS = (
    '<a href="../gone/">gone</a>',
    '<a href="../MLRG/">wrong case</a>',
    '<a href="../mlrg">no slash</a>',
    '<a href="../../assets/">no index</a>',
    '<img src="missing.png" alt="">',
    '<link rel="stylesheet" href="missing.css">',
    '<script src="missing.js"></script>',
    '<a href="../mlrg/#nowhere">no such part</a>',
    '<a href="#n%C3%BCrgends">no such part</a>',
    '<a href="../mlrg.bib/">slash too many</a>',
)
GOOD = '<a href="#"><a href="#top"><a href="../mlrg/#cite"><a href="#%C3%BCber"><h2 id="über"><a href="https://elsewhere.example/">'


@pytest.mark.parametrize("url", ["https://atlas.example/", "https://atlas.example/rrg/"])
def test_both_checkers_agree_on_planted_faults(tmp_path: Path, url: str) -> None:
    site = BuiltSite(tmp_path / "site", url)
    for number, fault in enumerate(FAULTS):
        site.page(f"papers/x{number}/", f"{GOOD}\n{fault}\n")
    site.page("papers/fine/", GOOD)
    ours = [f"{problem.file} {_address(problem.message)}" for problem in check_site(site.folder)]
    theirs = [f"{problem.file} {_address(problem.message)}" for problem in second_opinion(site.folder)]
    assert ours == theirs
    assert len(ours) == len(FAULTS)


def test_a_site_without_faults_has_none_for_both(site: BuiltSite) -> None:
    site.page("papers/fine/", GOOD)
    assert check_site(site.folder) == second_opinion(site.folder) == ()


def test_linkchecker_that_breaks_off_is_said_so(site: BuiltSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.links.second_opinion.CONFIGURATION", "[checking]\nthreads=many\n")
    with pytest.raises(LinkCheckerFailedError, match="broke off"):
        second_opinion(site.folder)


def test_linkchecker_is_handed_no_token(site: BuiltSite, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: dict[str, str] = {}

    def run(*_: object, env: dict[str, str], **__: object) -> NoReturn:
        handed.update(env)
        raise OSError("not run")

    for name in ("GITHUB_TOKEN", "ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"):
        monkeypatch.setenv(name, "secret")
    monkeypatch.setattr("generator.links.linkchecker.subprocess.run", run)
    with pytest.raises(LinkCheckerFailedError, match="not run"):
        second_opinion(site.folder)
    assert "PATH" in handed
    assert "secret" not in handed.values()


def test_linkchecker_that_does_not_end_is_stopped(site: BuiltSite) -> None:
    with pytest.raises(LinkCheckerFailedError, match="to its end"):
        second_opinion(site.folder, timeout=0.01)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/papers/mlrg/", 200), ("/papers/mlrg.bib", 200), ("/papers/mlrg", 404), ("/papers/MLRG/", 404), ("/assets/", 404), ("/../site/index.html", 404), ("/%2e%2e/", 404)],
)  # fmt: skip
def test_the_local_server_is_exact_and_stays_in_its_folder(site: BuiltSite, path: str, status: int) -> None:
    files = {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*") if file.is_file()}
    with serve_folder(site.folder, files) as served:
        connection = HTTPConnection(urlsplit(served).netloc, timeout=10)
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == status
        assert answer.getheader("LinkChecker")
        connection.close()


def _address(message: str) -> str:
    """Return the address that a problem is about, as either checker writes it."""
    found = re.search(r"'([^']+)'", message)
    assert found
    return found[1]
