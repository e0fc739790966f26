"""Names of people as lists write them: told from titles, and read where the whole list of authors is there."""

from __future__ import annotations

import re
from itertools import pairwise

_SEPARATOR = re.compile(r"\s*(?:[,;\uff0c\u3001\uff1b·•|]|\s(?:&|and|und|et|y)\s)\s*(?:(?:and|&)\s+)?")
_TURNED = re.compile(r"\s+(?:and|&)\s+|\s*;\s*(?:and\s+)?")
"""What stands between people whose names hold commas."""
_OTHERS = re.compile(
    r"[,\s]*\b(?:et\.?\s?al\b\.?|and others)\s*|\s*\.\.\.\s*$|\s*…\s*$|[,\uff0c]?\s*等人?\s*$", re.IGNORECASE
)
_LEFT_OUT = re.compile(r"(?:\u2026|\.{3})[\s,&]*(?=[^\W\d_a-z])")
"""What stands for names that are left out between others: ``Doe, … Roe``."""
_LEAD = re.compile(r"^\W*(?:by|authors?|written by|作者)\b\s*[:\uff1a]?\s*|^\s*[-\u2013\u2014:·•]\s*", re.IGNORECASE)
_AFFILIATION = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|[*\u2020\u2021\u00a7\u00b6#]+|(?<=[^\W\d])\d+(?:,\d+)*|[\u00b9\u00b2\u00b3\u2070-\u2079]+"
)
_SURELY = 3
"""How many names, the first of them turned, may still be a title with commas: ``Where, What, and How Hard``."""
PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "des",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "ter",
        "ten",
        "af",
        "av",
        "zu",
        "y",
        "st",
    ]
)
"""Words within names of people that are written small."""
_WORD = r"(?:[^\W\d_a-z][^\W\d_]*(?:['\u2019\u2010-][^\W\d_]+)*\.?|(?:[^\W\d_a-z]\.[\s-]?)+|[dlo]['\u2019][^\W\d_]+)"
_TOKEN = re.compile(_WORD)
_FIRST_TURNED = re.compile(
    rf"((?:[^\W\dA-Z]+ )*{_WORD}), ({_WORD}(?: {_WORD}){{0,2}}(?: (?:van|von|der|den|de|da|di|du))*)((?:, [^,]{{3,40}})*?), and ([^,]{{3,40}}?)\.?"
)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?-?){1,4}|[^\W\d_a-z]\.(?:[\s-]?[^\W\d_a-z]\.?){1,3}")
_GLUED = re.compile(r"(?<![^\W_])([^\W\d_a-z]\.)(?=[^\W\d_a-z][^\W\d_A-Z])")
"""An initial and what follows it without a space: ``A.Doe``."""
_ABBREVIATED = re.compile(r"[A-Z]{3,4}")
_SHORT_INITIALS = re.compile(r"[^\W\d_a-z](?:\.-?[^\W\d_a-z])*\.?|[^\W\d_a-z]{2}")
_DOTTED = re.compile(r" [^\W\d_a-z]\.$")
_CJK_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u3040-\u30ff\u4e00-\u9fff]{3,8}|[\uac00-\ud7a3]{2,4}")
_JUNIOR = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_NO_NAME_ENDS = re.compile(
    r"\w{5}(?:ing|tions?|sions?|ments?|ness|ally|ically|ity|ical|based|ative|ously|istic|aware|driven|ization|ology)$",
    re.IGNORECASE,
)
_PINYIN = re.compile(
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])(?:i?ang|i?ong|uang|uan|iao|ian|ao|ai|ei|eng?|un|ui|uo|ia|ie|iu|ou|an|ing?)[bpmdtnljqxy]ing",
    re.IGNORECASE,
)
"""Two syllables of a Chinese name that end as an English verb does: ``Tianming``."""
_SHOUTED = re.compile(r"[A-Z]{3}|-[A-Z]{2}")
_NO_NAMES = frozenset(
    re.findall(
        r"\S+",
        "a an and analysis approach architecture attention augmentation autonomous based benchmark challenge "
        "classification cloud code computer convolutional data dataset datasets deep demo detection diffusion "
        "distillation driving dynamic efficient end estimation evaluation face features for framework from "
        "fusion generation generative graph human image images in inference intelligence journal knowledge "
        "language large learning machine matching memory method methods modeling model models motion multi "
        "multimodal network networks neural object of on online open optimization paper perception planning "
        "point prediction pretraining processing project prompt question reasoning recognition reconstruction "
        "reinforcement report representation retrieval review robot robotics scene science search "
        "segmentation self semantic sequence speech structure study supervised survey synthesis system "
        "systems task tasks temporal text the theory to towards tracking training transfer transformer "
        "transformers translation understanding unsupervised video videos view vision visual with workshop "
        "attack attacks cache channel inertial noise world zero conference proceedings international ieee acm association arxiv preprint section chapter "
        "university institute lab labs team",
    )
)
_NEVER = frozenset(["as", "is", "it", "its", "our", "that", "this", "to", "we", "what", "you", "your"])
"""Words of titles that no name holds, short as they are."""


