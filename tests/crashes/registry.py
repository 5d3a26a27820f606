"""Every way of writing that the server is killed under. Whoever adds one adds its class here."""

from tests.crashes.twos import Releases, Reveals, Separations
from tests.crashes.writers import Answers, Beginnings, Deletions, Lines, Locks, ReturnCodes, Writer

WRITERS: tuple[type[Writer], ...] = (
    Answers,
    Lines,
    Beginnings,
    Locks,
    Deletions,
    ReturnCodes,
    Releases,
    Reveals,
    Separations,
)
