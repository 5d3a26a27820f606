"""Signing in: by passkey, by a code in the mail, by password; and the second step, where there is one.

Whether an account exists is told by nothing here: not by the page, its status, the queries or the wait.
"""

from django.conf import settings
from django.http import HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from glitterball.adapters import clock
from glitterball.adapters.mail.errand import send_at_once
from glitterball.apps.accounts import cookies
from glitterball.apps.accounts.access import person_of
from glitterball.apps.accounts.actions import doors
from glitterball.apps.accounts.forms import first_problem
from glitterball.apps.accounts.gate import MEND, TOO_MANY
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.signin import access, emails, limits, passkeys, queries, second, steps
from glitterball.apps.signin.forms import AddressForm, CodeForm, PasswordSignInForm

PURPOSE = "sign-in"


@require_safe
def sign_in(request: ViewerRequest) -> HttpResponse:
    """The ways in."""
    return _page(request)


@require_POST
def passkey_options(request: ViewerRequest) -> HttpResponse:  # noqa: ARG001 - Django's form
    """What the page's script is to ask the device for."""
    return HttpResponse(passkeys.ask_to_sign_in(), content_type="application/json")


@require_POST
def by_passkey(request: ViewerRequest) -> HttpResponse:
    """Come in by a passkey, which needs no second step: it checked who holds it."""
    try:
        account = passkeys.account_by_passkey(request.POST.get("credential", ""))
    except passkeys.UnknownPasskeyError:
        return _page(request, _("That passkey opened nothing here. Please try again, or take another way."), MEND)
    steps.remember_stays(request, stays=request.POST.get("stays") == "on")
    return _come_in(request, account)


@require_POST
@sensitive_post_parameters("password")
def by_password(request: ViewerRequest) -> HttpResponse:
    """Address and password."""
    form = PasswordSignInForm(request.POST)
    says = _("Address and password don’t fit together. Please look at both again.")
    if not form.is_valid():
        return _page(request, says, MEND)
    sent = form.cleaned_data
    try:
        limits.count_a_try(request, "everybody", "everybody")
        limits.count_a_try(request, "password", access.as_kept(sent["address"]))
    except limits.TooOftenError:
        return _too_often(request)
    account = access.PasswordBackend().authenticate(request, sent["address"], sent["password"])
    if account is None:
        return _page(request, says, MEND)
    steps.remember_stays(request, stays=sent["stays"])
    return _go_on(request, account)


@require_http_methods(["GET", "HEAD", "POST"])
def by_code(request: ViewerRequest) -> HttpResponse:
    """Have a code mailed."""
    if not settings.SMTP_URL:
        return redirect("signin:sign-in")
    if request.method != "POST":
        return render(request, "signin/ask_code.html")
    form = AddressForm(request.POST)
    if not form.is_valid():
        return render(request, "signin/ask_code.html", {"problem": first_problem(form)}, status=MEND)
    address, now = form.cleaned_data["address"], clock.now()
    try:
        limits.count_a_try(request, "code", address)
    except limits.TooOftenError:
        return _too_often(request)
    account = access.account_by_address(address)
    is_let_in = account is not None and account.mails_codes
    steps.remember_stays(request, stays=form.cleaned_data["stays"])
    known = account.id if account and is_let_in else None
    digits = steps.remember_code(request, purpose=PURPOSE, address=address, account=known, now=now)
    if is_let_in:
        send_at_once(emails.code(address, digits, now))
    return redirect("signin:typed-code")


@require_http_methods(["GET", "HEAD", "POST"])
def typed_code(request: ViewerRequest) -> HttpResponse:
    """Type the code that was mailed."""
    waiting = steps.waiting_code(request, PURPOSE, now=clock.now())
    if waiting is None:
        return redirect("signin:by-code" if settings.SMTP_URL else "signin:sign-in")
    if request.method != "POST":
        return render(request, "signin/typed_code.html", {"address": waiting.address})
    form = CodeForm(request.POST)
    typed = form.cleaned_data["code"] if form.is_valid() else ""
    spent = steps.spend_code(request, PURPOSE, typed, now=clock.now())
    account = access.account_by_id(spent.account) if spent and spent.account else None
    if account is None:
        says = _("That code does not open. Please look at it again. After five tries you need a new one.")
        return render(request, "signin/typed_code.html", {"address": waiting.address, "problem": says}, status=MEND)
    return _go_on(request, account)


@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: ViewerRequest) -> HttpResponse:
    """The code of an app, or a printed one."""
    waiting = steps.account_before_second(request, now=clock.now())
    account = access.account_by_id(waiting) if waiting else None
    if account is None:
        return redirect("signin:sign-in")
    if request.method != "POST":
        return render(request, "signin/second.html")
    try:
        limits.count_a_try(request, "second", waiting)
    except limits.TooOftenError:
        return _too_often(request)
    form = CodeForm(request.POST)
    if not form.is_valid() or not second.holds(account, form.cleaned_data["code"]):
        says = _("That code does not fit. An app shows a new one every 30 seconds; a printed one works once.")
        return render(request, "signin/second.html", {"problem": says}, status=MEND)
    return _come_in(request, account)


def _go_on(request: ViewerRequest, account: access.KnownAccount) -> HttpResponse:
    """To the second step if there is one."""
    if not second.is_asked_of(account):
        return _come_in(request, account)
    steps.remember_password_held(request, account.id, now=clock.now())
    return redirect("signin:second-step")


def _come_in(request: ViewerRequest, account: access.KnownAccount) -> HttpResponse:
    """Open a door, end the one that this browser had, and forget every step on the way."""
    stays, where = steps.does_stay(request), "sittings:home"
    if request.viewer.person:
        if person_of(request.viewer).claimed_on is None and request.viewer.person != account.person_id:
            where = "sittings:bring"  # somebody began on this device without an account: nothing is joined by itself
        doors.sign_out(viewer=request.viewer, secret=cookies.secret_in(request))
    secret = doors.open_door(person=account.person_id, stays=stays, now=clock.now(), is_proved=True)
    request.session.flush()
    rotate_token(request)
    response = redirect(where)
    cookies.give(response, secret, request, stays=stays)
    return response


def _page(request: ViewerRequest, problem: str = "", status: int = 200) -> HttpResponse:
    person = request.viewer.person
    context = {
        "problem": problem,
        "is_mailed": bool(settings.SMTP_URL),
        "is_open": person is not None,
        "is_unclaimed": person is not None and not queries.ways_of(request.viewer).count,
    }
    return render(request, "signin/sign_in.html", context, status=status)


def _too_often(request: ViewerRequest) -> HttpResponse:
    return _page(
        request, _("That was tried too often. Please wait a quarter of an hour, or take another way."), TOO_MANY
    )