def looks_like_people(text: str, *, strictly: bool = False) -> bool:
    """Tell whether a text is a list of names; ``strictly`` asks for two, or for "et al.".

    >>> [looks_like_people(text) for text in ("A. Doe, B. van Roe", "Doe et al.", "Doe, J., Roe, R.", "Reading the Ribs")]
    [True, True, True, False]
    >>> looks_like_people("Jane Doe", strictly=True), looks_like_people("张三, 李四")
    (False, True)
    """
    text = _LEAD.sub("", text).strip(' ."\u201c\u201d')
    plain = _AFFILIATION.sub("", text)
    bare = _LEFT_OUT.sub(", ", _OTHERS.sub("", plain))
    has_others = _OTHERS.sub("", plain) != plain
    names = [name for name in _SEPARATOR.split(bare) if name.strip(" .")]
    if not names or len(text) > 2000:
        return False
    if len(first_turned(text)) > (1 if re.search(r"\b[^\W\d_a-z]\.(?=[\s,])", text) else _SURELY):
        return True
    if has_others:
        return all(_is_name(name) or _is_family(name) for name in names) and len(names) < 12
    whole = sum(_is_name(name) and not _INITIALS.fullmatch(name) for name in names)
    others = [name for name in names if not (_is_name(name) or _is_family(name) or _JUNIOR.fullmatch(name))]
    between = whole > 1 and not {names[0], names[-1]} & set(others)
    if len(others) > (between and all(map(may_be_name, others))) or _begins_otherwise(names):
        return _is_turned(bare)
    initials = sum(bool(_INITIALS.fullmatch(name)) for name in names)
    if len(names) == 1 or _ABBREVIATED.fullmatch(names[0]):  # ``LINE, PTE, and Node2Vec``
        return not strictly and whole == 1 == len(names)
    families = len(names) < 4 and not strictly and bool(re.search(r"\s(?:&|and)\s", bare)) and whole < len(names)
    return (
        families
        or _is_turned(bare)
        or whole * 2 > len(names)
        or (initials > 0 and initials * 2 >= len(names) - 1)
        or _alternates(names)
    )


def is_whole_name(text: str) -> bool:
    """Tell whether a text looks like given name and family name of one person: ``Ann B. Doe``."""
    return _is_name(text) and len(text.split()) > 1 and not _INITIALS.fullmatch(text.strip())


def _alternates(names: list[str]) -> bool:
    """Tell whether families and given names follow each other: ``Zhou, Helong, Song, Liangchen and Chen, Jiajie``."""
    return len(names) >= 4 and len(names) % 2 == 0 and all(_is_family(name) for name in names)


def _is_turned(text: str) -> bool:
    """Tell whether every person's family name comes first, as in BibTeX: ``Doe, Ann and Roe, Cy D.``."""
    people = [person for person in _TURNED.split(text) if person.strip(" .")]
    return len(people) > 1 and all(
        _is_family(family) and given and all(_TOKEN.fullmatch(word) for word in given.split())
        for family, _, given in (person.strip(" ,").partition(", ") for person in people)
    )


def first_turned(text: str) -> tuple[str, ...]:
    """Return names of which only the first has the family before the given name, as the Modern Language Association writes them.

    >>> first_turned("Doe, Ann B., Cy Roe, and Eve Noone.")
    ('Ann B. Doe', 'Cy Roe', 'Eve Noone')
    >>> first_turned("Leaves, Twigs, and Branches"), first_turned("Ann Doe, Cy Roe, and Eve Noone")
    ((), ())
    """
    found = _FIRST_TURNED.fullmatch(text.strip(" ,;"))
    if found is None:
        return ()
    family, given, others, last = found.groups()
    told = [f"{given} {family}", *(name for name in others.split(", ") if name), last]
    sure = _is_family(family) and all(_is_name(name) and not _INITIALS.fullmatch(name) for name in told)
    return tuple(told) if sure and given.split()[0].casefold() not in _NO_NAMES else ()


