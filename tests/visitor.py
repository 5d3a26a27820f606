"""Somebody with a browser that knows no more than cookies and forms, on a real server over real HTTP."""

import re
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlencode

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    page: str
    location: str
    headers: dict[str, str]

    @property
    def token(self) -> str:
        """What its forms send along, so that the server knows them as its own."""
        found = TOKEN.search(self.page)
        return found[1] if found else ""


class Visitor:
    """One browser."""

    def __init__(self, port: int, *, timeout: float = 60) -> None:
        self.http = HTTPConnection("127.0.0.1", port, timeout=timeout)
        self.cookies: dict[str, str] = {}

    def goes_to(self, port: int) -> None:
        """The same browser, at the server's next life."""
        self.http.close()
        self.http = HTTPConnection("127.0.0.1", port, timeout=self.http.timeout)

    def get(self, path: str) -> Answer:
        """A page."""
        return self._ask("GET", path, None, {})

    def post(self, path: str, sent: dict[str, str], *, token: str) -> Answer:
        """Send a form that carried ``token``."""
        return self._ask("POST", path, urlencode(sent | {"csrfmiddlewaretoken": token}), FORM)

    def _ask(self, method: str, path: str, body: str | None, more: dict[str, str]) -> Answer:
        cookies = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        self.http.request(method, path, body, more | (cookies if self.cookies else {}))
        got = self.http.getresponse()
        page = got.read()
        for cookie in got.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        headers = {name.lower(): value for name, value in got.headers.items()}
        return Answer(got.status, page.decode("utf-8", "replace"), headers.get("location", ""), headers)
