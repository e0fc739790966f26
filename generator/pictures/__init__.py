"""Pictures of a catalog: what is drawn where, in numbers; templates/parts/picture.html makes SVG of it."""

from generator.pictures.gallery import draw_pictures
from generator.pictures.shapes import Picture

__all__ = ["Picture", "draw_pictures"]
