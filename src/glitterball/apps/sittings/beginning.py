"""From first light to a sitting: who runs this server, and the consent to keep answers. None is saved before."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from glitterball.adapters import chance, clock, content
from glitterball.apps.accounts import cookies
from glitterball.apps.accounts.actions import doors
from glitterball.apps.accounts.forms import first_problem
from glitterball.apps.accounts.gate import MEND
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.consents.texts import STORE
from glitterball.apps.sittings import actions
from glitterball.apps.sittings.forms import BeginForm, HostForm, carried_answers

CONFLICT = 409


@csrf_exempt  # it changes nothing: first light's page, which has no token, hands its answers on (docs/decisions/0010)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: ViewerRequest) -> HttpResponse:
    """Who runs this server, and then what is kept, by whom it can be read, and for how long."""
    form = HostForm(request.POST)
    if not form.is_valid():
        return render(request, "sittings/host.html", _context(request))
    return render(request, "sittings/consent.html", _context(request) | {"host": form.cleaned_data["host"]})


@require_POST
def begin(request: ViewerRequest) -> HttpResponse:
    """Keep the first answers, for whoever agreed to it."""
    form = BeginForm(request.POST)
    if not form.is_valid():
        sent = {"host": request.POST.get("host"), "once": request.POST.get("once") or chance.secret()}
        context = _context(request) | sent | {"problem": first_problem(form)}
        return render(request, "sittings/consent.html", context, status=MEND)
    stays, now = form.cleaned_data["stays"], clock.now()
    answers = carried_answers(request.POST, content.latest_instrument())
    try:
        made = actions.begin_sitting(answers=answers, once=_once(request, form), stays=stays, now=now)
    except doors.AlreadyBegunError as earlier:
        if earlier.person is None:
            return render(request, "sittings/already_begun.html", status=CONFLICT)
        return _come_in(request, doors.open_door(person=earlier.person, stays=stays, now=now), "sittings:home")
    if request.viewer.person:  # somebody else was here before, on this device
        doors.sign_out(viewer=request.viewer, secret=cookies.secret_in(request))
    return _come_in(request, made.secret, "sittings:begun", made.sitting)


def _once(request: ViewerRequest, form: BeginForm) -> str:
    """What tells this page's beginning from all others: of this browser alone, whoever else may know the page."""
    browser = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    return f"{browser} {form.cleaned_data['once']}"


def _come_in(request: ViewerRequest, secret: str, where: str, *arguments: object) -> HttpResponse:
    response = redirect(where, *arguments)
    cookies.give(response, secret, request, stays=request.POST.get("stays") == "on")
    return response


def _context(request: ViewerRequest) -> dict[str, object]:
    answers = carried_answers(request.POST, content.latest_instrument())
    return {
        "carried": answers.items(),
        "operator": settings.OPERATOR_NAME,
        "is_open": request.viewer.person is not None,
        "once": chance.secret(),  # never one that was sent here: another site may have sent it
        "text": STORE.template,
    }
