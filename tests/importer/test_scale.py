"""Long lists and spiteful ones are read in time that grows with their length."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from generator.importer.words.likeness import similar_titles

if TYPE_CHECKING:
    from tests.importer.lists import Site

WORDS = "amber basil cedar delta ember fjord grove heath inlet jetty knoll ledge marsh north ocean prairie quarry ridge shore thicket".split()  # noqa: SIM905


def title(number: int) -> str:
    return " ".join(WORDS[number // 20**place % 20].title() for place in range(4)) + f" Study {number}"


def seconds(site: Site, text: str) -> float:
    begun = time.process_time()
    site.plan(text)
    return time.process_time() - begun


def test_a_list_of_twice_the_length_takes_about_twice_the_time(site: Site) -> None:
    def listed(size: int) -> str:
        return "## Papers\n" + "".join(f"- {title(n)} [[pdf](https://example.org/{n}.pdf)]\n" for n in range(size))

    seconds(site, listed(100))
    once = seconds(site, listed(200))
    assert seconds(site, listed(800)) < 8 * once + 1


@pytest.mark.parametrize(
    "text",
    [
        "## Papers\n" + "".join(f"- {title(n)} [[pdf](https://example.org/same.pdf)]\n" for n in range(600)),
        "## Papers\n" + "- One and the Same Title of a Work [[pdf](https://example.org/x.pdf)]\n" * 600,
        "## Papers\n- " + "Word, " * 20_000 + "[[pdf](https://example.org/x.pdf)]\n",
        "## Papers\n- " + "\U0001f525" * 20_000 + " [[pdf](https://example.org/x.pdf)]\n",
        "## Papers\n- " + "(" * 5_000 + "[[pdf](https://example.org/x.pdf)]\n",
        "## " + "Journal of " * 5_000 + "\n- OneNet: Ribs [[pdf](https://example.org/x.pdf)]\n",
        "| " + "paper code " * 2_000 + " | b |\n|--|--|\n| [x](https://a.org) | y |\n",
    ],
    ids=["one link", "one title", "commas", "emoji", "brackets", "heading", "head"],
)
def test_spiteful_lists_are_read_soon(site: Site, text: str) -> None:
    assert seconds(site, text) < 20


def test_likenesses_are_looked_for_among_neighbours_only() -> None:
    titles = [title(number) for number in range(4000)]
    begun = time.process_time()
    found = similar_titles([*titles, "A Peculiar Study of Xylophones"], ["A Peculiar Study on Xylophones"])
    assert time.process_time() - begun < 20
    assert ("A Peculiar Study of Xylophones", "A Peculiar Study on Xylophones") in {pair[1:] for pair in found}
