"""Files that pages load: hashed, pressed, kept for ever, and small."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from glitterball.web import assets, fonts

FONT_BYTES = 45_000


@pytest.fixture
def links(client):
    return set(re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/first-light/").content.decode()))


def test_every_link_is_hashed(links):
    assert links
    assert all(re.search(r"\.[0-9a-f]{12}\.\w+$", link) for link in links)


@pytest.mark.django_db  # closing an answer looks whether a connection is left over
def test_every_link_is_kept_for_ever_and_pressed(links):
    client = Client()  # WhiteNoise looks for files when a server starts
    for link in links:
        response = client.get(link, headers={"accept-encoding": "br"})
        b"".join(response.streaming_content)
        response.close()
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers.get("Content-Encoding") == "br" or link.endswith((".woff2", ".svg"))


def test_htmx_comes_from_its_package(links):
    assert any(link.startswith("/static/django_htmx/htmx-2.min.") for link in links)


def test_fonts_are_cut_small_and_bring_their_licence():
    assert sum((fonts.FOLDER / f"{name}.woff2").stat().st_size for name in fonts.SOURCES) < FONT_BYTES
    assert all((fonts.FOLDER / name).exists() for name in fonts.LICENCES)


def test_a_second_preparation_changes_nothing():
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    before = manifest.stat().st_mtime_ns
    assets.prepare()
    assert manifest.stat().st_mtime_ns == before
