"""A new site for another field: its files, the venues a list names, and how they get on disk."""

from generator.starter.filling import fill_from_list, list_title
from generator.starter.site import SiteText, put_site, starter_files
from generator.starter.venues import named_venues, names_in, venues_text

__all__ = [
    "SiteText",
    "fill_from_list",
    "list_title",
    "named_venues",
    "names_in",
    "put_site",
    "starter_files",
    "venues_text",
]
