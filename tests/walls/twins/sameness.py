"""One clock, one chance and one outbox for two worlds, so that nothing but what people did can differ."""

from datetime import UTC, datetime
from hashlib import sha256

import django.utils.crypto
import fido2.server
from allauth.mfa.recovery_codes.internal import auth as recovery
from allauth.mfa.totp.internal import auth as totp

from glitterball.adapters import chance, clock
from glitterball.adapters.mail import errand
from glitterball.adapters.mail.postbox import Outcome

BEGINNING = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


class SameChance:
    """Stands in for ``secrets``, and for ``os`` where that draws.

    What it draws follows from the moment alone, not from what was drawn before it. Each request is a moment of its own,
    and bytes of one length are a row of their own: so one nonce more, drawn in one world, moves no id in it.
    """

    def __init__(self) -> None:
        self.at("")

    def at(self, moment: str) -> None:
        self.moment, self.drawn = moment, {}

    def token_bytes(self, count: int) -> bytes:
        number = self.drawn[count] = self.drawn.get(count, 0) + 1
        blocks = (sha256(f"{self.moment}/{count}/{number}/{i}".encode()).digest() for i in range(count // 32 + 1))
        return b"".join(blocks)[:count]

    def token_urlsafe(self, count: int) -> str:
        return self.token_bytes(count).hex()

    def urandom(self, count: int) -> bytes:
        return self.token_bytes(count)

    def choice(self, among):
        return among[int.from_bytes(self.token_bytes(9)) % len(among)]


class SameClock:
    """Stands still until a step lets time pass."""

    def __init__(self) -> None:
        self.moment = BEGINNING

    def now(self) -> datetime:
        return self.moment

    def seconds(self) -> float:
        return self.moment.timestamp()


class Outbox:
    """Stands in for the thread that hands mails over and for the mail server: keeps what would have gone out."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, object]] = []

    def submit(self, send, mail):
        return send(mail)

    def __call__(self, *_, **__):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def send(self, message, *, to, **_):
        said = [part.get_content() for part in message.iter_parts()]
        headers = [(name, value) for name, value in message.items() if name != "Content-Type"]  # its border is drawn
        self.mails.append((to, (headers, said)))
        return Outcome.ACCEPTED


def put_in_place(monkeypatch) -> tuple[SameClock, SameChance, Outbox]:
    """From now on nothing in this process reads the time or draws at random in any other way."""
    same_clock, same_chance, outbox = SameClock(), SameChance(), Outbox()
    monkeypatch.setattr(clock, "now", same_clock.now)
    monkeypatch.setattr("time.time", same_clock.seconds)  # of cookies, signatures and allauth's limits
    for place in (chance, django.utils.crypto, totp, recovery):
        monkeypatch.setattr(place, "secrets", same_chance)
    monkeypatch.setattr(fido2.server, "os", same_chance)
    monkeypatch.setattr(errand, "_errands", outbox)
    monkeypatch.setattr(errand, "Postbox", outbox)
    return same_clock, same_chance, outbox
