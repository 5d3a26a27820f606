"""Whoever writes while the server is killed: what each does, what was acknowledged, and whether it is still there.

A write is noted as under way before it is sent and as acknowledged when its answer came. What was acknowledged must be
there afterwards; what was under way may be there or not, but whole.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from threading import Event, Thread
from typing import ClassVar

from tests.visitor import Visitor

Couples = Iterator[tuple[str, str]]  # of two doors: they are a couple, and think about showing all they can
OK, FOUND, NOT_FOUND, GONE = 200, 302, 404, 410
SHOWN = re.compile(r'name="shown" value="([^"]+)"')
CHOSEN = re.compile(r'value="(\d)" aria-pressed="true"')
LINE = re.compile(r'<textarea id="line"[^>]*>([^<]*)</textarea>')
CODE = re.compile(r'<p class="code">([^<]+)</p>')
SAID, PASSPHRASE = "how you laugh", "four words on a postcard"


class NothingLeftError(Exception):
    """There is nobody left to whom it could be done."""


class Writer(ABC):
    """Somebody who writes in one way, again and again, until the server is gone."""

    def __init__(self, port: int, couples: Couples) -> None:
        self.port, self.couples = port, couples
        self.count = 0  # writes that were acknowledged
        self.cut_off = 0  # writes that were under way at a kill
        self.surprises: list[str] = []
        self.over = Event()

    @abstractmethod
    def do(self) -> None:
        """Write once; return when it is acknowledged."""

    @abstractmethod
    def check(self) -> None:
        """Look whether everything acknowledged is there, and what was under way is whole."""

    def at_work(self) -> Thread:
        """Write in a thread of its own until the server is gone."""
        thread = Thread(target=self._go_on, name=type(self).__name__)
        thread.start()
        return thread

    def goes_to(self, port: int) -> None:
        """Find the server again."""
        self.port = port
        self.over.clear()

    def leave(self) -> None:
        """Close what is open."""
        self.over.set()

    def expect(self, status: int, *expected: int, of: str) -> None:
        """Note an answer that nobody should have got."""
        if status not in expected:
            self.surprises.append(f"{type(self).__name__}: {of} answered {status}")

    def _go_on(self) -> None:
        try:
            while not self.over.is_set():
                self.do()
                self.count += 1
        except NothingLeftError:
            return
        except (OSError, HTTPException):
            self.cut_off += 1


class AtHome(Writer):
    """Somebody with one sitting, who writes into it."""

    def __init__(self, port: int, couples: Couples) -> None:
        super().__init__(port, couples)
        self.visitor = Visitor(port)
        self.sitting = begin(self.visitor, once=type(self).__name__)
        self.token = self.visitor.get("/you/").token

    def goes_to(self, port: int) -> None:
        super().goes_to(port)
        self.visitor.goes_to(port)

    def leave(self) -> None:
        self.visitor.http.close()

    def page_of(self, path: str) -> str:
        """A page of one's own, which must open: a page that does not is no answer that is gone."""
        got = self.visitor.get(path)
        assert got.status == OK, f"{path} answered {got.status} after a kill: {got.page[:500]}"
        return got.page


@dataclass
class Course:
    """Values that follow each other in one place: the last one acknowledged, and the one under way."""

    acknowledged: str = ""
    under_way: str = ""

    def may_be(self, found: str) -> bool:
        """Whether what is there fits what was said."""
        return found in {self.acknowledged, self.under_way}


