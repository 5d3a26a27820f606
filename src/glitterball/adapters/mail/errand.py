"""A mail that is worth something for minutes only, such as a code: handed over at once, beside the page.

It is kept nowhere. A server that stops meanwhile loses it, and whoever waits for it asks once more. The page never
waits, so how long it takes tells nothing of whether a mail went out; and the mail begins when the page has long left,
as the two would slow each other down (``make bench ARGS=refusals``).
"""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from time import sleep

from django.conf import settings

from glitterball.adapters.mail.letterhead import Letterhead
from glitterball.adapters.mail.message import Mail, as_message
from glitterball.adapters.mail.postbox import Outcome, Postbox
from glitterball.adapters.mail.server import MailServer

HEAD_START = 0.5  # seconds that the page has for itself
_errands = ThreadPoolExecutor(max_workers=2, thread_name_prefix="mail")
_log = logging.getLogger(__name__)


def send_at_once(mail: Mail) -> "Future[Outcome]":
    """Send ``mail`` beside whatever goes on. What went wrong is said in the log, without address or text."""
    return _errands.submit(_send, mail)


def _send(mail: Mail) -> Outcome:
    sleep(HEAD_START)
    letterhead = Letterhead.read(settings.MAIL_FROM, host=settings.PUBLIC_HOST)
    with Postbox(MailServer.read(settings.SMTP_URL), sender=letterhead.address) as postbox:
        outcome = postbox.send(as_message(mail, letterhead), to=mail.to, is_still_wanted=lambda: True)
    if outcome is not Outcome.ACCEPTED:
        _log.warning("a mail with a code did not go out: %s", outcome.name)
    return outcome
