"""The second step: a one-time password from an app, or one of the codes that were printed."""

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, validate_totp_code

from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.signin.access import authenticators_of
from glitterball.apps.signin.models import Account
from glitterball.apps.signin.queries import APP, RECOVERY


def is_asked_of(account: Account) -> bool:
    """Whether this account has an app."""
    return bool(authenticators_of(account, APP))


@across_persons()
def holds(account: Account, typed: str) -> bool:
    """Whether ``typed`` is what the app shows now, or a printed code that was not used yet; it is spent by this."""
    code = "".join(typed.split())
    return any(
        (TOTP(one) if one.type == APP else RecoveryCodes(one)).validate_code(code)
        for one in authenticators_of(account, APP, RECOVERY)
    )


def fits(secret: str, typed: str) -> bool:
    """Whether ``typed`` is what an app with this secret shows now."""
    return bool(validate_totp_code(secret, "".join(typed.split())))
