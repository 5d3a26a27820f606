"""System checks: what is wrong with the settings, and what to do about it, in words for whoever hosts this."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution

from glitterball.adapters import clock, content
from glitterball.adapters.mail import Letterhead, MailServer, UnfitLetterheadError, UnfitServerError

SHORTEST_SECRET = 32
LOCAL = {"localhost", "127.0.0.1", "[::1]"}


def register_all() -> None:
    """Hand every check of this file to Django."""
    for check in (
        exit_leads_somewhere,
        hosts_are_named,
        source_leads_somewhere,
        secret_is_long,
        errors_are_hidden,
        mail_can_be_sent,
        helplines_are_fresh,
        pages_sign_in_by_themselves,
    ):
        register(check)


def exit_leads_somewhere(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:  # noqa: ANN401, ARG001 - Django's form
    """The page that “Leave this page” goes to must be an ordinary web address."""
    target = urlsplit(settings.EXIT_URL)
    if not settings.EXIT_URL or (target.scheme == "https" and target.hostname):
        return []
    hint = "Take a page that many people open, such as a weather service, or leave it empty for our own plain page."
    message = f"GLITTERBALL_EXIT_URL is “{settings.EXIT_URL}”: expected an address that starts with https://."
    return [Error(message, hint=hint, id="glitterball.E001")]


def source_leads_somewhere(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:  # noqa: ANN401, ARG001 - Django's form
    """Where the source is must be an ordinary web address, and one that can stand in a page."""
    target = urlsplit(settings.SOURCE_URL)
    is_fit = target.scheme == "https" and target.hostname and not set(" <>") & set(settings.SOURCE_URL)
    if not settings.SOURCE_URL or is_fit:
        return []
    hint = "Name the place where the source of this very copy can be had, or leave it empty: then people ask you."
    message = f"GLITTERBALL_SOURCE_URL is “{settings.SOURCE_URL}”: expected an address that starts with https://."
    return [Error(message, hint=hint, id="glitterball.E030")]


def hosts_are_named(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:  # noqa: ANN401, ARG001 - Django's form
    """Answering to every name lets a stranger's page pose as this one; an address is not a name."""
    unfit = [host for host in settings.ALLOWED_HOSTS if host == "*" or "/" in host or host != host.strip()]
    hint = "Write names only, parted by commas and without spaces: GLITTERBALL_HOSTS=us.example.org,192.168.1.20"
    return [Error(f"GLITTERBALL_HOSTS holds “{host}”.", hint=hint, id="glitterball.E002") for host in unfit]


def secret_is_long(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:  # noqa: ANN401, ARG001 - Django's form
    """A short secret can be guessed."""
    if len(settings.SECRET_KEY) >= SHORTEST_SECRET:
        return []
    hint = "Leave it out (a fresh one is drawn at each start), or set at least 32 random characters."
    return [Error("GLITTERBALL_SECRET_KEY is too short.", hint=hint, id="glitterball.E003")]


def errors_are_hidden(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:  # noqa: ANN401, ARG001 - Django's form
    """With debugging on, an error page shows what somebody sent."""
    if not settings.DEBUG:
        return []
    hint = "Unset GLITTERBALL_DEBUG as soon as anybody but you can open the pages."
    if set(settings.ALLOWED_HOSTS) - LOCAL:
        return [Error("GLITTERBALL_DEBUG is on, and others can open the pages.", hint=hint, id="glitterball.E004")]
    return [Caution("GLITTERBALL_DEBUG is on: error pages show answers.", hint=hint, id="glitterball.W001")]


def helplines_are_fresh(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:  # noqa: ANN401, ARG001 - Django's form
    """Numbers change. Somebody must read them again on their pages every half year."""
    lines = content.help_book().lines
    if not lines.is_due(clock.now().date()):
        return []
    hint = (
        "“glitterball helplines” lists them with their sources. Until they are read again, the page says that they "
        "are old. A newer version of Glitterball may hold newer ones."
    )
    message = f"{len(lines.lines)} helplines were to be checked again before {lines.check_before}."
    return [Caution(message, hint=hint, id="glitterball.W002")]


def pages_sign_in_by_themselves(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:  # noqa: ANN401, ARG001 - Django's form
    """On PostgreSQL: whoever came as the owner of the tables can step up to it again."""
    owners, pages = settings.DATABASE_URLS
    if not owners or pages:
        return []
    hint = "Make a login for the pages, and name it in GLITTERBALL_PAGES_DATABASE_URL (docs/hosting/settings.md)."
    message = (
        "The pages come to PostgreSQL as the owner of the tables and step down. That keeps a query that forgot its "
        "filter from other people's rows, not somebody who could run statements of their own."
    )
    return [Caution(message, hint=hint, id="glitterball.W003")]


def mail_can_be_sent(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:  # noqa: ANN401, ARG001 - Django's form
    """A mail needs a server that takes it, a sender, and links that lead back here."""
    found: list[CheckMessage] = []
    public = urlsplit(settings.PUBLIC_URL)
    is_unfit = settings.PUBLIC_URL and (public.scheme not in {"http", "https"} or not public.hostname or public.query)
    if is_unfit or (settings.SMTP_URL and not settings.PUBLIC_URL):
        hint = "Set it to the address that people type, such as https://us.example.org: links in mails start with it."
        found.append(Error("GLITTERBALL_URL is no address of these pages.", hint=hint, id="glitterball.E005"))
    if settings.SMTP_URL:
        try:
            MailServer.read(settings.SMTP_URL)
        except UnfitServerError as error:
            found.append(Error(f"GLITTERBALL_SMTP_URL: {error}.", id="glitterball.E006"))
    try:
        Letterhead.read(settings.MAIL_FROM, host=settings.PUBLIC_HOST)
    except UnfitLetterheadError as error:
        found.append(Error(f"GLITTERBALL_MAIL_FROM: {error}.", id="glitterball.E007"))
    return found
