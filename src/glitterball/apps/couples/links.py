"""What lies behind a link: who invites, a beginning of one's own, a yes, a no. Opening it changes nothing anywhere."""

import re

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from glitterball.adapters import clock
from glitterball.apps.accounts.access import person_of
from glitterball.apps.accounts.cookies import is_https
from glitterball.apps.accounts.forms import first_problem
from glitterball.apps.accounts.gate import MEND, fresh
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.consents.texts import COUPLE
from glitterball.apps.couples import queries
from glitterball.apps.couples.access import ClosedLinkError
from glitterball.apps.couples.actions import invitations, pairing
from glitterball.apps.couples.forms import YesForm
from glitterball.apps.couples.queries import LinkPage

COOKIE = "with"
TOKEN = re.compile(r"[\w-]{1,100}", re.ASCII)
NOT_FOUND, OVER, CONFLICT = 404, 410, 409
STATUS = {"closed": NOT_FOUND, "over": OVER}


@require_safe
def link(request: ViewerRequest, token: str) -> HttpResponse:
    """Who invites, what this is, and what the one who invites will not see."""
    page = queries.link_page(token, request.viewer, clock.now())
    return _shown(request, token, page)


@require_POST
def begin(request: ViewerRequest, token: str) -> HttpResponse:
    """Begin one's own ten questions; this browser keeps the link until it closes."""
    page = queries.link_page(token, request.viewer, clock.now())
    if page.state != "open":
        return _shown(request, token, page)
    response = redirect("sittings:home" if request.viewer.person else "checks:first-light")
    response.set_cookie(COOKIE, token, httponly=True, samesite="Lax", secure=is_https(request))
    return response


@require_POST
def no(request: ViewerRequest, token: str) -> HttpResponse:
    """Say no. Nobody is told, and the link looks as it did to everybody else."""
    page = queries.link_page(token, request.viewer, clock.now())
    if page.state != "open":
        return _shown(request, token, page)
    if request.POST.get("never") == "on" and request.viewer.person:
        invitations.want_no_links(viewer=request.viewer, token=token)
    response = render(request, "couples/said_no.html")
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@fresh
def yes(request: ViewerRequest, token: str) -> HttpResponse:
    """Say yes, with one's own name and one's own word about the end."""
    page = queries.link_page(token, request.viewer, clock.now())
    if page.state != "open":
        return _shown(request, token, page)
    if person_of(request.viewer).claimed_on is None:
        return render(request, "couples/account_first.html", {"token": token})
    form = YesForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"token": token, "behind": page.behind, "text": COUPLE.template, "sent": request.POST}
        status = MEND if request.method == "POST" else 200
        return render(request, "couples/yes.html", context | {"problem": first_problem(form)}, status=status)
    try:
        pairing.pair(
            viewer=request.viewer,
            token=token,
            name=form.cleaned_data["name"],
            ending=form.cleaned_data["ending"],
            now=clock.now(),
        )
    except (ClosedLinkError, pairing.OwnLinkError, invitations.CoupledError, invitations.NotClaimedError):
        return _shown(request, token, LinkPage("closed"))  # it closed between the page and the yes
    response = redirect("picture:home")
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def waiting_in(request: ViewerRequest) -> str:
    """The link that this browser keeps since its owner began from it, or nothing."""
    kept = request.COOKIES.get(COOKIE, "")
    return kept if TOKEN.fullmatch(kept) else ""


def _shown(request: ViewerRequest, token: str, page: LinkPage) -> HttpResponse:
    context = {"token": token, "behind": page.behind, "is_begun": request.viewer.person is not None}
    template = f"couples/link_{page.state}.html"
    return render(request, template, context, status=STATUS.get(page.state, 200))
