"""Keys: the only room that touches key material. Others hand it bytes and say whose they are and where they stand."""

from glitterball.adapters.keys.derived import key_of_link, seed_of
from glitterball.adapters.keys.envelope import CannotOpenError, DataKey, Place, open_sealed, seal
from glitterball.adapters.keys.master import MasterKey, MasterKeyError, load_master, make_master_file
from glitterball.adapters.keys.ring import Area, KeyRing, NoKeyError, ShreddedError
from glitterball.adapters.keys.wrapping import WrongPassphraseError

__all__ = [
    "Area",
    "CannotOpenError",
    "DataKey",
    "KeyRing",
    "MasterKey",
    "MasterKeyError",
    "NoKeyError",
    "Place",
    "ShreddedError",
    "WrongPassphraseError",
    "key_of_link",
    "load_master",
    "make_master_file",
    "open_sealed",
    "seal",
    "seed_of",
]
