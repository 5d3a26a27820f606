"""Who mails come from: a name that tells nothing, and an address."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.utils import parseaddr

from glitterball.adapters.mail.addresses import UnfitAddressError, read_address

NAME = "Notes"


class UnfitLetterheadError(ValueError):
    """What was set as the sender is none."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The sender of every mail."""

    name: str
    address: str

    @classmethod
    def read(cls, setting: str, *, host: str) -> "Letterhead":
        """The sender that a setting names, such as ``Notes <notes@example.org>``; without one, “Notes” at ``host``."""
        if not setting:
            return cls(NAME, f"notes@{host}")
        name, address = parseaddr(setting)
        try:
            checked = read_address(address)
        except UnfitAddressError:
            raise UnfitLetterheadError("expected a name and an address: Notes <notes@example.org>") from None
        if any(not char.isprintable() for char in name):
            raise UnfitLetterheadError("the name holds a character that can't be printed")
        return cls(name or NAME, checked)

    @property
    def domain(self) -> str:
        """The part after the @, which message ids end with."""
        return self.address.rpartition("@")[2]

    def as_header(self) -> Address:
        """For the From line."""
        return Address(display_name=self.name, addr_spec=self.address)
