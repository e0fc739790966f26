"""A new site for another field: its files, the venues a list names, and how they get on disk."""

from generator.starter.filling import fill_from_list
from generator.starter.site import SiteText, put_site, starter_files
from generator.starter.venues import named_venues, venues_text

__all__ = ["SiteText", "fill_from_list", "named_venues", "put_site", "starter_files", "venues_text"]
