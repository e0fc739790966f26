"""The stream of YAML events: from libyaml, or from the slow parser when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

if TYPE_CHECKING:
    from collections.abc import Callable

_CParser: Callable[[str], Any] | None
try:
    from yaml._yaml import CParser as _CParser
except ImportError:  # PyYAML was installed without libyaml
    _CParser = None


class SlowParser(Reader, Scanner, Parser):
    """PyYAML's parser without the layers above it, which build objects."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def has_libyaml() -> bool:
    """Tell whether the fast parser is there."""
    return _CParser is not None


def parser_for(text: str, *, fast: bool = True) -> Any:
    """Return a parser over ``text`` whose ``get_event`` gives one event after the other, then None.

    Both parsers hold their state on a stack of their own: no nesting makes them recurse. Raises what PyYAML raises.
    """
    return _CParser(text) if fast and _CParser is not None else SlowParser(text)
