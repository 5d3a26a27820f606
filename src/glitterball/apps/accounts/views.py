"""Coming back, locking, signing out, and leaving for good."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from glitterball.adapters import clock
from glitterball.adapters.keys import WrongPassphraseError
from glitterball.apps.accounts import access, cookies, receipts
from glitterball.apps.accounts.actions import deletions, doors, locks
from glitterball.apps.accounts.forms import DeleteForm, LockForm, RecoverForm, ReturnForm, first_problem
from glitterball.apps.accounts.gate import MEND, TOO_MANY, fresh, fresh_without_passphrase, own
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.accounts.waiting import wait_said

CONFLICT = 409


@require_safe
@own
def you(request: ViewerRequest) -> HttpResponse:
    """What is kept for how long, and everything one can do about it."""
    return render(request, "accounts/you.html", {"person": access.person_of(request.viewer)})


@require_POST
@fresh
def return_code(request: ViewerRequest) -> HttpResponse:
    """Make a return code and show it, once."""
    code = doors.make_return_code(viewer=request.viewer, now=clock.now())
    return render(request, "accounts/return_code.html", {"code": code})


@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: ViewerRequest) -> HttpResponse:
    """Open this device with a return code."""
    form = ReturnForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = MEND if request.method == "POST" else 200
        return render(request, "accounts/come_back.html", {"problem": first_problem(form)}, status=status)
    try:
        secret = doors.come_back(**form.cleaned_data, now=clock.now())
    except doors.UsedCodeError:
        return render(request, "accounts/code_used.html", status=410)
    except doors.UnknownCodeError:
        says = _("No code like this opens anything. Please look at each letter, or see below what may have happened.")
        return render(request, "accounts/come_back.html", {"problem": says}, status=MEND)
    response = redirect("sittings:home")
    cookies.give(response, secret, request, stays=form.cleaned_data["stays"])
    return response


@require_POST
@own
def sign_out(request: ViewerRequest) -> HttpResponse:
    """Close this device."""
    doors.sign_out(viewer=request.viewer, secret=cookies.secret_in(request))
    request.session.flush()
    response = redirect("accounts:signed-out")
    cookies.take(response)
    return response


@require_safe
def signed_out(request: ViewerRequest) -> HttpResponse:
    """This device is closed."""
    return render(request, "accounts/signed_out.html")


@require_http_methods(["GET", "HEAD", "POST"])
@fresh
def lock(request: ViewerRequest) -> HttpResponse:
    """Lock what is private with a passphrase of one's own."""
    form = LockForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        is_locked = access.person_of(request.viewer).is_locked
        context = {"problem": first_problem(form), "is_locked": is_locked}
        return render(request, "accounts/lock.html", context, status=MEND if request.method == "POST" else 200)
    try:
        code = locks.lock(
            viewer=request.viewer,
            passphrase=form.cleaned_data["passphrase"],
            secret=cookies.secret_in(request),
            now=clock.now(),
        )
    except locks.AlreadyLockedError:
        return redirect("accounts:lock")
    doors.prove(viewer=request.viewer, now=clock.now())
    return render(request, "accounts/locked.html", {"code": code})


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_without_passphrase
def recover(request: ViewerRequest) -> HttpResponse:
    """Open with the recovery code, and set a new passphrase."""
    form = RecoverForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = MEND if request.method == "POST" else 200
        return render(request, "accounts/recover.html", {"problem": first_problem(form)}, status=status)
    try:
        locks.recover(
            viewer=request.viewer,
            code=form.cleaned_data["code"],
            passphrase=form.cleaned_data["passphrase"],
            secret=cookies.secret_in(request),
            now=clock.now(),
        )
    except WrongPassphraseError:
        says = _("That code does not open your private area. Nothing was changed. Please look at each letter.")
        return render(request, "accounts/recover.html", {"problem": says}, status=MEND)
    except locks.TooManyTriesError as error:
        return render(request, "accounts/recover.html", {"problem": wait_said(error.minutes)}, status=TOO_MANY)
    return redirect("sittings:home")


@require_POST
@own
def close(request: ViewerRequest) -> HttpResponse:
    """Close the private area before its minutes are over."""
    locks.close(viewer=request.viewer)
    return redirect("accounts:you")


@require_http_methods(["GET", "HEAD", "POST"])
@fresh
def delete(request: ViewerRequest) -> HttpResponse:
    """Delete everything at once."""
    form = DeleteForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = MEND if request.method == "POST" else 200
        return render(request, "accounts/delete.html", {"problem": first_problem(form)}, status=status)
    now = clock.now()
    deletions.delete_everything(viewer=request.viewer, now=now)
    request.session.flush()
    response = redirect("accounts:deleted")
    cookies.take(response)
    receipts.give(response, now.date(), request)
    return response


@require_safe
def deleted(request: ViewerRequest) -> HttpResponse:
    """Everything is gone; for whoever asked for it just now, with a receipt."""
    day = receipts.day_in(request)
    until = day + receipts.KEYS_OF_BACKUPS_LAST if day else None
    return render(request, "accounts/deleted.html", {"day": day, "until": until})


def not_sure_it_was_you(request: ViewerRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's form
    """What was sent came without the token of its page: from an old tab, or from another site."""
    return render(request, "accounts/not_sure.html", status=CONFLICT)
