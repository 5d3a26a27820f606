"""What two people do with each other while the server is killed: show, take back, open their lines, separate."""

import re
from abc import abstractmethod
from dataclasses import dataclass, field

from tests.crashes.writers import FOUND, Couples, NothingLeftError, Writer, found_in
from tests.visitor import Visitor

LOOKED_AT = re.compile(r'name="looked_at" value="([0-9a-f]+)"')
SHOWING, PREVIEW, LINE, TURN = "/couple/showing/", "/couple/showing/preview/", "/couple/line/", "/couple/together/turn/"
THINKS, SHOWS, OPENED = "What you think about", "Take everything back", "You two have opened your lines"


@dataclass
class Two:
    """A couple, and how far it came: each step under way, and those of them that were acknowledged."""

    one: Visitor
    other: Visitor
    under_way: list[str] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)

    def was(self, step: str) -> bool:
        """Whether it was acknowledged: it must be there."""
        return step in self.acknowledged

    def may_be(self, step: str) -> bool:
        """Whether it was sent: it may be there."""
        return step in self.under_way

    def close(self) -> None:
        """Close both browsers."""
        for visitor in (self.one, self.other):
            visitor.http.close()


class Twos(Writer):
    """Something that two people can do once."""

    def __init__(self, port: int, couples: Couples) -> None:
        super().__init__(port, couples)
        self.twos: list[Two] = []

    def do(self) -> None:
        doors = next(self.couples, None)
        if doors is None:
            raise NothingLeftError
        two = Two(Visitor(self.port), Visitor(self.port))
        two.one.cookies["door"], two.other.cookies["door"] = doors
        self.twos.append(two)
        try:
            self.do_with(two)
        finally:
            two.close()

    def check(self) -> None:
        for two in self.twos:
            two.one.goes_to(self.port)
            two.other.goes_to(self.port)
            self.check_one(two)
            two.close()
        self.twos.clear()

    def step(self, two: Two, name: str, visitor: Visitor, path: str, sent: dict[str, str], *, page: str = "") -> None:
        """Send a form, and note that it was acknowledged."""
        token = visitor.get(page or path).token or visitor.get("/you/").token
        two.under_way.append(name)
        self.expect(visitor.post(path, sent, token=token).status, FOUND, of=name)
        two.acknowledged.append(name)

    def show(self, two: Two) -> None:
        """Both show what they thought about."""
        for name, visitor in (("one shows", two.one), ("other shows", two.other)):
            looked_at = found_in(LOOKED_AT, visitor.get(PREVIEW).page)
            self.step(two, name, visitor, PREVIEW, {"agree": "on", "looked_at": looked_at})

    @abstractmethod
    def do_with(self, two: Two) -> None:
        """Do it, step by step."""

    @abstractmethod
    def check_one(self, two: Two) -> None:
        """Look whether each step is whole, and there if it was acknowledged."""


class Releases(Twos):
    """Both show what they can, and one of them takes it all back."""

    def do_with(self, two: Two) -> None:
        self.show(two)
        self.step(two, "one takes back", two.one, "/couple/showing/take-back/", {}, page=SHOWING)

    def check_one(self, two: Two) -> None:
        for name, visitor in (("one shows", two.one), ("other shows", two.other)):
            page = visitor.get(SHOWING).page
            thinks, shows = THINKS in page, SHOWS in page
            assert not (thinks and shows), f"{name}: half of a release"
            if name == "one shows" and two.may_be("one takes back"):
                assert not thinks, "what was taken back is thought about again"
                assert not (shows and two.was("one takes back")), "what was taken back is shown again"
            else:
                assert thinks or shows, f"{name}: neither thought about nor shown"
                assert shows or not two.was(name), f"{name}: it is gone"
                assert thinks or two.may_be(name), f"{name}: shown by nobody"


class Reveals(Twos):
    """Both give a line, and one of them turns to the page that opens both."""

    def do_with(self, two: Two) -> None:
        self.show(two)
        for name, visitor in (("one", two.one), ("other", two.other)):
            self.step(two, f"{name} gives", visitor, LINE, {"line": f"the words of {name}", "when": "both"})
        self.step(two, "opened", two.other, TURN, {"at": "0", "way": "on"}, page="/couple/together/")

    def check_one(self, two: Two) -> None:
        pages = {"one": two.one.get(LINE).page, "other": two.other.get(LINE).page}
        for name, page in pages.items():
            if two.was(f"{name} gives"):
                assert f"the words of {name}</blockquote>" in page, f"the line of {name} is gone"
        opened = {OPENED in page for page in pages.values()}
        assert len(opened) == 1, "half of a reveal"
        assert opened == {True} or not two.was("opened"), "what was opened is closed again"
        assert opened == {False} or two.may_be("opened"), "opened by nobody"


class Separations(Twos):
    """One of them ends it."""

    def do_with(self, two: Two) -> None:
        self.step(two, "ended", two.one, "/couple/end/", {"sure": "on"})

    def check_one(self, two: Two) -> None:
        ended = {visitor.get("/couple/").location.endswith("/ended/") for visitor in (two.one, two.other)}
        assert len(ended) == 1, "half of a separation"
        assert ended == {True} or not two.was("ended"), "an end is undone"
        assert ended == {False} or two.may_be("ended"), "ended by nobody"
