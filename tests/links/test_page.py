"""Reading a page tag by tag finds what reading it in one piece finds."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings, strategies

from generator.links.page import PageReader, read_page

PARTS = (
    '<a href="x">', "<a href='y' id=a>", "<a", ' title="a>b"', ' title="a<b"', " href=z", ">", "<", "</a>", "/", "=", '"', "'", "\n", "text ", "&", "&amp;",
    "<!--", "-->", "<!", "<?", "<![CDATA[", "]]>", "</", "<script>", "</script>", "<script type=application/ld+json>", '{"url": "https://x.example/"}',
    "<style>", "</style>", "url(no.png)", "<title>", "</title>", "<textarea>", "</textarea>", '<p id="a">', "<a name=a>", '<base href="/x/">',
    "<meta name=robots content=noindex>", '<meta http-equiv="refresh" content="0; url=../x/">', '<img srcset="a 1x,\nb 2x">', '<link rel="canonical"\nhref="c">',
)  # fmt: skip


class Whole(HTMLParser):
    """Notes the line and the addresses of every tag of a page that is read in one piece."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[tuple[int, str]] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs if tag != "base" else ():
            if value is not None and name == "href":
                self.addresses.append((self.lineno, value))
            elif value is not None and (name == "id" or (name, tag) == ("name", "a")):
                self.ids.add(value)


@settings(max_examples=500)
@given(strategies.lists(strategies.sampled_from(PARTS), max_size=25).map("".join))
def test_tag_by_tag_is_as_in_one_piece(html: str) -> None:
    whole = Whole()
    whole.feed(html)
    whole.close()
    page = read_page(html)
    links = [(each.line, each.url) for each in page.references if each.role in {"link", "canonical"}]
    assert [link for link in links if link[1] != "https://x.example/"] == whole.addresses
    assert page.ids == whole.ids


@pytest.mark.parametrize(
    "html",
    [
        '<a title="a > b"\n href="x">', '<a title="<b" href="x">', "<!-- <a href='no'> -->\n<a href=x>", '<script>"<a href=no>"</script><a href=x>',
        "<style>/* <a href=no> */\n</style><a href=x>", '<p\nid="p"><a href=x>', "1 < 2 <a href=x> & 3 > 2",
    ],
)  # fmt: skip
def test_what_looks_like_a_tag_within_something_else_is_none(html: str) -> None:
    for text in (html, html * 2, f"{html}\n<a href=last"):
        page = read_page(text)
        assert {each.url for each in page.references} == {"x"}
        assert all(text.split("\n")[each.line - 1] for each in page.references)


def test_what_is_known_of_one_page_holds_for_the_next_in_its_own_line() -> None:
    reader = PageReader()
    first, second = reader.read('<a href="x"><p id="a">'), reader.read('\n\n<p id="a"><a href="x"><p id="a">')
    assert [tuple(each) for each in first.references + second.references] == [(1, "link", "x"), (3, "link", "x")]
    assert (first.repeated, second.repeated) == ([], [(3, "a")])


def test_what_is_known_is_forgotten_in_time() -> None:
    reader = PageReader()
    reader.MOST_CHARACTERS = 100
    html = "".join(f'<a href="{number:030}">' for number in range(50))
    assert len(reader.read(html).references) == 50
    assert len(reader.read(html).references) == 50
    assert len(reader._known) < 5
