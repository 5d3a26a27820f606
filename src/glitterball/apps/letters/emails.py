"""The mails of this app: one function per message, each in plain text and in HTML that asks nothing of any server."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from glitterball.adapters import prose
from glitterball.adapters.mail import Mail, to_plain
from glitterball.apps.learn.queries import address_of
from glitterball.apps.letters.models import Delivery, IssueDelivery, NewsletterReader, SignUp, Subscription
from glitterball.apps.letters.queries.chains import GENERAL, letters_of
from glitterball.core.knowledge import Letter

WEB = ("http", "https", "mailto")
END_OF_PARAGRAPH = "</p>\n"
SHOWN_IN_PREVIEWS = 2  # the greeting and one paragraph, which every letter keeps fit to be seen by anybody
UNSEEN = "\u034f \u200c \u00a0 " * 90


def confirmation(sign_up: SignUp, to: str, token: str) -> Mail:
    """Ask the owner of the mailbox."""
    subject = _("Please confirm your address")
    context = {
        "subject": subject,
        "confirm_url": _absolute("letters:confirm", token),
        "host": settings.PUBLIC_HOST,
    }
    text, html = (render_to_string(f"letters/mails/confirmation.{form}", context) for form in ("txt", "html"))
    return Mail(f"{sign_up.id}.{sign_up.tries}", to, subject, text, html, sign_up.asked_at)


def letter(delivery: Delivery, subscription: Subscription, to: str, letter: Letter, now: datetime) -> Mail:
    """One letter of the course."""
    end_url = _absolute("letters:end", subscription.end_token)
    context = {
        "page_url": _absolute("letters:read", letter.chain, letter.position),
        "is_last": letter == letters_of(letter.chain)[-1],
        "general_url": _absolute("letters:sign-up") if letter.chain != GENERAL else "",
    }
    text, html = _bodies("letters/mails/letter", letter.subject, letter.markdown, context | {"end_url": end_url})
    return Mail(str(delivery.id), to, letter.subject, text, html, now, end_url)


def newsletter(delivery: IssueDelivery, reader: NewsletterReader, to: str, now: datetime) -> Mail:
    """One newsletter."""
    issue = delivery.issue
    end_url = _absolute("letters:end", reader.end_token)
    text, html = _bodies("letters/mails/newsletter", issue.subject, issue.markdown, {"end_url": end_url})
    return Mail(str(delivery.id), to, issue.subject, text, html, now, end_url)


def _bodies(template: str, subject: str, markdown: str, context: Mapping[str, object]) -> tuple[str, str]:
    """The two forms of one mail."""
    words = {**context, "host": settings.PUBLIC_HOST, "subject": subject}
    text = render_to_string(f"{template}.txt", {**words, "body": to_plain(markdown, _link)})
    html = render_to_string(f"{template}.html", {**words, "body": _with_short_preview(prose.to_html(markdown, _link))})
    return text, html


def _with_short_preview(html: str) -> str:
    """The body with a gap that nobody sees after its greeting and its first paragraph: there previews end."""
    paragraphs = html.split(END_OF_PARAGRAPH)
    gap = f'<div class="gap" aria-hidden="true">{UNSEEN}</div>'
    shown, rest = paragraphs[:SHOWN_IN_PREVIEWS], paragraphs[SHOWN_IN_PREVIEWS:]
    return END_OF_PARAGRAPH.join([*shown, gap + rest[0], *rest[1:]] if rest else shown)


def _link(kind: str, name: str) -> str | None:
    """What content writes as ``kind:id``, and what an operator writes as an address, as an address of its own."""
    if kind in WEB:
        return f"{kind}:{name}"
    path = address_of(kind, name)
    return settings.PUBLIC_URL + path if path else None


def _absolute(name: str, *arguments: object) -> str:
    return str(settings.PUBLIC_URL + reverse(name, args=arguments))
