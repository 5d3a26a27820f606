"""Mail: an address checked, a message built, and handed to a mail server so that it is never handed over twice."""

from glitterball.adapters.mail.addresses import UnfitAddressError, read_address
from glitterball.adapters.mail.letterhead import Letterhead, UnfitLetterheadError
from glitterball.adapters.mail.message import Mail, as_message
from glitterball.adapters.mail.plain import to_plain
from glitterball.adapters.mail.postbox import Outcome, Postbox
from glitterball.adapters.mail.server import MailServer, UnfitServerError

__all__ = [
    "Letterhead",
    "Mail",
    "MailServer",
    "Outcome",
    "Postbox",
    "UnfitAddressError",
    "UnfitLetterheadError",
    "UnfitServerError",
    "as_message",
    "read_address",
    "to_plain",
]
