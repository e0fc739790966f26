"""From bytes to text: UTF-8 alone, and no character that hides or ends a line unseen."""

from __future__ import annotations

import re

from generator.errors import Problem

MAX_BYTES = 256 * 1024
_BOM = "\ufeff"
# What YAML 1.2 (section 5.1) calls printable, less the separators that only some programs take for line ends (U+0085,
# U+2028, U+2029) and the byte order mark inside a text.
_REFUSED = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def decode(source: str | bytes, file: str) -> str | Problem:
    r"""Return the text of a file with ``\n`` line ends and no byte order mark, or the problem that forbids it."""
    if len(source) > MAX_BYTES:
        return Problem(
            file, 0, 0, f"is larger than {MAX_BYTES // 1024} KiB", "split it, or shorten its text", rule="too-large"
        )
    try:
        text = source if isinstance(source, str) else source.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(error.object, error.start, file)
    text = text.removeprefix(_BOM).replace("\r\n", "\n")
    if found := _REFUSED.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        message = f"character U+{ord(found[0]):04X} is not allowed"
        return Problem(file, line, column, message, "remove it, or put a space", rule="character")
    return text


def refused_character(text: str) -> str | None:
    """Return the first character of ``text`` that no file may hold, even written as an escape."""
    found = _REFUSED.search(text)
    return found[0] if found else None


def _not_utf8(source: bytes, offset: int, file: str) -> Problem:
    line = source.count(b"\n", 0, offset) + 1
    before = source[source.rfind(b"\n", 0, offset) + 1 : offset]
    column = len(before.decode("utf-8", "replace")) + 1
    utf16 = source.startswith((b"\xff\xfe", b"\xfe\xff"))
    found = "UTF-16" if utf16 else f"byte 0x{source[offset]:02X}"
    message = f"is not UTF-8 text: {found} at byte offset {offset}"
    return Problem(file, line, column, message, "save the file as UTF-8", rule="encoding")
