"""What the steps draw from: the sides that nobody is ever shown here, and words that must not be found."""

from glitterball.adapters import content
from glitterball.adapters.content.screen import screen

INSTRUMENT = content.latest_instrument()
KEPT_BLOCK = "emotional-literacy"  # whoever keeps a secret never shows it, so answers about it may differ
KEPT_SIDES = frozenset({KEPT_BLOCK, *(facet.id for facet in INSTRUMENT.facets_of(KEPT_BLOCK))})
SIDES = tuple(INSTRUMENT.shareable())
KEPT_ITEMS = tuple(item.id for item in INSTRUMENT.items if item.facet in KEPT_SIDES or item.facet not in SIDES)
TICKS = tuple(one.id for group in screen().groups for one in group.statements)
WORDS = ("canary", "canary one, and more words than the other has", "canary " * 60, "I am afraid, he hit me", "é")
ADDRESS = "keeper@example.org"
