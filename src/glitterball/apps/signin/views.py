"""One's own ways to sign in, the devices that are open, and what to do if somebody else reads one's mail."""

from collections.abc import Callable
from functools import wraps

from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, get_totp_secret
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from glitterball.adapters import clock
from glitterball.adapters.mail.errand import send_at_once
from glitterball.apps.accounts.actions import doors
from glitterball.apps.accounts.forms import first_problem
from glitterball.apps.accounts.gate import MEND, TOO_MANY, fresh, own
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.consents.texts import KEEP
from glitterball.apps.signin import access, emails, limits, passkeys, queries, second, steps
from glitterball.apps.signin.actions import ways as actions
from glitterball.apps.signin.authenticators import MFAAdapter
from glitterball.apps.signin.forms import (
    AddressForm,
    BeginForm,
    CodeForm,
    DeviceForm,
    MailboxForm,
    PasskeyForm,
    PasswordForm,
)

PURPOSE = "address"
CONFLICT = 409
View = Callable[[ViewerRequest], HttpResponse]


def with_account(view: View) -> View:
    """As ``fresh``, and only for who has an account; others are shown where to make one."""

    @fresh
    @wraps(view)
    def guarded(request: ViewerRequest) -> HttpResponse:
        return view(request) if access.account_of(request.viewer) else redirect("signin:ways")

    return guarded


@require_safe
@own
def ways(request: ViewerRequest) -> HttpResponse:
    """The ways in that one has, and those one could have."""
    return render(request, "signin/ways.html", {"ways": queries.ways_of(request.viewer)})


@require_http_methods(["GET", "HEAD", "POST"])
@own
def begin(request: ViewerRequest) -> HttpResponse:
    """Agree that what is one's own is kept until one deletes it, before there is any way in."""
    form = BeginForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"problem": first_problem(form), "text": KEEP.template, "operator": settings.OPERATOR_NAME}
        return render(request, "signin/begin.html", context, status=_status(request))
    actions.begin(viewer=request.viewer, now=clock.now())
    return redirect("signin:mailbox")


