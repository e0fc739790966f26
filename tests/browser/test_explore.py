"""Explore over 64 made-up papers and a dataset: what is found, counted, kept in the address, selected and handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def count(page: Page) -> str:
    return page.locator("[data-at=count]").inner_text()


def titles(page: Page) -> list[str]:
    return page.locator(".result .entry__title").all_text_contents()


def said(page: Page, text: str) -> None:
    page.wait_for_selector(f"[data-at=said]:text-is('{text}')")


def chips(page: Page) -> list[str]:
    texts: list[str] = page.locator(".chip").evaluate_all("chips => chips.map((chip) => chip.firstChild.data)")
    return texts


def search(page: Page, query: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(query)


def facet_counts(page: Page, value: str, number: int) -> None:
    """Wait for a number beside a value: facets follow the results by a frame."""
    page.wait_for_selector(f".facet__value:has(label[for='{value}']) .facet__count:text-is('{number}')")


def address_has(page: Page, text: str) -> None:
    """Wait for a text in the address: it is written once the page has answered, or the reader pauses."""
    page.wait_for_function("(text) => decodeURIComponent(location.search).includes(text)", arg=text)


def test_it_is_light(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/")
    page.wait_for_selector(".result")
    assert page.evaluate("performance.getEntriesByType('resource').length") <= 5  # besides the page itself
    assert page.evaluate("document.querySelectorAll('*').length") <= 2000
    assert count(page) == "65 records"


def test_search_folds_takes_prefixes_and_forgives(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/")
    for query, hits, first in (
        ("lanterns", 8, "Quiet Lanterns of Study"),
        ("studdy LANTERN", 8, "Quiet Lanterns of Study"),
        ("reterival", 8, "Loud Retrievals of Study"),
        ("lnatern", 8, "Quiet Lanterns of Study"),
        ("alntern", 8, "Quiet Lanterns of Study"),
        ("antern", 8, "Quiet Lanterns of Study"),
        ("llantern", 8, "Quiet Lanterns of Study"),
        ("angstrom", 1, "Flat Gardens of Study 07"),
        ("xray9", 1, "Loud Retrievals of Study 09"),
        ("conference-free", 0, ""),
    ):
        page.fill("#finder", query)
        assert count(page) == f"{hits} of 65 records", query
        assert [title for title in titles(page)[:1] if title.startswith(first)] == titles(page)[:1], query
        assert page.locator("[data-at=none]").is_visible() == (hits == 0), query


def test_a_hit_shows_why_it_matched(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/?q=zebrafish")
    assert page.locator(".entry__note").inner_text() == "Matched in summary: Mentions a zebrafish once."
    assert page.locator("mark").inner_text() == "zebrafish"


def test_counts_follow_the_other_facets(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/")
    facet_counts(page, "tasks-reading", 32)
    page.check("#code-yes")
    assert count(page) == "32 of 65 records"
    facet_counts(page, "tasks-writing", 16)
    facet_counts(page, "code-no", 33)  # its own choice is left aside


def test_any_all_and_not(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/")
    page.check("#tasks-reading")
    page.check("#tasks-writing")
    assert count(page) == "64 of 65 records"
    page.select_option(".facet__mode >> visible=true", "all")
    assert count(page) == "16 of 65 records"
    address_has(page, "tasks.all=reading,writing")
    page.get_by_role("button", name="not Writing").click()
    assert count(page) == "16 of 65 records"
    assert chips(page) == ["Tasks: Reading", "not Tasks: Writing"]
    page.get_by_role("button", name="Clear all").click()
    assert count(page) == "65 records"


def test_the_whole_state_comes_back_from_the_address(open_page: OpenPage) -> None:
    asked = (
        "explore/?q=study&tasks=reading&tasks.not=writing&years=2019-2022&sort=title&view=compact&sel=paper-02,paper-10"
    )
    page = open_page("explore", asked)
    wait_for_all(page)
    assert count(page) == "8 of 65 records"  # 2 and 6 of each eight are read, not written; 2020 alone is in the span
    assert page.input_value("#finder") == "study"
    shown = titles(page)
    assert shown == sorted(shown)
    assert page.locator(".result__box:checked").count() == 2
    before = (count(page), titles(page), chips(page))
    page.reload()
    wait_for_all(page)
    assert (count(page), titles(page), chips(page)) == before


def test_back_undoes_a_step_at_a_time(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/")
    page.check("#tasks-reading")
    search(page, "lantern")
    address_has(page, "tasks=reading")
    address_has(page, "q=lantern")
    assert count(page) == "8 of 65 records"
    page.go_back()
    page.wait_for_selector("[data-at=count]:text-is('32 of 65 records')")
    assert page.input_value("#finder") == ""
    page.go_back()
    page.wait_for_selector("[data-at=count]:text-is('65 records')")


def test_clicks_that_follow_quickly_are_steps_of_their_own(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/")
    page.wait_for_selector("#tasks-reading")
    page.evaluate("for (const id of ['tasks-reading', 'tasks-writing']) document.getElementById(id).click()")
    assert count(page) == "64 of 65 records"
    address_has(page, "tasks=reading,writing")
    page.go_back()
    page.wait_for_selector("[data-at=count]:text-is('32 of 65 records')")


def test_years_narrow_by_ends_and_by_bar(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/")
    page.get_by_role("button", name="2020: 8").click()
    assert count(page) == "8 of 65 records"
    page.fill("text=from >> input", "2024")
    page.fill("text=to >> input", "")
    page.keyboard.press("Tab")
    assert count(page) == "16 of 65 records"
    address_has(page, "years=2024-")


def test_results_come_in_pages_in_a_stable_order(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/")
    seen = set()
    for many in (30, 30, 5):
        page.locator(".result").nth(many - 1).wait_for()
        seen.update(titles(page))
        if many == 30:
            page.get_by_role("button", name="Next").click()
    assert len(seen) == 65
    address_has(page, "page=3")


def test_a_selection_is_made_with_shift_shared_and_shown_alone(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/?tasks=reading", permissions=["clipboard-read", "clipboard-write"])
    boxes = page.locator(".result__box")
    boxes.nth(0).click()
    boxes.nth(4).click(modifiers=["Shift"])
    page.get_by_role("button", name="Copy", exact=True).click()
    said(page, "Copied 5 as BibTeX.")
    assert page.evaluate("navigator.clipboard.readText()").count("@inproceedings{") == 5
    page.get_by_role("button", name="Copy link").click()
    said(page, "Copied a link to the selected records.")
    shared = page.evaluate("navigator.clipboard.readText()")
    page.goto(shared)
    page.wait_for_selector(".result")
    assert count(page) == "5 of 65 records"


def test_the_result_is_handed_out_in_each_format(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/?tasks=reading&kind=papers")
    for name, starts, many in (
        ("bibtex", "@inproceedings{", "@inproceedings{"),
        ("ris", "TY  - CPAPER", "ER  - "),
        ("csl", "[\n{", '"container-title"'),
        ("csv", "kind,id,title", "\r\npapers,"),
        ("markdown", "- [", "- ["),
    ):
        page.select_option("[data-at=format]", name)
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Download").click()
        text = waiting.value.path().read_bytes().decode()
        assert text.startswith(starts), name
        assert text.count(many) == 32, name


def test_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/", permissions=["clipboard-read", "clipboard-write"])
    search(page, "lantern")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == titles(page)[1]
    page.keyboard.press("x")
    assert page.locator(".result__box").nth(1).is_checked()
    page.keyboard.press("e")
    assert page.locator(".result__details").is_visible()
    page.keyboard.press("c")
    said(page, "Copied BibTeX.")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == titles(page)[0]


def test_keys_go_on_below_the_first_screen(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/?q=study", height=400)
    page.wait_for_selector(".result")
    page.keyboard.press("Escape")
    for _ in range(12):
        page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == titles(page)[11]


def test_the_first_result_is_within_ten_tabs(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/")
    page.wait_for_selector(".result")
    for _ in range(10):
        page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.result'))")


def test_filters_come_in_a_sheet_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("explore", "explore/", width=360, height=700)
    assert not page.locator("#tasks-reading").is_visible()
    assert page.locator(".result").first.bounding_box()["y"] < 350  # type: ignore[index]
    page.get_by_role("button", name="Filter").click()
    page.check("#tasks-reading")
    page.get_by_role("button", name="Show 32 records").click()
    assert count(page) == "32 of 65 records"
    assert page.get_by_role("button", name="Filter (1)").is_visible()


def test_it_works_from_a_file(open_page: OpenPage, explore_site: Path) -> None:
    page = open_page(explore_site.as_uri() + "/", "explore/index.html")
    search(page, "lantern")
    assert count(page) == "8 of 65 records"
    page.locator(".result__more").first.click()
    page.wait_for_selector("text=@inproceedings{")


SEARCHES = (
    "study",
    "lantern",
    "studdy LANTERN",
    "reterival",
    "alpha 2020",
    "x-ray",
    "xray9",
    "zebrafish",
    "angstrom",
    "zzz",
)


def test_a_large_catalog_in_shards_answers_as_a_small_one(open_page: OpenPage) -> None:
    whole, sharded = open_page("explore", "explore/"), open_page("sharded", "explore/")
    for query in SEARCHES:
        for page in (whole, sharded):
            page.fill("#finder", query)
        for page in (whole, sharded):
            wait_for_all(page)
        assert (count(whole), titles(whole)) == (count(sharded), titles(sharded)), query


def wait_for_all(page: Page) -> None:
    """Wait until the whole catalog has been searched, and a whole page of results is there: at once for who scrolls."""
    page.evaluate("dispatchEvent(new Event('scroll'))")
    page.wait_for_function(
        "() => { const count = document.querySelector('[data-at=count]').textContent;"
        " return !count.includes('…') && !document.querySelector('[data-at=list][aria-busy]') && document.querySelectorAll('.result').length === Math.min(30, parseInt(count)); }"
    )


def test_a_large_catalog_loads_what_is_asked_for(open_page: OpenPage) -> None:
    page = open_page("sharded", "explore/")
    page.locator(".result").nth(29).wait_for()
    loaded = "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('assets/explore/'))"
    assert all("records-" in name for name in page.evaluate(loaded))
    page.check("#tasks-reading")
    assert count(page) == "32 of 65 records"
    page.select_option("[data-at=sort]", "title")
    page.wait_for_function("() => document.querySelector('.entry__title').textContent.startsWith('Quiet Harbours')")
    shown = titles(page)
    assert shown == sorted(shown)
    assert any(name.endswith("order.js") for name in page.evaluate(loaded))
    assert not any("words-" in name for name in page.evaluate(loaded))


def test_a_link_to_records_of_a_large_catalog(open_page: OpenPage) -> None:
    page = open_page("sharded", "explore/?sel=paper-02,paper-10,gone&show=sel&open=paper-10")
    page.wait_for_selector("[data-at=count]:text-is('2 of 65 records')")
    page.wait_for_selector(".result__details code:has-text('@')")
    assert page.locator(".result__box:checked").count() == 2


def test_all_of_a_large_catalog_is_handed_out(open_page: OpenPage) -> None:
    page = open_page("sharded", "explore/")
    page.select_option("[data-at=scope]", "everything")
    page.select_option("[data-at=format]", "csv")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    assert waiting.value.path().read_bytes().count(b"\r\n") == 66


def test_a_large_catalog_works_from_a_file(open_page: OpenPage, sharded_site: Path) -> None:
    page = open_page(sharded_site.as_uri() + "/", "explore/index.html?q=lantern")
    page.wait_for_selector("[data-at=count]:text-is('8 of 65 records')")
    page.wait_for_selector(".result")


def test_a_hostile_title_is_text(open_page: OpenPage) -> None:
    page = open_page("mini", "explore/?q=alert&open=hostile")
    assert "<script>alert(1)</script>" in titles(page)[0]
    page.wait_for_selector(".result__details code:has-text('@')")
