"""The only place that draws at random; everything else is given what was drawn."""

import secrets  # noqa: TID251 - this is the one place
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    import numpy as np

SECRET_BYTES = 48
SPOKEN = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # five bits less a little each


def secret() -> str:
    """A fresh secret in letters that fit a header or an address."""
    return secrets.token_urlsafe(SECRET_BYTES)


def some_bytes(count: int) -> bytes:
    """``count`` fresh bytes: keys, salts, nonces."""
    return secrets.token_bytes(count)


def new_id() -> UUID:
    """A fresh id, made before the row that it names."""
    return UUID(bytes=secrets.token_bytes(16), version=4)


def spoken_code(groups: int) -> str:
    """A code to write down and type again: groups of four letters and digits that can't be mistaken for each other."""
    return "-".join("".join(secrets.choice(SPOKEN) for _ in range(4)) for _ in range(groups))


def digits(count: int) -> str:
    """``count`` digits, for a code that lives for minutes and is typed on a phone."""
    return "".join(secrets.choice("0123456789") for _ in range(count))


def seeded(seed: int) -> "np.random.Generator":
    """Numbers for simulations, the same for the same ``seed``; never for keys, ids or tokens."""
    import numpy as np

    return np.random.default_rng(seed)
