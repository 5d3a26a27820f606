"""Every setting is documented, and a wrong one is said in plain words before the door opens."""

import re
from pathlib import Path

import pytest
from django.core import checks as django_checks

ROOT = Path(__file__).parents[2]
DOCUMENTED = (ROOT / "docs/hosting/settings.md").read_text(encoding="utf-8")
USED = sorted(
    {name for path in (ROOT / "src").rglob("*.py") for name in re.findall(r"GLITTERBALL_[A-Z_]+", path.read_text())}
)


def errors() -> dict[str, str]:
    return {message.id: message.msg for message in django_checks.run_checks()}


@pytest.mark.parametrize("name", USED)
def test_every_setting_is_documented(name):
    assert f"`{name}`" in DOCUMENTED


def test_nothing_is_documented_that_is_not_there():
    assert sorted(set(re.findall(r"`(GLITTERBALL_[A-Z_]+)`", DOCUMENTED))) == USED


def test_the_settings_as_they_come_have_nothing_wrong(settings):
    settings.DATABASE_URLS = ("", "")  # also where these tests run on PostgreSQL
    assert errors() == {}


def test_one_login_for_owner_and_pages(settings):
    settings.DATABASE_URLS = ("postgresql://owner@host/name", "")
    assert "step down" in errors()["glitterball.W003"]
    settings.DATABASE_URLS = ("", "postgresql://pages@host/name")
    assert errors() == {}


@pytest.mark.parametrize("target", ["http://weather.example/", "javascript:alert(1)", "weather.example", "https://"])
def test_an_exit_that_is_no_address(settings, target):
    settings.EXIT_URL = target
    assert target in errors()["glitterball.E001"]


@pytest.mark.parametrize("host", ["*", "http://us.example", " us.example"])
def test_a_host_that_is_no_name(settings, host):
    settings.ALLOWED_HOSTS = [host]
    assert host in errors()["glitterball.E002"]


def test_a_short_secret(settings):
    settings.SECRET_KEY = "short"  # noqa: S105 - that is the point
    assert "glitterball.E003" in errors()


def test_debugging_in_front_of_others(settings):
    settings.DEBUG = True
    settings.ALLOWED_HOSTS = ["localhost"]
    assert "glitterball.W001" in errors()
    settings.ALLOWED_HOSTS = ["us.example"]
    assert "glitterball.E004" in errors()


@pytest.mark.parametrize("target", ["http://code.example/", "javascript:alert(1)", "https://", "https://a.example/<b>"])
def test_a_source_that_is_no_address(settings, target):
    settings.SOURCE_URL = target
    assert target in errors()["glitterball.E030"]
