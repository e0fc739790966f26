"""Catalog and templates to page fragments. Reads ``templates/``; writes nothing."""

from generator.render.pages import Fragment, Page, plan_pages
from generator.render.renderer import Renderer

__all__ = ["Fragment", "Page", "Renderer", "plan_pages"]
