"""Inviting, the agreement about the end, and the end."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from glitterball.adapters import clock
from glitterball.apps.accounts.access import person_of
from glitterball.apps.accounts.forms import first_problem
from glitterball.apps.accounts.gate import MEND, fresh, own
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.consents.texts import COUPLE
from glitterball.apps.couples import access
from glitterball.apps.couples.actions import invitations, separation
from glitterball.apps.couples.forms import EndForm, YesForm
from glitterball.apps.couples.links import waiting_in


@require_http_methods(["GET", "HEAD", "POST"])
@fresh
def invite(request: ViewerRequest) -> HttpResponse:
    """One's own link, or the page on which to make it."""
    if request.viewer.couple:
        return redirect("picture:home")
    waiting = waiting_in(request)
    if person_of(request.viewer).claimed_on is None:
        return render(request, "couples/account_first.html", {"token": waiting})
    form = YesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, ending = form.cleaned_data["name"], form.cleaned_data["ending"]
        invitations.invite(viewer=request.viewer, greeting=name, ending=ending, now=clock.now())
        return redirect("couples:invite")
    made = access.own_invitation_of(request.viewer)
    if made and request.method != "POST" and made.ends_at > clock.now():
        return render(request, "couples/invited.html", {"behind": made, "address": _address(request, made.token)})
    context = {"text": COUPLE.template, "sent": request.POST, "problem": first_problem(form), "is_over": made}
    status = MEND if request.method == "POST" else 200
    return render(request, "couples/invite.html", context | {"token": waiting}, status=status)


@require_POST
@own
def withdraw(request: ViewerRequest) -> HttpResponse:
    """Take one's own link back."""
    invitations.withdraw(viewer=request.viewer, now=clock.now())
    return redirect("couples:invite")


@require_POST
@own
def let_through(request: ViewerRequest) -> HttpResponse:
    """Let every invitation through again; the page is the same whether any was held back."""
    invitations.let_links_through(viewer=request.viewer)
    return redirect("couples:invite")


@require_http_methods(["GET", "HEAD", "POST"])
@fresh
def end(request: ViewerRequest) -> HttpResponse:
    """What becomes of shared words at the end, and the end itself."""
    if not request.viewer.couple:
        return redirect("couples:invite")
    form = EndForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = MEND if request.method == "POST" else 200
        return render(request, "couples/end.html", {"problem": first_problem(form)}, status=status)
    separation.separate(viewer=request.viewer, now=clock.now())
    return redirect("couples:ended")


@require_POST
@own
def narrow(request: ViewerRequest) -> HttpResponse:
    """One's own words leave with oneself from now on; the page is the same whatever was agreed before."""
    if not request.viewer.couple:
        return redirect("couples:invite")
    separation.narrow_the_end(viewer=request.viewer)
    return redirect("couples:end")


@require_http_methods(["GET", "HEAD", "POST"])
@own
def ended(request: ViewerRequest) -> HttpResponse:
    """That being a couple here has ended: the same words for both, whoever did it."""
    if request.method == "POST":
        separation.put_away(viewer=request.viewer)
        return redirect("couples:invite")
    if request.viewer.couple or not access.has_ended(request.viewer):
        return redirect("picture:home")
    return render(request, "couples/ended.html")


def _address(request: ViewerRequest, token: str) -> str:
    path = reverse("couples:link", args=[token])
    return f"{settings.PUBLIC_URL}{path}" if settings.PUBLIC_URL else request.build_absolute_uri(path)