@require_http_methods(["GET", "HEAD", "POST"])
@own
def mailbox(request: ViewerRequest) -> HttpResponse:
    """Can somebody else open this mailbox or phone? Advice at once; the answer is kept nowhere."""
    form = MailboxForm(request.POST or None)
    answer = form.cleaned_data["mailbox"] if form.is_valid() else ""
    context = {"answer": answer, "ways": queries.ways_of(request.viewer), "is_mailed": bool(settings.SMTP_URL)}
    return render(request, "signin/mailbox.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_account
def address(request: ViewerRequest) -> HttpResponse:
    """An address to sign in with. Where mail can be sent, only its owner can take it."""
    account = access.own_account(request.viewer)
    form = AddressForm(request.POST or None)
    context = {"problem": first_problem(form), "ways": queries.ways_of(request.viewer)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "signin/address.html", context, status=_status(request))
    typed, now = form.cleaned_data["address"], clock.now()
    try:
        limits.count_a_try(request, "code", typed)
    except limits.TooOftenError:
        return render(request, "signin/address.html", context | {"problem": _too_often()}, status=TOO_MANY)
    if not settings.SMTP_URL:
        return _take_unmailed_address(request, typed)
    other = access.account_by_address(typed)
    is_free = other is None or other == account
    mine = account.id if is_free else None
    digits = steps.remember_code(request, purpose=PURPOSE, address=typed, account=mine, now=now)
    send_at_once(emails.code(typed, digits, now) if is_free else emails.address_in_use(typed, now))
    return redirect("signin:address-code")


@require_http_methods(["GET", "HEAD", "POST"])
@with_account
def address_code(request: ViewerRequest) -> HttpResponse:
    """The code that was mailed to the new address."""
    now = clock.now()
    waiting = steps.waiting_code(request, PURPOSE, now=now)
    if waiting is None:
        return redirect("signin:address")
    form = CodeForm(request.POST or None)
    context = {"address": waiting.address, "problem": first_problem(form)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "signin/address_code.html", context, status=_status(request))
    spent = steps.spend_code(request, PURPOSE, form.cleaned_data["code"], now=now)
    if spent is None or spent.account != str(access.own_account(request.viewer).id):
        says = _("That code does not fit. Please look at it again. After five tries you need a new one.")
        return render(request, "signin/address_code.html", context | {"problem": says}, status=MEND)
    _tell(access.account_of(request.viewer))
    try:
        actions.set_address(viewer=request.viewer, address=spent.address, now=now)
    except actions.AddressInUseError:
        return redirect("signin:address")
    return _has_proved(request)


@require_POST
@with_account
def mailed_codes(request: ViewerRequest) -> HttpResponse:
    """Whether a code in the mail lets in."""
    wanted = request.POST.get("mails_codes") == "on"
    viewer, now = request.viewer, clock.now()
    return _change(request, lambda: actions.choose_mailed_codes(viewer=viewer, mails_codes=wanted, now=now))


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password", "again")
@with_account
def password(request: ViewerRequest) -> HttpResponse:
    """A password, 15 characters or more."""
    account = access.own_account(request.viewer)
    form = PasswordForm(request.POST or None, account=account)
    if request.method != "POST" or not form.is_valid():
        context = {"problem": first_problem(form), "address": account.email}
        return render(request, "signin/password.html", context, status=_status(request))
    actions.set_password(viewer=request.viewer, password=form.cleaned_data["password"], now=clock.now())
    _tell(account)
    return _has_proved(request)


@require_http_methods(["GET", "HEAD", "POST"])
@with_account
def passkey(request: ViewerRequest) -> HttpResponse:
    """One more passkey."""
    account, problem = access.own_account(request.viewer), ""
    if request.method == "POST":
        form = PasskeyForm(request.POST)
        try:
            credential = passkeys.made(form.cleaned_data["credential"] if form.is_valid() else "")
            name = form.cleaned_data["name"] or _("Passkey")
            actions.add_passkey(viewer=request.viewer, name=name, credential=credential, now=clock.now())
        except passkeys.UnknownPasskeyError:
            problem = _("That passkey could not be added. Please try again.")
        else:
            _tell(account)
            return _has_proved(request)
    context = {"options": passkeys.ask_to_make(account), "problem": problem}
    return render(request, "signin/passkey.html", context, status=_status(request))


@require_http_methods(["GET", "HEAD", "POST"])
@with_account
def app(request: ViewerRequest) -> HttpResponse:
    """An app that shows a one-time password: a second step after a password or a mailed code."""
    account = access.own_account(request.viewer)
    form = CodeForm(request.POST or None)
    secret = get_totp_secret(regenerate=request.method != "POST")
    problem = first_problem(form)
    if request.method == "POST" and form.is_valid():
        if second.fits(secret, form.cleaned_data["code"]):
            codes = actions.add_app(viewer=request.viewer, secret=secret)
            del request.session[SECRET_SESSION_KEY]
            _tell(access.account_of(request.viewer))
            return render(request, "signin/recovery_codes.html", {"codes": codes})
        problem = _("That code does not fit. An app shows a new one every 30 seconds.")
    url = MFAAdapter().build_totp_url(account, secret)
    context = {"problem": problem, "secret": secret, "picture": MFAAdapter().build_totp_svg(url)}
    return render(request, "signin/app.html", context, status=_status(request))


@require_POST
@with_account
def recovery_codes(request: ViewerRequest) -> HttpResponse:
    """New codes to print in the place of the old ones."""
    if not queries.ways_of(request.viewer).has_app:
        return redirect("signin:ways")
    codes = actions.renew_recovery_codes(viewer=request.viewer)
    _tell(access.account_of(request.viewer))
    return render(request, "signin/recovery_codes.html", {"codes": codes})


@require_POST
@with_account
def take(request: ViewerRequest) -> HttpResponse:
    """Take a way away."""
    viewer, now, what = request.viewer, clock.now(), request.POST.get("what", "")
    taking: dict[str, Callable[[], None]] = {
        "address": lambda: actions.take_address(viewer=viewer, now=now),
        "password": lambda: actions.take_password(viewer=viewer, now=now),
        "app": lambda: actions.take_app(viewer=viewer),
    }
    if what in {passkey.id for passkey in queries.ways_of(viewer).passkeys}:
        return _change(request, lambda: actions.take_passkey(viewer=viewer, passkey=what, now=now))
    return _change(request, taking[what]) if what in taking else redirect("signin:ways")


@require_safe
@own
def devices(request: ViewerRequest) -> HttpResponse:
    """The devices that are open. Nothing says when one was used."""
    return render(request, "signin/devices.html", {"devices": queries.devices_of(request.viewer, now=clock.now())})


@require_POST
@own
def end_device(request: ViewerRequest) -> HttpResponse:
    """Close one device, or all but this one. No proof is asked: closing must always be quick."""
    form = DeviceForm(request.POST)
    if not form.is_valid():
        return redirect("signin:devices")
    if form.cleaned_data["device"]:
        doors.end_door(viewer=request.viewer, door=form.cleaned_data["device"])
    else:
        doors.end_other_doors(viewer=request.viewer)
    return redirect("signin:devices")


def _has_proved(request: ViewerRequest) -> HttpResponse:
    """Whoever has just made a way in has shown that they can use it: that is a proof, too."""
    doors.prove(viewer=request.viewer, now=clock.now())
    return redirect("signin:ways")


def _take_unmailed_address(request: ViewerRequest, typed: str) -> HttpResponse:
    """Without mail, an address is a name to sign in with, and nobody can be asked whether it is theirs."""
    try:
        actions.set_address(viewer=request.viewer, address=typed, now=clock.now())
    except actions.AddressInUseError:
        says = _("This name can’t be taken here. Please choose another.")
        context = {"problem": says, "ways": queries.ways_of(request.viewer)}
        return render(request, "signin/address.html", context, status=MEND)
    return redirect("signin:password")


def _change(request: ViewerRequest, change: Callable[[], None]) -> HttpResponse:
    """Do it and tell its owner, unless it would leave no way in."""
    before = access.account_of(request.viewer)
    try:
        change()
    except actions.LastWayError:
        says = _("That is your only way in. Add another one first; nothing was changed.")
        context = {"ways": queries.ways_of(request.viewer), "problem": says}
        return render(request, "signin/ways.html", context, status=CONFLICT)
    _tell(before)
    return redirect("signin:ways")


def _tell(account: access.KnownAccount | None) -> None:
    """Write to the address of an account that its ways have changed."""
    if settings.SMTP_URL and account and account.email:
        send_at_once(emails.ways_changed(account.email, clock.now()))


def _status(request: ViewerRequest) -> int:
    return MEND if request.method == "POST" else 200


def _too_often() -> str:
    return _("That was tried too often. Please wait a quarter of an hour.")
