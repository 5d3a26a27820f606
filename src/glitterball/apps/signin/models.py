"""An account: what a person signs in with. It knows no name, and nothing of what its person said."""

from types import MappingProxyType
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from glitterball.adapters import chance
from glitterball.apps.accounts.models import Person
from glitterball.core.keeping import Keeping

LONGEST_ADDRESS = 254


class Account(AbstractBaseUser):
    """The ways into one person's pages. Passkeys and one-time passwords stand in allauth's ``Authenticator``."""

    keeping: ClassVar = Keeping(
        "person",
        "none",
        "all",
        "stays",
        until="its person goes",
        plain=MappingProxyType(
            {
                "email": "an address must be found by whoever signs in with it, before any key is open",
                "password": "a hash (Argon2id) and no text",
            }
        ),
    )

    id = models.UUIDField(primary_key=True, default=chance.new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="account")
    email = models.EmailField(max_length=LONGEST_ADDRESS, null=True, unique=True)  # null: no address
    mails_codes = models.BooleanField(default=True)  # a code sent to the address lets in
    last_login = None  # nobody is told when somebody was last here
    is_active = True

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = BaseUserManager["Account"]()

    def __str__(self) -> str:
        return str(self.id)