def _is_name(name: str) -> bool:
    """Tell whether a text looks like the whole name of one person."""
    name = _GLUED.sub(r"\1 ", name.strip())
    if _CJK_NAME.fullmatch(name) or _INITIALS.fullmatch(name):
        return True
    words = name.replace("\u00a0", " ").split()
    if not 2 <= len(words) <= 6 or sum(len(word) > 2 and word.casefold() not in PARTICLES for word in words) > 3:
        return False
    is_short = len(words) == 2 and words[0].istitle() and _SHORT_INITIALS.fullmatch(words[1])  # ``You Q``
    if any(word.casefold() in _NEVER for word in words) and not is_short:
        return False
    if any(_ends_otherwise(word) or (word.casefold().strip(".") in _NO_NAMES and len(word) > 2) for word in words):
        return False
    if any(_SHOUTED.search(word) and "." not in word for word in words) and not name.isupper():  # ``Fast R-CNN``
        return False
    between = [after for before, after in pairwise(words) if before in PARTICLES and len(after) < 4]  # ``van dan``
    return all(_TOKEN.fullmatch(word) or word.casefold() in PARTICLES or word in between for word in words) and bool(
        _TOKEN.fullmatch(words[-1])
    )


def _ends_otherwise(word: str) -> bool:
    """Tell whether a word ends as few names do."""
    return _NO_NAME_ENDS.search(word) is not None and _PINYIN.fullmatch(word) is None


def _begins_otherwise(names: list[str]) -> bool:
    """Tell whether single words come before whole names, as where a title with commas ends: ``Attend and Spell, Ann Doe, Cy Roe``."""
    whole = [_is_name(name) and not _INITIALS.fullmatch(name) for name in names]
    initials = any(_INITIALS.fullmatch(name) for name in names)
    return not whole[0] and sum(whole) > 1 and not initials


def may_be_name(name: str) -> bool:
    """Tell whether a text has the shape of a name, though a word of it ends as few names do: ``Derek Bruening``."""
    words = name.split()
    return 2 <= len(words) <= 3 and all(
        _TOKEN.fullmatch(word[:1].upper() + word[1:]) and len(word) > 1 and word.casefold().strip(".") not in _NO_NAMES
        for word in words
    )


def _is_family(name: str) -> bool:
    """Tell whether a text may be a family name alone: one word, or one with particles."""
    words = name.split()
    if not words or len(words) > 3 or words[-1].casefold() in _NO_NAMES:
        return False
    return bool(_TOKEN.fullmatch(words[-1])) and all(word.casefold() in PARTICLES for word in words[:-1])


def read_people(text: str) -> tuple[str, ...]:
    """Return the names of a whole list of authors, in order; nothing when some are left out or it is not sure.

    >>> read_people("by Ann B. Doe, Cy van Roe and Eve Noone")
    ('Ann B. Doe', 'Cy van Roe', 'Eve Noone')
    >>> read_people("Doe, J., Roe, R."), read_people("Ann Doe et al."), read_people("Ann Doe")
    ((), (), ())
    """
    text = _AFFILIATION.sub("", _LEAD.sub("", text)).strip(" .")
    if _OTHERS.sub("", text) != text or _LEFT_OUT.search(text):
        return ()
    if turned := first_turned(text):
        return turned
    names = [" ".join(_GLUED.sub(r"\1 ", name).split()) for name in _SEPARATOR.split(text) if name.strip(" .")]
    if names and any(_DOTTED.search(name) for name in names[:-1]):
        names[-1] = re.sub(r"(?<= )[^\W\d_a-z]$", r"\g<0>.", names[-1])  # the full stop that ended the sentence as well
    whole = [name for name in names if _is_name(name) and not _INITIALS.fullmatch(name)]
    return tuple(names) if len(names) > 1 and len(whole) == len(names) == len(set(names)) else ()


def surely_people(text: str) -> bool:
    """Tell whether what looks like names can hardly be a title: there are initials, "et al.", or at least three names."""
    names = [name for name in _SEPARATOR.split(_LEAD.sub("", text)) if name.strip(" .")]
    return bool(_OTHERS.search(text) or re.search(r"\b[^\W\d_a-z]\.", text)) or len(names) > 2
