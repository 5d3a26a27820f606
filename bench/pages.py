"""What a page costs: CPU of first light against an empty Django page in the same run, and bytes on the wire."""

import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import BytesIO
from time import process_time
from typing import Any

ROUNDS, CALLS = 120, 10  # many short rounds: on a busy machine some of them are left alone
MOST_TIMES = 1.5
MOST_BYTES = 100_000
MOST_MILLISECONDS = 10
SHELVES = ("/learn/", "/learn/practices/", "/learn/sources/", "/learn/signs/", "/learn/touch/", "/letters/")
ANSWERED = "version=1.0&shown=listening-01&answer=4&openness-02=2&trust-01=4&commitment-01=5&fairness-02=3"
Application = Callable[[dict[str, Any], Callable[..., Any]], Any]


def run() -> Iterator[tuple[str, str]]:
    """Name and figure of each measurement."""
    application = _application()
    calls = {
        "empty": lambda: _ask(application, "GET", "/empty/"),
        "opened": lambda: _ask(application, "GET", "/first-light/"),
        "answered": lambda: _ask(application, "POST", "/first-light/", ANSWERED),
        "part": lambda: _ask(application, "POST", "/first-light/", ANSWERED, HTTP_HX_REQUEST="true"),
        "result": lambda: _ask(application, "POST", "/first-light/", ANSWERED + "&go=11"),
        "front": lambda: _ask(application, "GET", "/"),
    }
    best = _best_of(calls)
    empty = best.pop("empty")
    yield "an empty Django page", f"{1e3 * empty:.3f} ms CPU"
    for name, seconds in best.items():
        yield f"first light, {name}", f"{1e3 * seconds:.3f} ms CPU = {seconds / empty:.2f} × empty (bar {MOST_TIMES})"
    yield from _shelves(application)
    yield from _wire(application)


def _shelves(application: Application) -> Iterator[tuple[str, str]]:
    """What pages to read cost, as a browser asks for them."""
    calls = {path: partial(_ask, application, "GET", path, HTTP_ACCEPT_ENCODING="gzip") for path in SHELVES}
    for path, seconds in _best_of(calls).items():
        yield f"to read, {path}", f"{1e3 * seconds:.3f} ms CPU (bar {MOST_MILLISECONDS})"


def _application() -> Application:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "glitterball.web.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    django.setup()
    call_command("prepare_assets")
    settings.ROOT_URLCONF = "bench.empty_page"
    application: Application = get_wsgi_application()
    return application


def _best_of(calls: Mapping[str, Callable[[], bytes]]) -> dict[str, float]:
    """Seconds a call: the best of many short rounds, the calls taking turns, so that all meet the same machine."""
    best = dict.fromkeys(calls, float("inf"))
    for _ in range(ROUNDS):
        for name, call in calls.items():
            start = process_time()
            for _ in range(CALLS):
                call()
            best[name] = min(best[name], (process_time() - start) / CALLS)
    return best


def _ask(application: Application, method: str, path: str, body: str = "", **headers: str) -> bytes:
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "HTTP_HOST": "localhost:8000",
        "CONTENT_TYPE": "application/x-www-form-urlencoded" if body else "",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body.encode()),
        "wsgi.url_scheme": "http",
        "HTTP_ACCEPT_ENCODING": "br",
        **headers,
    }
    statuses: list[str] = []
    response = application(environ, lambda status, _headers, _problem=None: statuses.append(status))
    content = b"".join(response)
    if hasattr(response, "close"):
        response.close()
    if not statuses[0].startswith("200"):
        raise RuntimeError(f"{method} {path}: {statuses[0]}")
    return content


def _wire(application: Application) -> Iterator[tuple[str, str]]:
    """Bytes of a page, and of everything that it loads when nothing is in the browser's cache yet."""
    import re

    for path in ("/", "/first-light/"):
        page = _ask(application, "GET", path)
        links = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.decode()))
        fonts = {name for name in _fonts(application, links) if name not in links}
        loaded = sum(len(_ask(application, "GET", link)) for link in links | fonts)
        yield f"wire: {path} with nothing cached", f"{len(page) + loaded} bytes, fonts included (bar {MOST_BYTES})"
        yield f"wire: {path} after the first page", f"{len(page)} bytes"
    result = _ask(application, "POST", "/first-light/", ANSWERED + "&go=11")
    yield "wire: result of first light", f"{len(result)} bytes"


def _fonts(application: Application, links: set[str]) -> set[str]:
    import re

    sheets = (link for link in links if link.endswith(".css"))
    found = (re.findall(rb'url\("\.\./(fonts/[^"]+)"\)', _plain(application, sheet)) for sheet in sheets)
    return {f"/static/{name.decode()}" for names in found for name in names}


def _plain(application: Application, path: str) -> bytes:
    return _ask(application, "GET", path, HTTP_ACCEPT_ENCODING="identity")
