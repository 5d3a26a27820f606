"""Whom the bad input is sent as: the owner of a whole check, made anew when an input put them out."""

from django.apps import apps
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client

from tests import pairs
from tests.crawling import Form, Site, crawl
from tests.visits import PASSPHRASE, lock
from tests.walls.test_addresses import NOBODYS

OK = 200
SEALED_BY_SOMEBODY = {"open", "locked", "private", "couple"}
UNLINKED = {  # forms on pages that only another form leads to, or a mail, or somebody in another place
    "/check/begin/": ("host", "agree", "once", "stays", "trust-01"),
    "{sitting}further/": (),
    "/you/close/": (),
    "/operator/": ("proof", "proved_by", "opens"),
    "/check/bring/": ("code", "earlier_passphrase", "goes_on_with"),
    "{link}begin/": (),
    "{link}yes/": ("name", "ending", "agree"),
    "{link}no/": ("never",),
    "/sign-in/passkey/": ("credential", "stays"),
    "/sign-in/passkey/options/": ("stays",),
    "/sign-in/code/typed/": ("code", "stays"),
    "/sign-in/second/": ("code", "way", "stays"),
    "/you/ways/address/": ("address",),
    "/you/ways/address/code/": ("code",),
    "/you/ways/mailed-codes/": ("mails_codes",),
    "/you/ways/password/": ("password", "again"),
    "/you/ways/passkey/": ("credential", "name"),
    "/you/ways/app/": ("code",),
    "/you/ways/recovery-codes/": (),
    "/you/ways/take/": ("what",),
    f"/you/consents/{NOBODYS}/take-back/": ("sure",),
    f"/you/grants/{NOBODYS}/end/": ("sure",),
    f"/you/answers/{NOBODYS}/": ("do",),
    f"/you/answers/kept/{NOBODYS}/forget/": (),
    "/couple/invite/": ("name", "ending", "agree"),
    "/couple/invite/withdraw/": (),
    "/couple/invite/let-through/": (),
    "/couple/ended/": (),
    "/couple/showing/choose/": ("scales",),
    "/couple/showing/preview/": ("agree", "looked_at"),
    "/couple/showing/drop/": (),
    "/couple/together/report/": ("paper", "name"),
    "/couple/line/take-back/": (),
    "/letters/confirm/some-token/": (),
    "/letters/end/some-token/": ("List-Unsubscribe",),
}


class Target:
    """An owner, their pages and forms, and their private rows."""

    def __init__(self, *, is_locked: bool) -> None:
        self.is_locked = is_locked
        self.client = Client()
        self.site = Site(self.client)
        self.begin()

    def begin(self) -> None:
        """Somebody new, with everything that they can reach."""
        self.client, other, third = pairs.account(), pairs.account(), pairs.account()
        address = self.client.get("/check/")["Location"]
        self.client.post(f"{address}line/", {"line": "how you laugh"})
        pairs.pair(self.client, other)
        for client in (self.client, other):
            pairs.show(client)
        link = pairs.invite(third)
        if self.is_locked:
            lock(self.client, PASSPHRASE)
            self.client.post("/you/close/")
        self.site = crawl(self.client)
        for action, names in UNLINKED.items():
            form = Form(action.format(sitting=address, link=link), dict.fromkeys(names, "on"))
            self.site.forms.setdefault((form.address, names), form)

    def form(self, address: str, names: tuple[str, ...]) -> Form:
        """The same form again, whoever the owner is by now."""
        return self.site.forms[address, names]

    def is_there(self) -> bool:
        """Whether the owner can still look at their own pages."""
        return self.client.get("/you/").status_code == OK

    def kept(self) -> list[list[list[object]]]:
        """Every private row there is, as it lies in the database."""
        private = [model for model in apps.get_models() if area_of(model) in SEALED_BY_SOMEBODY]
        rows = [list(model._default_manager.order_by("pk").values_list()) for model in private]
        return [[[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in r] for r in rows]


def area_of(model: type[Model]) -> str:
    """The area under whose key the model's rows lie."""
    keeping = getattr(model, "keeping", None)
    return keeping.area if keeping else ""


def is_refused(answer: HttpResponse) -> bool:
    """Whether the page says that something has to be mended or does not exist."""
    return answer.status_code >= 400
