"""Values as scripts that a page can load: classic ones, because ``fetch`` and modules fail from ``file://``."""

from __future__ import annotations

from typing import Any

from generator.export.json_text import compact_json

_UNSAFE = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def script_json(value: Any) -> str:
    """Return a value as JSON that is also JavaScript and closes no ``<script>`` element, in as few bytes as it takes.

    The three characters are those of "JSON ⊂ ECMAScript" (ECMA-262, 2019) and of HTML's rule for script data.
    """
    text = compact_json(value)
    for character, escape in _UNSAFE.items():
        text = text.replace(character, escape)
    return text


def script_value(name: str, value: Any) -> bytes:
    """Return a script that sets a global name to a value."""
    return f"{name}={script_json(value)};\n".encode()
