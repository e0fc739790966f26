"""Titles in two languages: ``数风筝 Counting Kites in the Wind`` says in Chinese before what the title says."""

from __future__ import annotations

import re

_CJK = "\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3"
_BOTH = re.compile(
    rf"(?=(?:[^{_CJK}]*[{_CJK}]){{4}}).*[{_CJK}][\uff1a:\uff0c,\u3002|/]?\s+(?P<title>[^\W_][^{_CJK}]*)", re.DOTALL
)
"""At least four characters of Chinese, Japanese or Korean, and behind the last of them other letters only."""
_BEHIND = re.compile(
    rf"(?P<title>[^\W_][^{_CJK}]*?)(?:\s*[(\uff08\u3010\[|/]\s*|\s+)(?=(?:[^{_CJK}]*[{_CJK}]){{4}})[{_CJK}][^()\uff08\uff09]*[)\uff09\u3011\]]?",
    re.DOTALL,
)
"""The same the other way round."""
_FEW, _LONGEST = 3, 500


def without_translation(title: str) -> str:
    """Return a title without its translation into Chinese, Japanese or Korean before or behind it; any other title as it is.

    >>> without_translation("数风筝的方法 Counting Kites: One Way"), without_translation("Counting Kites: One Way (数风筝的方法)")
    ('Counting Kites: One Way', 'Counting Kites: One Way')
    >>> without_translation("基于 RibNet 的方法"), without_translation("风筝数据集 KiteNet")
    ('基于 RibNet 的方法', '风筝数据集 KiteNet')
    """
    if len(title) > _LONGEST or not re.search(f"[{_CJK}]", title):
        return title
    found = _BOTH.fullmatch(title) or _BEHIND.fullmatch(title)
    is_title = found is not None and len(re.findall(r"[^\W\d_]{2,}", found["title"])) >= _FEW
    return found["title"] if found and is_title else title
