from __future__ import annotations

import gzip
import json
import time
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from generator.links.internal import NoSiteError, check_site, inspect_site
from generator.pour import SLOTS
from tests.links.builtsite import BODY_LINE, URL, BuiltSite

if TYPE_CHECKING:
    from pathlib import Path


def test_a_site_without_faults_has_no_problems(site: BuiltSite) -> None:
    site.search("", "papers/", "papers/mlrg/#cite")
    assert site.problems() == []


def test_a_folder_without_a_site_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NoSiteError, match="atlas build"):
        check_site(tmp_path)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a href="../mlgr/">', "'../mlgr/' leads to nothing (did you mean 'mlrg/'?)"),
        ('<a href="../../assets/dto.svg">', "'../../assets/dto.svg' leads to nothing (did you mean 'dot.svg'?)"),
        ('<a href="mlrg">', "'mlrg' leads to nothing (did you mean 'papers/mlrg/'?)"),
        ('<img src="../../dot.png" alt="">', "'../../dot.png' leads to nothing"),
        ('<a href="../mlrg">', "'../mlrg' lacks the slash at its end (the page is 'papers/mlrg/')"),
        ('<a href="../mlrg.bib/">', "'../mlrg.bib/' has a slash too many ('papers/mlrg.bib' is a file)"),
        ('<a href="../../assets/">', "'../../assets/' leads to a folder without index.html (link to a page)"),
        ('<a href="../../../x">', "'../../../x' leads above the site (there is one '../' too many)"),
        ('<a href="../a b/">', "'../a b/' has characters that an address cannot have (percent-encode them)"),
        ('<a href="..\\mlrg/">', "'..\\mlrg/' has characters that an address cannot have (percent-encode them)"),
        ('<a href="javascript:alert(1)">', "'javascript:alert(1)' is no link for a public page (remove it)"),
        ('<a href="data:text/html,x">', "a data: address is no link for a public page"),
        ('<a href="http://[bad">', "'http://[bad' is malformed (write it as https://host/path)"),
        ('<a href="https:///x">', "'https:///x' has no host (write it as https://host/path)"),
        ('<img src="a.png 1x" alt="">', "'a.png 1x' has characters that an address cannot have (percent-encode them)"),
        (f'<a href="{URL}papers/gone/">', f"'{URL}papers/gone/' leads to nothing"),
        ('<a href="//atlas.example/gone/">', "'//atlas.example/gone/' leads to nothing"),
        ('<script src="https://cdn.example/a.js"></script>', "'https://cdn.example/a.js' is loaded from another host (put a copy into the site)"),
        ('<svg><use href="https://cdn.example/a.svg#i"/></svg>', "'https://cdn.example/a.svg#i' is loaded from another host (put a copy into the site)"),
        ('<p style="background: url(\'no.png\')">', "'no.png' leads to nothing"),
        ('<style>\n@import "no.css";</style>', ""),
        ('<img srcset="../../assets/dot.svg 1x, no.png 2x" src="../../assets/dot.svg" alt="">', "'no.png' leads to nothing"),
        ('<form action="../search/">', "'../search/' leads to nothing"),
        (f'<script type="application/ld+json">{{"url": ["{URL}gone/"]}}</script>', f"'{URL}gone/' leads to nothing"),
        ('<meta http-equiv="refresh" content="0; url=../gone/">', None),
    ],
)  # fmt: skip
def test_each_kind_of_broken_link_is_told_with_its_place(site: BuiltSite, body: str, said: str | None) -> None:
    if said is None or "\n" in body:
        site.page("papers/x/", body)
        assert any("leads to nothing" in problem for problem in site.problems())
    else:
        assert site.problem(body) == said


@pytest.mark.parametrize(
    "body",
    [
        '<a href="">', '<a href="#">', '<a href="#top">', '<a href="#TOP">', '<a href="..">', '<a href="../../">', '<a href="./">',
        '<a href=" ../mlrg/ ">', '<a href="../mlrg/index.html">', '<a href="../mlrg/?utm=1#cite">', '<a href="../mlrg.bib?download">',
        '<a href="mailto:a@b.example">', '<a href="https://elsewhere.example/x y#%">'.replace(" ", "%20"), '<a name="here" href="#here">',
        '<img src="data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\'/>" alt="">', '<a href="../mlrg/#:~:text=Cite">',
        '<a href="https://elsewhere.example/#/route">', f'<a href="{URL}papers/mlrg/#cite">', '<a href="/papers/mlrg/">',
        '<img srcset="../../assets/dot.svg, ../../assets/dot.svg 2x" alt="">', '<a href="%2e%2e/mlrg/">', '<link rel="alternate" href="https://elsewhere.example/">',
        '<!-- <a href="../gone/"> -->', '<script>const a = \'<a href="gone/">\';</script>', '<p style="color: red">',
    ],
)  # fmt: skip
def test_a_good_link_is_no_problem(site: BuiltSite, body: str) -> None:
    assert site.problem(body) == ""


