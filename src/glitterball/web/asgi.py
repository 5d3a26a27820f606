"""What granian serves: every page is Django's, with plain sync views (measured: half the CPU of Django's own ASGI)."""

from typing import TYPE_CHECKING

from a2wsgi import WSGIMiddleware

from glitterball.web.wsgi import application as pages_of_django

if TYPE_CHECKING:
    from a2wsgi.asgi_typing import Receive, ReceiveEvent, Scope, Send

THREADS = 4  # that answer at the same time in one process

_pages = WSGIMiddleware(pages_of_django, workers=THREADS)  # type: ignore[arg-type] # it is WSGI; the stubs say less


async def application(scope: "Scope", receive: "Receive", send: "Send") -> None:
    """Answer one request."""

    async def receive_as_coroutine() -> "ReceiveEvent":
        """a2wsgi wants a coroutine where granian gives another awaitable."""
        return await receive()

    await _pages(scope, receive_as_coroutine, send)
