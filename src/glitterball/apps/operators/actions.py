"""Make an account an operator's, and take that away: on the machine alone (``glitterball operator``)."""

from django.db import transaction

from glitterball.adapters.rows.standing import stand_for
from glitterball.apps.operators.models import Operator
from glitterball.apps.signin.access import account_by_address, as_kept
from glitterball.apps.signin.models import Account


class NoSuchAccountError(Exception):
    """No account has this address."""


@transaction.atomic
def add_operator(*, address: str) -> None:
    """Let the account with this address open the operators' page. Twice is once. Raises ``NoSuchAccountError``."""
    Operator.objects.get_or_create(person_id=_account(address).person_id)


@transaction.atomic
def remove_operator(*, address: str) -> None:
    """Let it open the page no longer. Raises ``NoSuchAccountError``."""
    Operator.objects.filter(person_id=_account(address).person_id).delete()


def _account(address: str) -> Account:
    account = account_by_address(as_kept(address)) if as_kept(address) else None
    if account is None:
        raise NoSuchAccountError
    stand_for(account.person_id)
    return account
