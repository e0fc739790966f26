"""Whether links lead anywhere: inside a built site, and out of it."""

from generator.links.internal import SiteCheck, check_site, inspect_site

__all__ = ["SiteCheck", "check_site", "inspect_site"]
