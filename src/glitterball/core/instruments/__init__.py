"""What can be asked: instruments, their blocks, facets and items."""

from glitterball.core.instruments.model import Block, Facet, Instrument, Item, Option, Viewpoint

__all__ = ["Block", "Facet", "Instrument", "Item", "Option", "Viewpoint"]
