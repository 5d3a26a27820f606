"""Whoever sends half a form holds nobody else up."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import pytest
from a2wsgi import WSGIMiddleware

SECONDS = 5


def _page(environ, start_response):
    sent = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH", 0)))
    start_response("200 OK", [])
    return [b"got " + sent]


@pytest.fixture
def asgi(monkeypatch):
    """What is served, with one small page; it looks for the assets when it is imported."""
    served = import_module("glitterball.web.asgi")
    monkeypatch.setattr(served, "_pages", WSGIMiddleware(_page, workers=served.THREADS))
    return served


def answer_of(asking):
    """What comes of asking, in a thread of its own: a browser's loop may run in this one."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(asyncio.run, asking).result()


async def asked(asgi, receive, length=b"4"):
    """The status and body of the answer to a form of that announced length."""
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "http_version": "1.1"}
    told = []

    async def send(event):
        told.append(event)

    await asgi.application({**scope, "headers": [(b"content-length", length)]}, receive, send)
    return (told[0]["status"], b"".join(event.get("body", b"") for event in told)) if told else None


def sending(*pieces, then=None):
    """A browser that sends ``pieces``, and then waits for ``then``."""
    left = list(pieces)

    async def receive():
        if left:
            return {"type": "http.request", "body": left.pop(0), "more_body": bool(left or then)}
        await then.wait()
        return {"type": "http.disconnect"}

    return receive


def test_a_form_that_comes_in_pieces_is_answered_whole(asgi):
    assert answer_of(asked(asgi, sending(b"a=", b"bc"))) == (200, b"got a=bc")


def test_many_half_forms_hold_no_page_up(asgi):
    async def all_at_once():
        over = asyncio.Event()
        waiting = [asyncio.create_task(asked(asgi, sending(b"a=", then=over))) for _ in range(3 * asgi.THREADS)]
        await asyncio.sleep(0.2)
        try:
            return await asyncio.wait_for(asked(asgi, sending(b"a=bc")), SECONDS)
        finally:
            over.set()
            assert await asyncio.gather(*waiting) == [None] * len(waiting)  # whoever left is told nothing

    assert answer_of(all_at_once()) == (200, b"got a=bc")


def test_what_never_comes_is_given_up_in_words(asgi, monkeypatch):
    async def too_slow():
        return await asked(asgi, sending(b"a=", then=asyncio.Event()))

    monkeypatch.setattr(asgi, "SECONDS_TO_SEND", 0.1)
    status, said = answer_of(too_slow())
    assert status == 408
    assert b"Nothing was changed" in said


def test_of_what_is_announced_too_large_nothing_is_read(asgi, settings):
    announced = str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1).encode()
    assert answer_of(asked(asgi, sending(b"a=", then=asyncio.Event()), announced)) == (200, b"got ")
