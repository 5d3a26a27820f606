"""Everything there is to read. No account, no cookie, and only the search asks the database."""

from typing import NoReturn

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.middleware import HtmxDetails

from glitterball.adapters import clock
from glitterball.adapters.keys.addresses import open_address, seal_into_address
from glitterball.adapters.keys.envelope import CannotOpenError
from glitterball.apps.learn import pages, queries
from glitterball.apps.learn.forms import CardForm, PracticeFilter, SearchForm, SignsForm

MEND, GONE = 422, 410


class HtmxRequest(HttpRequest):
    """A request that may ask for a part of the page only."""

    htmx: HtmxDetails


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Where everything begins."""
    return render(request, "learn/index.html", {"articles": pages.articles_html()})


@require_safe
def article(request: HttpRequest, name: str) -> HttpResponse:
    """One article. Those about rules have addresses of their own."""
    found = queries.article_of(name) or _missing()
    address = queries.address_of("article", name)
    if address and address != request.path:
        return redirect(address, permanent=True)
    return render(request, "learn/article.html", {"page": queries.article_page(found), "is_paper": _is_paper(request)})


@require_safe
def causes(request: HttpRequest) -> HttpResponse:
    """What may be behind the distance."""
    return render(request, "learn/causes.html", {"causes": queries.cause_links()})


@require_safe
def cause(request: HttpRequest, name: str) -> HttpResponse:
    """One cause."""
    found = queries.cause_of(name) or _missing()
    return render(request, "learn/cause.html", {"page": queries.cause_reading(found), "is_paper": _is_paper(request)})


@csrf_exempt  # it changes nothing and knows nobody; a token would need a cookie (docs/decisions/0011)
@require_http_methods(["GET", "HEAD", "POST"])
def signs(request: HtmxRequest) -> HttpResponse:
    """Signs to tick for oneself, and where the ticks lead on to. They travel in the page and in nothing else."""
    ticked = SignsForm(request.POST).ticked
    if ticked and "lists" not in request.POST:
        return _show(request, "learn/_leads.html", {"leads": queries.leads(ticked)})
    context = {"themes": queries.themes(ticked), "is_empty": request.method == "POST" and not ticked}
    return _show(request, "learn/_signs.html", context)


@require_safe
def sign(request: HttpRequest, name: str) -> HttpResponse:
    """One sign."""
    found = queries.sign_of(name) or _missing()
    return render(request, "learn/sign.html", {"page": queries.sign_page(found), "is_paper": _is_paper(request)})


@require_safe
def practices(request: HttpRequest) -> HttpResponse:
    """Every practice, or those that a filter lets through."""
    form = PracticeFilter(request.GET)
    context = {"form": form, "chosen": form.chosen, "rows": pages.practices_html(**form.chosen)}
    return render(request, "learn/practices.html", context)


@require_safe
def practice(request: HttpRequest, name: str) -> HttpResponse:
    """One practice."""
    found = queries.practice_of(name) or _missing()
    return render(
        request, "learn/practice.html", {"page": queries.practice_page(found), "is_paper": _is_paper(request)}
    )


@require_safe
def prompts(request: HttpRequest) -> HttpResponse:
    """Decks of questions to talk about."""
    return render(request, "learn/prompts.html", {"decks": queries.deck_rows()})


@require_safe
def deck(request: HttpRequest, name: str) -> HttpResponse:
    """One card of one deck."""
    found = queries.deck_of(name) or _missing()
    depth, number = CardForm(request.GET).depth_and_number
    return render(request, "learn/deck.html", {"card": queries.card(found, depth, number)})


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Words explained."""
    return render(request, "learn/glossary.html", {"terms": queries.terms()})


@gzip_page  # it is long, and holds no secret that a length could tell
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """How we know: every source with its design, its size where we read it, and its limits."""
    return render(request, "learn/sources.html", {"sources": pages.sources_html()})


@csrf_exempt  # it changes nothing and knows nobody; a token would need a cookie (docs/decisions/0011)
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """The words come by POST and go on sealed, so that no address, history or log can be read."""
    if request.method != "POST":
        return render(request, "learn/search.html")
    form = SearchForm(request.POST)
    if not form.is_valid():
        return render(request, "learn/search.html", {"problem": form.problem}, status=MEND)
    sealed = seal_into_address(form.cleaned_data["words"], secret=settings.SECRET_KEY, now=clock.now())
    return redirect("learn:found", sealed)


@require_safe
def found(request: HttpRequest, sealed: str) -> HttpResponse:
    """What was found; the address opens for half an hour."""
    try:
        words = open_address(sealed, secret=settings.SECRET_KEY, now=clock.now())
    except CannotOpenError:
        return render(request, "learn/search.html", {"is_gone": True}, status=GONE)
    return render(request, "learn/search.html", {"words": words, "hits": queries.search(words)})


def _show(request: HtmxRequest, part: str, context: dict[str, object]) -> HttpResponse:
    """The part alone where HTMX asked for it, otherwise the part in its page."""
    if request.htmx:
        return render(request, part, context)
    return render(request, "learn/signs.html", context | {"part": part})


def _is_paper(request: HttpRequest) -> bool:
    """Whether the page is wanted with everything open and nothing around it, to be printed."""
    return "paper" in request.GET


def _missing() -> NoReturn:
    raise Http404
