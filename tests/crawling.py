"""Every page that somebody comes to by links, and every form that stands on one. Two pages of each kind are enough."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from tests.walls.test_addresses import every_address

MOST_OF_A_KIND = 2
STARTS = tuple(route for route in every_address().values() if "<" not in route)
NOT_A_PAGE = "/static/"
WAY_OUT = "safety:leave"  # it ends the door of whoever opens it


@dataclass
class Form:
    """A form as a browser would send it: where to, and what stands in its fields."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The name of the address that it is sent to."""
        return resolve(self.action).view_name


@dataclass
class Site:
    """What one browser found."""

    client: Client
    pages: dict[str, HttpResponse] = field(default_factory=dict)
    forms: dict[tuple[str, tuple[str, ...]], Form] = field(default_factory=dict)


def crawl(client: Client) -> Site:
    """Follow every link from every address that needs no name."""
    site, kinds, waiting = Site(client), Counter(), list(STARTS)
    seen = set(waiting)
    while waiting:
        path = waiting.pop(0)
        kinds[resolve(path).view_name] += 1
        if kinds[resolve(path).view_name] > MOST_OF_A_KIND:
            continue
        whoever = Client() if resolve(path).view_name == WAY_OUT else client
        site.pages[path] = page = whoever.get(path)
        read = Reader(path, page)
        for form in read.forms:
            site.forms.setdefault((form.address, tuple(sorted(form.fields))), form)
        for link in read.links:
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    return site


class Reader(HTMLParser):
    """The links and the posting forms of one page."""

    def __init__(self, path: str, page: HttpResponse) -> None:
        super().__init__()
        self.path, self.links, self.forms = path, [], []
        self.form: Form | None = None
        self._link(page.headers.get("Location", ""))
        if page.headers.get("Content-Type", "").startswith("text/html"):
            self.feed(page.content.decode())

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if tag == "a":
            self._link(given.get("href", ""))
        elif tag == "form" and given.get("method", "").lower() == "post":
            self.form = Form(urlsplit(urljoin(self.path, given.get("action", ""))).path)
            if is_ours(self.form.action):
                self.forms.append(self.form)
        elif tag in {"input", "textarea", "select", "button"} and self.form and (name := given.get("name")):
            self.form.fields.setdefault(name, given.get("value", ""))
        elif tag == "option" and self.form and self.form.fields:
            last = list(self.form.fields)[-1]
            self.form.fields[last] = self.form.fields[last] or given.get("value", "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None

    def _link(self, target: str) -> None:
        if not target or urlsplit(target).netloc or urlsplit(target).scheme:
            return
        path = urlsplit(urljoin(self.path, target)).path
        if is_ours(path):
            self.links.append(path)


def is_ours(path: str) -> bool:
    """Whether the path is one of our pages, and no file."""
    if path.startswith(NOT_A_PAGE):
        return False
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
