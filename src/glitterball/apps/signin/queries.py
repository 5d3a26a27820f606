"""What the pages about signing in show."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings

from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.access import owner_of
from glitterball.apps.accounts.models import Door, Person
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.signin.access import account_with_authenticators_of, authenticators_of
from glitterball.apps.signin.models import Account

PASSKEY, APP, RECOVERY = Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES
WORD_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey on a page. Its row's number counts those of everybody, so pages know it by another word."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways by which somebody can sign in, and what stands beside them."""

    has_begun: bool = False
    address: str = ""
    is_mailed: bool = False
    mails_codes: bool = False
    has_password: bool = False
    passkeys: tuple[Passkey, ...] = ()
    has_app: bool = False

    @property
    def count(self) -> int:
        """How many lead in by themselves."""
        return int(self.mails_codes) + int(self.has_password) + len(self.passkeys)


@dataclass(frozen=True, slots=True)
class Device:
    """A door on a page: whether it is this one, and when it closes. Nothing says when it was used."""

    id: UUID
    is_this: bool
    ends_at: datetime


def ways_of(viewer: Viewer) -> Ways:
    """The viewer's own ways in."""
    account, kept = account_with_authenticators_of(viewer)
    return _ways(account, kept) if account else Ways(is_mailed=bool(settings.SMTP_URL))


def ways_into(account: Account) -> Ways:
    """The ways into one account."""
    return _ways(account, authenticators_of(account, PASSKEY, APP))


def _ways(account: Account, kept: Sequence[Authenticator]) -> Ways:
    is_mailed = bool(settings.SMTP_URL)
    return Ways(
        has_begun=True,
        address=account.email or "",
        is_mailed=is_mailed,
        mails_codes=is_mailed and bool(account.email) and account.mails_codes,
        has_password=bool(account.email) and account.has_usable_password(),
        passkeys=tuple(Passkey(word_for(one), one.wrap().name) for one in kept if one.type == PASSKEY),
        has_app=any(one.type == APP for one in kept),
    )


def word_for(passkey: Authenticator) -> str:
    """What a page calls a passkey: it says nothing of how many there are, or were, on this server."""
    return sha256(f"{passkey.user_id} {passkey.pk}".encode()).hexdigest()[:WORD_LENGTH]


def devices_of(viewer: Viewer, *, now: datetime) -> tuple[Device, ...]:
    """The viewer's own devices, this one first."""
    rows = Door.objects.filter(person_id=owner_of(viewer), ends_at__gt=now).values_list("id", "ends_at")
    devices = [Device(door, door == viewer.door, ends_at) for door, ends_at in rows]
    return tuple(sorted(devices, key=lambda device: (not device.is_this, -device.ends_at.timestamp(), device.id)))


@across_persons()
def number_of_accounts() -> int:
    """How many accounts there are: all that an operator sees of them."""
    return Account.objects.count()


@across_persons()
def persons_at(addresses: Collection[str]) -> tuple[UUID, ...]:
    """Whose accounts have one of ``addresses`` (``as_kept``); for the demo couple, whose addresses nobody can own."""
    return tuple(Account.objects.filter(email__in=addresses).values_list("person_id", flat=True))


@across_persons()
def number_of_persons_besides(addresses: Collection[str]) -> int:
    """How many persons are here, with or without an account, whose address is none of these."""
    return Person.objects.exclude(id__in=persons_at(addresses)).count()
