"""What is made of a secret that stands already: the same each time, another for each purpose, and never the secret."""

import pytest

from glitterball.adapters.keys import CannotOpenError, DataKey, key_of_link, seed_of
from glitterball.adapters.keys.handed import open_by_secret, seal_by_secret
from glitterball.adapters.keys.wrapping import from_secret

TOKEN = "a-token-in-a-link"  # noqa: S105 - nobody's
KEY, OTHER = DataKey(b"12345678", bytes(range(32))), DataKey(b"12345678", bytes(32))


def test_a_link_makes_one_key_and_another_link_another():
    key = key_of_link(TOKEN)
    assert key == key_of_link(TOKEN)
    assert len(key.secret) == 32
    assert len(key.id) == 8
    assert key.id not in key.secret  # the id stands open in each value
    assert {key.id, key.secret}.isdisjoint({key_of_link("another").id, key_of_link("another").secret})


def test_the_key_of_a_link_is_what_opens_what_was_sealed_before():
    """Made of the token by HKDF for this purpose alone; a change would shut every link that is on its way."""
    assert key_of_link(TOKEN).secret == from_secret(TOKEN.encode(), "link")
    assert key_of_link(TOKEN).secret.hex() == "b211f028faeb66a1197931ede0e6baa770ba2c2692a864457affb96a922caa83"
    assert seed_of(KEY, "resting").hex() == "89f60042b1dde949bccf73d2ce2362a6364bd3800da493a36cf125dca157359a"


def test_a_seed_is_for_one_key_and_one_purpose():
    seed = seed_of(KEY, "resting")
    assert seed == seed_of(KEY, "resting")
    assert len(seed) == 32
    assert seed not in {
        KEY.secret,
        seed_of(KEY, "another"),
        seed_of(OTHER, "resting"),
        from_secret(KEY.secret, "resting"),
    }


def test_a_text_opens_by_its_secret_and_for_its_purpose_alone():
    sealed = seal_by_secret("how you hum", "mine", "a step")
    assert open_by_secret(sealed, "mine", "a step") == "how you hum"
    assert "how you hum" not in sealed
    assert sealed != seal_by_secret("how you hum", "mine", "a step")
    for secret, purpose in (("theirs", "a step"), ("mine", "another step"), ("", "a step")):
        with pytest.raises(CannotOpenError):
            open_by_secret(sealed, secret, purpose)


@pytest.mark.parametrize("sealed", ["", "no base64!", "AAAA", "é", "QUJD" * 20])
def test_anything_else_does_not_open(sealed):
    with pytest.raises(CannotOpenError):
        open_by_secret(sealed, "mine", "a step")


def test_an_added_sign_does_not_open_either():
    sealed = seal_by_secret("how you hum", "mine", "a step")
    with pytest.raises(CannotOpenError):
        open_by_secret(f"{sealed[:8]}!{sealed[8:]}", "mine", "a step")