def test_75_fragments_are_decoded_and_may_be_in_any_script(site: BuiltSite) -> None:
    ids = '<h2 id="über-uns">Ü</h2><h2 id="a%20b">A</h2><h2 id="概要">G</h2>'
    links = '<a href="#%C3%BCber-uns"><a href="#über-uns"><a href="#a%20b"><a href="#%E6%A6%82%E8%A6%81">'
    assert site.problem(ids + links) == ""
    assert site.problem('<h2 id="über-uns">Ü</h2><a href="#%C3%BCber-un">') == (
        "'#%C3%BCber-un' leads to #%C3%BCber-un, which this page does not have (did you mean 'über-uns'?)"
    )


def test_75_a_fragment_of_another_page_must_be_there(site: BuiltSite) -> None:
    assert site.problem('<a href="../mlrg/#cited">') == (
        "'../mlrg/#cited' leads to #cited, which 'papers/mlrg/' does not have (did you mean 'cite'?)"
    )


def test_76_a_path_in_the_wrong_case_is_wrong_on_every_system(site: BuiltSite) -> None:
    assert site.problem('<a href="../MLRG/">') == (
        "'../MLRG/' differs in upper and lower case (the site has 'papers/mlrg/')"
    )


def test_76_a_percent_encoded_path_is_decoded(site: BuiltSite) -> None:
    site.write("assets/a b.txt", "")
    assert site.problem('<a href="../../assets/a%20b.txt">') == ""


def test_77_an_id_that_stands_twice_on_a_page_is_told(site: BuiltSite) -> None:
    assert site.problem('<p id="a"><p id="a">') == "id 'a' stands twice on the page (rename one)"


def test_77_a_search_index_leads_to_pages_and_their_parts(site: BuiltSite) -> None:
    site.search("papers/mlrg/#cite", "papers/gone/", "papers/mlrg/#gone")
    assert site.problems() == [
        "search/search_index.json:1: docs[1].location 'papers/gone/' leads to nothing",
        "search/search_index.json:1: docs[2].location 'papers/mlrg/#gone' leads to #gone, which 'papers/mlrg/' does not have",
    ]


def test_77_the_data_of_the_site_s_own_searches_leads_to_pages(site: BuiltSite) -> None:
    site.write("assets/finder-data.js", 'atlasFinder={"groups":["Papers"],"path":["papers/mlrg/","papers/gone/"]};\n')
    site.write("assets/explore-data.js", 'atlasData={"kinds":["papers"],"kind":[0,0],"id":["mlrg","lost"]};\n')
    site.write("assets/broken-data.js", 'atlasData={"kinds":["papers"],"kind":[0,7],"id":["mlrg","lost"]};\n')
    site.write("assets/program.js", 'path={"x":1}; go("papers/nowhere/");\n')
    assert site.problems() == [
        "assets/broken-data.js:1: has columns that do not fit together",
        "assets/explore-data.js:1: line 1 'papers/lost/' leads to nothing",
        "assets/finder-data.js:1: line 1 'papers/gone/' leads to nothing",
    ]


def test_77_a_sitemap_lists_every_page_once_and_nothing_else(site: BuiltSite) -> None:
    site.sitemap(URL, f"{URL}papers/", f"{URL}papers/", f"{URL}gone/", "https://other.example/", "papers/")
    assert site.problems() == [
        "papers/mlrg/index.html: is not in sitemap.xml",
        f"sitemap.xml:5: <loc> '{URL}papers/' stands twice",
        f"sitemap.xml:6: <loc> '{URL}gone/' leads to nothing",
        f"sitemap.xml:7: <loc> 'https://other.example/' is not in the site '{URL}'",
        "sitemap.xml:8: <loc> is 'papers/' (write the whole address, with https://)",
    ]


def test_77_a_compressed_sitemap_is_the_same_as_the_plain_one(site: BuiltSite) -> None:
    plain = (site.folder / "sitemap.xml").read_bytes()
    site.write("sitemap.xml.gz", gzip.compress(plain))
    assert site.problems() == []
    site.write("sitemap.xml.gz", gzip.compress(plain + b"<!-- old -->"))
    assert site.problems() == ["sitemap.xml.gz: differs from sitemap.xml"]


def test_77_an_atom_feed_has_whole_addresses_that_lead_somewhere(site: BuiltSite) -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f'<link rel="self" href="{URL}feed.xml"/>\n<link href="papers/mlrg/"/>\n<entry><link href="{URL}gone/"/>\n'
        f'<content type="html">&lt;a href="{URL}lost/"&gt;x&lt;/a&gt;</content></entry>\n</feed>\n'
    )
    site.write("feed.xml", feed)
    assert site.problems() == [
        "feed.xml:3: <link href> is 'papers/mlrg/' (write the whole address, with https://)",
        f"feed.xml:4: <link href> '{URL}gone/' leads to nothing",
        f"feed.xml:5: <content> '{URL}lost/' leads to nothing",
    ]


