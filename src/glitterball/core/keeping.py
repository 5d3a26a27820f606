"""What every kind of row must declare about itself: whose it is, how it is kept, exported, and what a separation does.

A model says it as ``keeping = Keeping(...)`` in its class body; one that does not fails the suite
(tests/house/test_keeping.py). What deletes, exports and separates reads these, so no list of tables stands elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Owner = Literal["person", "couple", "reader", "none"]  # a reader has an address here and no account
# Whose key seals it; ``private``: the open area's until its owner locks it; ``none``: kept as it is.
Area = Literal["open", "locked", "private", "couple", "none"]
Export = Literal["all", "when ticked", "none"]  # ``when ticked``: only if its owner ticks it for that one export
AtSeparation = Literal["stays", "leaves with its owner", "freezes", "goes"]


@dataclass(frozen=True, slots=True)
class Keeping:
    """How rows of one kind are kept."""

    owner: Owner
    area: Area
    export: Export
    at_separation: AtSeparation
    until: str  # when rows go by themselves, in words for the privacy notice
    plain: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # text kept as it is → why it may be
