"""What granian serves: every page is Django's, with plain sync views (measured: half the CPU of Django's own ASGI).

A thread answers only what was sent whole. Else a few connections that send half a form and wait would hold all threads,
and nobody could open a page, the one that leads out included.
"""

from asyncio import timeout
from typing import TYPE_CHECKING

from a2wsgi import WSGIMiddleware
from django.conf import settings

from glitterball.web.wsgi import application as pages_of_django

if TYPE_CHECKING:
    from a2wsgi.asgi_typing import HTTPScope, Receive, ReceiveEvent, Scope, Send

THREADS = 4  # that answer at the same time in one process
SECONDS_TO_SEND = 30  # a form on a bad line; none is larger than what Django takes
TOO_SLOW = b"This took too long to arrive. Nothing was changed. Please go back and send it again.\n"

_pages = WSGIMiddleware(pages_of_django, workers=THREADS)  # type: ignore[arg-type] # it is WSGI; the stubs say less


class _GoneError(Exception):
    """Whoever sent half of it is gone."""


async def application(scope: "Scope", receive: "Receive", send: "Send") -> None:
    """Answer one request, once it is there."""
    body = b""
    if scope["type"] == "http":
        try:
            async with timeout(SECONDS_TO_SEND):
                body = await _sent(scope, receive)
        except TimeoutError:
            await _say_too_slow(send)
            return
        except _GoneError:
            return

    async def receive_whole() -> "ReceiveEvent":
        if scope["type"] == "http":
            return {"type": "http.request", "body": body, "more_body": False}
        return await receive()  # a2wsgi wants a coroutine where granian gives another awaitable

    await _pages(scope, receive_whole, send)


async def _sent(scope: "HTTPScope", receive: "Receive") -> bytes:
    """What was sent along. Of what is announced too large nothing is read; Django refuses it by its announcement."""
    announced = next((int(value) for name, value in scope["headers"] if name == b"content-length"), 0)
    whole, has_more = bytearray(), 0 < announced <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    while has_more:
        event = await receive()
        if event["type"] != "http.request":
            raise _GoneError
        whole += event["body"]
        has_more = event["more_body"]
    return bytes(whole)


async def _say_too_slow(send: "Send") -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 408, "headers": headers})
    await send({"type": "http.response.body", "body": TOO_SLOW, "more_body": False})
