"""An instrument: a questionnaire with a version, whose items are bound for ever to their wording and key."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Viewpoint = Literal["self", "us", "guess"]
FIRST_LIGHT_STAGE = 0


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers that a person can choose."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Block:
    """A group of facets, such as the four blocks to closeness."""

    id: str
    name: str
    is_shareable: bool = True


@dataclass(frozen=True, slots=True)
class Facet:
    """One measured side of the relationship.

    A ``scored`` facet is named towards the light: more is better. A ``described`` one has no better end.
    """

    id: str
    block: str
    name: str
    kind: Literal["scored", "described"] = "scored"
    is_shareable: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One statement to answer. ``mirrors`` names the partner's item that a guess is about."""

    id: str
    facet: str
    text: str
    viewpoint: Viewpoint
    covers: tuple[str, ...]
    stage: int
    place: int  # among the items of its stage, in the order of asking
    is_reversed: bool = False
    mirrors: str | None = None

    @property
    def is_guess(self) -> bool:
        """Whether this asks how the partner would answer, rather than how it is."""
        return self.viewpoint == "guess"


@dataclass(frozen=True)
class Instrument:
    """A published version of a questionnaire: nothing in it ever changes."""

    id: str
    version: str
    options: tuple[Option, ...]
    blocks: tuple[Block, ...]
    facets: tuple[Facet, ...]
    items: tuple[Item, ...]

    @cached_property
    def item_by_id(self) -> dict[str, Item]:
        """Item id → item."""
        return {item.id: item for item in self.items}

    @cached_property
    def facet_by_id(self) -> dict[str, Facet]:
        """Facet id → facet."""
        return {facet.id: facet for facet in self.facets}

    @cached_property
    def block_by_id(self) -> dict[str, Block]:
        """Block id → block."""
        return {block.id: block for block in self.blocks}

    @cached_property
    def _items_by_facet(self) -> dict[str, tuple[Item, ...]]:
        return {facet.id: tuple(i for i in self.items if i.facet == facet.id) for facet in self.facets}

    @property
    def lowest(self) -> int:
        """The smallest answer value."""
        return self.options[0].value

    @property
    def highest(self) -> int:
        """The largest answer value."""
        return self.options[-1].value

    @property
    def name(self) -> str:
        """Id and version in one word, as scores carry it."""
        return f"{self.id}@{self.version}"

    def items_of(self, facet: str) -> tuple[Item, ...]:
        """All items of ``facet``, guesses included, in the order of asking."""
        return self._items_by_facet[facet]

    def facets_of(self, block: str) -> tuple[Facet, ...]:
        """The facets of ``block`` in their order."""
        return tuple(facet for facet in self.facets if facet.block == block)

    def shareable(self) -> Iterator[str]:
        """The ids of every block and facet that can ever reach a shared page."""
        yield from (block.id for block in self.blocks if block.is_shareable)
        yield from (facet.id for facet in self.facets if facet.is_shareable)

    def stage(self, stage: int) -> tuple[Item, ...]:
        """The items of one stage, in the order of asking."""
        return tuple(sorted((item for item in self.items if item.stage == stage), key=lambda item: item.place))