def test_77_a_json_feed_and_other_json_lead_somewhere(site: BuiltSite) -> None:
    items = [{"url": f"{URL}papers/mlrg/"}, {"url": f"{URL}gone/", "content_html": f'<a href="{URL}lost/">x</a>'}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "feed_url": "feed.json", "items": items}
    site.write("feed.json", json.dumps(feed))
    site.write("catalog.json", json.dumps({"papers": [{"url": f"{URL}papers/nowhere/", "code": "https://x.example"}]}))
    assert site.problems() == [
        f"catalog.json:1: papers[0].url '{URL}papers/nowhere/' leads to nothing",
        "feed.json:1: feed_url is 'feed.json' (write the whole address, with https://)",
        f"feed.json:1: items[1].content_html '{URL}lost/' leads to nothing",
        f"feed.json:1: items[1].url '{URL}gone/' leads to nothing",
    ]


def test_a_style_sheet_loads_what_is_there(site: BuiltSite) -> None:
    site.write("assets/site.css", "/* url(old.png) */\n@import 'no.css';\n.a { src: url( \"no.woff\" ), url(#i) }\n")
    assert site.problems() == [
        "assets/site.css:2: url() 'no.css' leads to nothing",
        "assets/site.css:3: url() 'no.woff' leads to nothing",
    ]


@pytest.mark.parametrize(("name", "text"), [("a.json", "{"), ("a.xml", "<a>"), ("robots.txt", b"\xff")])
def test_a_file_that_is_not_what_it_says_is_told(site: BuiltSite, name: str, text: str | bytes) -> None:
    site.write(name, text)
    (problem,) = site.problems()
    assert problem.startswith(f"{name}:1: is not ")


@pytest.mark.parametrize(
    ("canonical", "said"),
    [
        ("https://other.example/", "canonical 'https://other.example/papers/x/' leads to another host"),
        (f"{URL}gone/", "'{0}gone/papers/x/' leads to nothing"),
        ("/", "canonical '/papers/x/' is not a whole address"),
    ],
)
def test_a_canonical_address_is_the_page_itself(site: BuiltSite, canonical: str, said: str) -> None:
    site.page("papers/x/", "", url=canonical)
    (problem,) = site.problems()
    assert problem.startswith(f"papers/x/index.html:5: {said.format(URL)}")


def test_a_page_that_forwards_is_not_in_the_sitemap_and_names_another_page(site: BuiltSite) -> None:
    forward = f'<link rel="canonical" href="{URL}papers/mlrg/"><meta http-equiv="refresh" content="0; url=../mlrg/">'
    site.write("papers/old/index.html", forward)
    assert site.problems() == []
    site.sitemap(*(URL + path for path in [*site.paths, "papers/old/"]))
    assert site.problems() == ["papers/old/index.html: is in sitemap.xml, and asks search engines not to list it"]


def test_a_site_below_the_top_of_its_host(tmp_path: Path) -> None:
    site = BuiltSite(tmp_path / "site", "https://atlas.example/rrg/")
    good = '<a href="/rrg/papers/"><a href="https://atlas.example/rrg/papers/"><a href="https://atlas.example/other/">'
    assert site.problem(good + '<a href="https://atlas.example">') == ""
    assert site.problem('<a href="/papers/">') == "'/papers/' leads out of the site (write it relative to the page)"
    assert site.problem('<a href="/rrg">') == "'/rrg' lacks the slash at its end (the home page is '/rrg/')"


def test_what_pouring_left_behind_is_told(site: BuiltSite) -> None:
    site.page("papers/x/", f"<p>{SLOTS['body']}</p>")
    site.write("papers/_shell/index.html", "<p>")
    site.search("papers/_shell/")
    assert [problem for problem in site.problems() if "sitemap" not in problem] == [
        "papers/_shell/index.html: is a shell that pouring left behind",
        f"papers/x/index.html:{BODY_LINE}: the slot for the body was not filled",
        "search/search_index.json:1: names a shell (_shell)",
    ]


def test_a_base_element_is_told(site: BuiltSite) -> None:
    site.write("papers/x/index.html", '<base href="/papers/">')
    assert "papers/x/index.html: <base href> moves all links to '/papers/' (remove it)" in site.problems()


def test_checking_costs_no_more_than_reading_the_html(site: BuiltSite) -> None:
    """html.parser alone reads about 45,000 links a CPU second of pages like these; the checker must do 30,000."""
    entry = (
        '<li class="entry"><a class="entry__title" href="../n{0}/#cite">A title of some length {0} {1}</a><span class="entry__meta">'
        '<a href="../../papers/">MICCAI</a> 2024 <a href="https://x.example/{0}/{1}">code</a></span></li>\n'
    )
    for number in range(20):
        entries = "".join(entry.format(other % 20, number if other % 2 else "") for other in range(250))
        site.page(f"papers/n{number}/", f'<h2 id="cite">Cite</h2>{entries}')
    started = time.process_time()
    checked = inspect_site(site.folder)
    checking = time.process_time() - started
    started = time.process_time()
    for page in site.folder.rglob("*.html"):
        HTMLParser().feed(page.read_text())
    reading = time.process_time() - started
    assert checked.problems == ()
    assert checked.links > 15_000
    assert checking < 1.2 * reading, (checking, reading)
