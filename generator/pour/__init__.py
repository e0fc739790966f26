"""Built shells, fragments and exports to the files of a site."""

from generator.pour.copies import machine_copies
from generator.pour.shell import SLOTS, Shell, ShellError
from generator.pour.site import (
    EngineSite,
    Poured,
    Pouring,
    begin_pouring,
    pour,
    search_entries,
    take_engine_site,
    write_file,
)

__all__ = [
    "SLOTS",
    "EngineSite",
    "Poured",
    "Pouring",
    "Shell",
    "ShellError",
    "begin_pouring",
    "machine_copies",
    "pour",
    "search_entries",
    "take_engine_site",
    "write_file",
]
