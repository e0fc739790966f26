"""Where hardly any work was read from a page that leads to many, it is read again; where works were read, it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import Paper
from tests.importer.lists import fates

if TYPE_CHECKING:
    from tests.importer.lists import Site

CITING = """\
# Kites

Contributions are welcome, see [here](https://github.com/example/kites/pulls).

## Introduction

Kites are counted since [Doe et al.](https://arxiv.org/abs/1901.77101) showed how. Later [Poe](https://arxiv.org/abs/2001.77102)
did it at scale, and [Noone](https://arxiv.org/abs/2001.77103) for broken ones.

A survey of it all is [this one](https://arxiv.org/abs/2201.77104). It has many figures.

Strings were parted by [Low et al.](https://arxiv.org/abs/2201.77105).

We thank [Ann Doe](https://ann.example.org) and [Cy Roe](https://cy.example.org).
"""
OTHERS = """\
# Awesome Kites

## News
- 2021: our paper is [out](https://arxiv.org/abs/2201.77106)
- 2021: its code is [out](https://github.com/example/kites)
- 2022: our second paper is [out](https://arxiv.org/abs/2201.77107)

## Surveys
- [example/kite-papers](https://github.com/example/kite-papers) ![stars](https://img.shields.io/github/stars/example/kite-papers)
- [example/awesome-winds](https://github.com/example/awesome-winds) ![stars](https://img.shields.io/github/stars/example/awesome-winds)
- [other/string-survey](https://github.com/other/string-survey) ![stars](https://img.shields.io/github/stars/other/string-survey)
"""
PAPERS = """\
# Kites

## Papers
- [Counting Kites in the Dark](https://arxiv.org/abs/1901.77101)
- [KiteScale: Many Winds at Once](https://arxiv.org/abs/1901.77102)

**A Kite Farm** lends kites to all who ask. [Site](https://farm.example.org) [Code](https://github.com/example/farm)

**A Kite School** teaches all who ask. [Site](https://school.example.org) [Code](https://github.com/example/school)

**A Kite Club** flies with all who ask. [Site](https://club.example.org) [Code](https://github.com/example/club)
"""
BOLD = """\
# Kites

**Counting Kites in the Dark** by Ann Doe. Kites are counted where nobody sees them, and the method does well on all sets of data. [[pdf]](https://arxiv.org/abs/1901.77101)

**KiteScale: Many Winds at Once** by Al Poe. Many kites are counted at once, which is much faster than what was done before it. [[pdf]](https://arxiv.org/abs/1901.77102)

**Finding Broken Kites with Little Data** by Eve Noone. Little data is enough when kites are broken well, as we saw. [[pdf]](https://arxiv.org/abs/1901.77103)
"""


@pytest.mark.parametrize("text", [CITING, OTHERS])
def test_sentences_that_cite_works_news_and_lists_of_lists_stay_aside(text: str, site: Site) -> None:
    plan = site.plan(text)
    assert not plan.new
    assert {fate for _, fate, _ in fates(plan.account, "link")} == {"aside"}


def test_what_stands_among_works_that_were_read_is_not_read_again(site: Site) -> None:
    assert {record.title for record in site.plan(PAPERS).new if isinstance(record, Paper)} == {
        "Counting Kites in the Dark",
        "KiteScale: Many Winds at Once",
    }


def test_the_account_says_what_was_read_again_and_how(site: Site) -> None:
    account = site.plan(BOLD).account
    assert account.sections == (
        ("list-a", "the whole list: read again, more leniently: 3 works, each begins with its name in bold"),
    )
