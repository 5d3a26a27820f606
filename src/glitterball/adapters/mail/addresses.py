"""An e-mail address as somebody typed it, in the one form that is kept and written to.

The local part stays as typed (only its own server may read it); the domain becomes lower-case ASCII, so that
“münchen.de” and its punycode are one address. Nothing that could end a header or name a second recipient passes.
"""

import re
import unicodedata

import idna

LONGEST = 254  # RFC 5321: the path with its two brackets has 256
LONGEST_LOCAL = 64
FORBIDDEN = set('()<>[]:;@\\,"')
LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


class UnfitAddressError(ValueError):
    """Nothing could be sent to what was typed. Its message never holds what was typed."""


def read_address(typed: str) -> str:
    """The address in ``typed``. Raises ``UnfitAddressError``."""
    text = unicodedata.normalize("NFC", typed.strip())
    local, at, domain = text.rpartition("@")
    if not at or not _is_local_part(local):
        raise UnfitAddressError("expected a name, an @, and a domain")
    address = f"{local}@{_domain(domain)}"
    if len(address.encode()) > LONGEST:
        raise UnfitAddressError("too long")
    return address


def is_ascii_only(address: str) -> bool:
    """Whether any mail server takes it; others need the extension SMTPUTF8."""
    return address.isascii()


def _is_local_part(local: str) -> bool:
    is_short = 0 < len(local.encode()) <= LONGEST_LOCAL
    dots_fit = not local.startswith(".") and not local.endswith(".") and ".." not in local
    return is_short and dots_fit and not any(char in FORBIDDEN or _is_unseen(char) for char in local)


def _is_unseen(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _domain(typed: str) -> str:
    try:
        domain = idna.encode(typed.rstrip("."), uts46=True).decode() if not typed.isascii() else typed.lower()
    except (idna.IDNAError, UnicodeError):
        raise UnfitAddressError("no such domain") from None
    labels = domain.split(".")
    if len(labels) == 1 or not all(LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        raise UnfitAddressError("no such domain")
    return domain
