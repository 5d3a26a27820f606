"""Asking for letters, saying yes, ending them, and reading them as pages.

No page here sets a cookie, so none carries a CSRF token. Asking changes nothing that its own mail does not ask back;
the other two posts are allowed by the token of a mail and by nothing that a browser sends by itself
(docs/decisions/0015).
"""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from glitterball.adapters import clock
from glitterball.adapters.mail import Letterhead
from glitterball.apps.letters import access, actions, queries
from glitterball.apps.letters.forms import QUIET_FROM, QUIET_UNTIL, ChainForm, CourseForm, NewsletterForm

MEND, GONE, TOO_MANY = 422, 410, 429
QUIET = {"quiet_from": QUIET_FROM, "quiet_until": QUIET_UNTIL}
BEFORE_ANYTHING = {"leaves_at": "", **QUIET}


@csrf_exempt  # see above
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """The course: what it is, what is promised, and the form."""
    if not settings.SMTP_URL:
        return render(request, "letters/no_mail.html", {"chains": queries.chains()})
    if request.method != "POST":
        return _show_course(request, BEFORE_ANYTHING)
    if "address" not in request.POST:  # from a page that offers a chain
        return _show_course(request, BEFORE_ANYTHING | {"chain": ChainForm(request.POST).offered})
    form = CourseForm(request.POST)
    if not form.is_valid():
        return _show_course(request, form.typed, form.problems)
    wishes = {name: form.cleaned_data[name] for name in ("address", "chain", "hours")}
    try:
        actions.ask_for_course(**wishes, now=clock.now())
    except actions.TooManyAsksError:
        return render(request, "letters/too_many.html", status=TOO_MANY)
    return redirect("letters:asked")


@csrf_exempt  # see above
@require_http_methods(["GET", "HEAD", "POST"])
def newsletter(request: HttpRequest) -> HttpResponse:
    """The newsletter: a list of its own."""
    if not settings.SMTP_URL:
        return render(request, "letters/no_mail.html", {"chains": queries.chains()})
    if request.method != "POST":
        return _show_newsletter(request, QUIET)
    form = NewsletterForm(request.POST)
    if not form.is_valid():
        return _show_newsletter(request, form.typed, form.problems)
    try:
        actions.ask_for_newsletter(address=form.cleaned_data["address"], hours=form.hours, now=clock.now())
    except actions.TooManyAsksError:
        return render(request, "letters/too_many.html", status=TOO_MANY)
    return redirect("letters:asked")


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """The same words for every address."""
    return render(request, "letters/asked.html")


@csrf_exempt  # see above
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link of a mail changes nothing; the button does, once."""
    if request.method != "POST":
        found = access.asked_for(token=token, now=clock.now())
        return render(request, "letters/confirm.html", {"asked": found}) if found else _stale(request)
    try:
        actions.confirm(token=token, now=clock.now())
    except actions.StaleLinkError:
        return _stale(request)
    return redirect("letters:confirmed")


@require_safe
def confirmed(request: HttpRequest) -> HttpResponse:
    """It is settled."""
    return render(request, "letters/confirmed.html")


@csrf_exempt  # mailboxes post here by themselves (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, token: str) -> HttpResponse:
    """A button for people, at once for a mailbox's own; both look the same whether or not there is anything to end."""
    if request.method != "POST":
        return render(request, "letters/end.html")
    actions.end_subscription(token=token, now=clock.now())
    return render(request, "letters/ended.html")


@require_safe
def shelf(request: HttpRequest) -> HttpResponse:
    """Every letter, to read as a page."""
    return render(request, "letters/shelf.html", {"chains": queries.chains()})


@require_safe
def read(request: HttpRequest, chain: str, number: int) -> HttpResponse:
    """One letter as a page."""
    page = queries.letter_page(chain, number)
    if page is None:
        raise Http404
    return render(request, "letters/read.html", {"page": page, "can_mail": bool(settings.SMTP_URL)})


def _show_course(request: HttpRequest, values: dict[str, Any], problems: dict[str, str] | None = None) -> HttpResponse:
    context = {"chains": queries.chains(), **_form_context(values, problems)}
    return render(request, "letters/sign_up.html", context, status=MEND if problems else None)


def _show_newsletter(
    request: HttpRequest, values: dict[str, Any], problems: dict[str, str] | None = None
) -> HttpResponse:
    context = _form_context(values, problems)
    return render(request, "letters/newsletter.html", context, status=MEND if problems else None)


def _form_context(values: dict[str, Any], problems: dict[str, str] | None) -> dict[str, Any]:
    return {
        "zones": queries.zones_by_region(),
        "hours": range(24),
        "values": {name: str(value) for name, value in values.items()},
        "problems": problems or {},
        **_who_writes(),
    }


def _who_writes() -> dict[str, str]:
    sender = Letterhead.read(settings.MAIL_FROM, host=settings.PUBLIC_HOST)
    return {"operator": settings.OPERATOR_NAME, "sender": sender.name}


def _stale(request: HttpRequest) -> HttpResponse:
    return render(request, "letters/stale.html", status=GONE)