class Answers(AtHome):
    """Answers to ten questions, changed over and over."""

    PLACES: ClassVar = range(1, 11)

    def __init__(self, port: int, couples: Couples) -> None:
        super().__init__(port, couples)
        pages = {place: self.visitor.get(f"{self.sitting}{place}/").page for place in self.PLACES}
        self.items = {place: found_in(SHOWN, page) for place, page in pages.items()}
        self.courses = {place: Course() for place in self.PLACES}

    def do(self) -> None:
        place, value = self.PLACES[self.count % 10], str(1 + self.count // 10 % 5)
        course = self.courses[place]
        course.under_way = value
        sent = {"version": "1.0", "shown": self.items[place], "answer": value}
        answer = self.visitor.post(f"{self.sitting}{place}/", sent, token=self.token)
        self.expect(answer.status, FOUND, of="an answer")
        course.acknowledged = value

    def check(self) -> None:
        for place, course in self.courses.items():
            found = found_in(CHOSEN, self.page_of(f"{self.sitting}{place}/"))
            assert course.may_be(found), f"answer {place} is {found or 'gone'}, not {course}"
            course.acknowledged = course.under_way = found


class Lines(AtHome):
    """One line in one's own words, written anew over and over."""

    def __init__(self, port: int, couples: Couples) -> None:
        super().__init__(port, couples)
        self.course = Course()

    def do(self) -> None:
        self.course.under_way = f"{SAID} {self.count}"
        answer = self.visitor.post(f"{self.sitting}line/", {"line": self.course.under_way}, token=self.token)
        self.expect(answer.status, FOUND, of="a line")
        self.course.acknowledged = self.course.under_way

    def check(self) -> None:
        found = found_in(LINE, self.page_of(f"{self.sitting}line/"))
        assert self.course.may_be(found), f"the line is {found or 'gone'}, not {self.course}"
        self.course.acknowledged = self.course.under_way = found


class Beginnings(Writer):
    """New people, one after the other: a key, a person, a consent, a sitting and a door, all at once."""

    def __init__(self, port: int, couples: Couples) -> None:
        super().__init__(port, couples)
        self.begun: list[Visitor] = []

    def do(self) -> None:
        visitor = Visitor(self.port)
        try:
            begin(visitor, once=f"beginning {self.count} {self.cut_off}")
        finally:
            visitor.http.close()
        self.begun.append(visitor)

    def check(self) -> None:
        for visitor in self.begun:
            visitor.goes_to(self.port)
            assert "Agreed to on" in visitor.get("/you/consents/").page, "a consent is gone"
            assert visitor.get("/check/").status == FOUND, "a beginning is gone"
            visitor.http.close()
        self.begun.clear()


@dataclass
class Once:
    """Somebody new each time, to whom something is done that can be done once."""

    visitor: Visitor
    sitting: str = ""
    is_acknowledged: bool = False
    code: str = ""
    more: list[Visitor] = field(default_factory=list)


class OnceEach(Writer):
    """Something that can be done to each person once."""

    def __init__(self, port: int, couples: Couples) -> None:
        super().__init__(port, couples)
        self.people: list[Once] = []

    def do(self) -> None:
        once = Once(Visitor(self.port))
        try:
            once.sitting = begin(once.visitor, once=f"{type(self).__name__} {self.count} {self.cut_off}")
            token = once.visitor.get("/you/").token
            once.visitor.post(f"{once.sitting}line/", {"line": SAID}, token=token)
            self.people.append(once)  # from here on there is something to look for
            self.do_to(once, token)
        finally:
            once.visitor.http.close()
        once.is_acknowledged = True

    def check(self) -> None:
        for once in self.people:
            once.visitor.goes_to(self.port)
            self.check_one(once)
            once.visitor.http.close()
        self.people.clear()

    @abstractmethod
    def do_to(self, once: Once, token: str) -> None:
        """Do it, and return when it is acknowledged."""

    @abstractmethod
    def check_one(self, once: Once) -> None:
        """Look whether it is done if it was acknowledged, and done or not if it was not."""


class Locks(OnceEach):
    """A passphrase is set: the sheet is sealed anew, and the key that sealed it before is destroyed."""

    def do_to(self, once: Once, token: str) -> None:
        sent = {"passphrase": PASSPHRASE, "again": PASSPHRASE, "understood": "on"}
        answer = once.visitor.post("/you/lock/", sent, token=token)
        self.expect(answer.status, OK, of="a lock")

    def check_one(self, once: Once) -> None:
        once.visitor.post("/you/close/", {}, token=once.visitor.get("/you/").token)
        asks = once.visitor.get(f"{once.sitting}answers/")
        is_locked = 'name="passphrase"' in asks.page
        assert is_locked or not once.is_acknowledged, "a lock is gone"
        if is_locked:
            opens = {"passphrase": PASSPHRASE, "opens": "page"}
            assert once.visitor.post(f"{once.sitting}answers/", opens, token=asks.token).status == FOUND
        assert SAID in once.visitor.get(f"{once.sitting}answers/").page, "what was locked can't be read"


class Deletions(OnceEach):
    """Everything of a person goes: the keys, and then the rows."""

    def do_to(self, once: Once, token: str) -> None:
        answer = once.visitor.post("/you/delete/", {"sure": "on"}, token=token)
        self.expect(answer.status, FOUND, of="a deletion")

    def check_one(self, once: Once) -> None:
        page = once.visitor.get(f"{once.sitting}answers/")
        if once.is_acknowledged:
            assert page.status == NOT_FOUND, "somebody who was deleted is back"
        else:
            assert page.status == NOT_FOUND or SAID in page.page, "half of a person is left"


class ReturnCodes(OnceEach):
    """A return code opens one more device, and no third one."""

    def do_to(self, once: Once, token: str) -> None:
        once.code = found_in(CODE, once.visitor.post("/you/return-code/", {}, token=token).page)
        device = Visitor(self.port)
        once.more.append(device)
        try:
            answer = device.post("/return/", {"code": once.code}, token=device.get("/return/").token)
        finally:
            device.http.close()
        self.expect(answer.status, FOUND, of="a return code")

    def check_one(self, once: Once) -> None:
        if not once.code:
            return  # cut off before it was shown
        third = Visitor(self.port)
        status = third.post("/return/", {"code": once.code}, token=third.get("/return/").token).status
        third.http.close()
        assert status in ({GONE} if once.is_acknowledged else {GONE, FOUND}), "a spent code opens again"
        for device in once.more if once.is_acknowledged else ():
            device.goes_to(self.port)
            assert device.get("/you/").status == OK, "a device that came in is out again"
            device.http.close()


def begin(visitor: Visitor, *, once: str) -> str:
    """Begin a check; the address of the sitting."""
    token = visitor.post("/check/start/", {"host": "me"}, token="").token
    answer = visitor.post("/check/begin/", {"host": "me", "agree": "on", "once": once}, token=token)
    if answer.status != FOUND:
        raise HTTPException(f"beginning answered {answer.status}")
    return answer.location.removesuffix("begun/")


def found_in(pattern: re.Pattern[str], page: str) -> str:
    found = pattern.search(page)
    return found[1] if found else ""
