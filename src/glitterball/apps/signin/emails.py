"""The mails of this app: one function per message. None says what these pages are about, or where they are."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from glitterball.adapters import chance
from glitterball.adapters.mail import Mail


def code(address: str, digits: str, now: datetime) -> Mail:
    """A code to type where it was asked for."""
    return _mail("code", address, _("Your code"), {"digits": digits}, now)


def address_in_use(address: str, now: datetime) -> Mail:
    """Somebody wants to use an address that is in use already: its owner alone learns so."""
    return _mail("address_in_use", address, _("Your address"), {}, now)


def ways_changed(address: str, now: datetime) -> Mail:
    """A way to sign in was added or taken away."""
    return _mail("ways_changed", address, _("A change to your sign-in"), {}, now)


def _mail(name: str, to: str, subject: str, context: dict[str, str], now: datetime) -> Mail:
    words = {**context, "subject": subject}
    text, html = (render_to_string(f"signin/mails/{name}.{form}", words) for form in ("txt", "html"))
    return Mail(str(chance.new_id()), to, subject, text, html, now)
