"""Built shells, fragments and exports to the files of a site."""

from generator.pour.copies import bibtex_entries, machine_copies
from generator.pour.shell import SLOTS, Shell, ShellError
from generator.pour.site import Poured, Pouring, begin_pouring, go_on_pouring, pour, search_entries, write_file

__all__ = [
    "SLOTS",
    "Poured",
    "Pouring",
    "Shell",
    "ShellError",
    "begin_pouring",
    "bibtex_entries",
    "go_on_pouring",
    "machine_copies",
    "pour",
    "search_entries",
    "write_file",
]
