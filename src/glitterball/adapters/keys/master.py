"""The master key: from a file that only its owner can read, from the environment, or from a key service.

It wraps every other key and encrypts nothing else. Without it nothing opens; so it is looked for in one place only, and
a wrong one is refused before the first page is served.
"""

import os
import subprocess
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64Error
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shlex import split

from cryptography.hazmat.primitives.hashes import SHA256, Hash

from glitterball.adapters import chance

SECRET_BYTES = 32
SOURCES = FILE, VALUE, COMMAND = (
    "GLITTERBALL_MASTER_KEY_FILE",
    "GLITTERBALL_MASTER_KEY",
    "GLITTERBALL_MASTER_KEY_COMMAND",
)
SECONDS_FOR_A_SERVICE = 20
OTHERS = 0o077


class MasterKeyError(Exception):
    """The master key is missing or can't be used; the message says where it was looked for and what to do."""


@dataclass(frozen=True, slots=True)
class MasterKey:
    """The key that wraps all others."""

    secret: bytes

    @property
    def id(self) -> bytes:
        """Tells one master key from another without telling what it is."""
        digest = Hash(SHA256())
        digest.update(b"glitterball master key id\n" + self.secret)
        return digest.finalize()[:8]

    def __repr__(self) -> str:
        return f"MasterKey({self.id.hex()})"  # the secret must not reach a log by way of a traceback


def source_of(environment: Mapping[str, str]) -> str:
    """The one source that is set; the file if none is. Raises ``MasterKeyError`` for two."""
    chosen = [name for name in SOURCES if environment.get(name)]
    if len(chosen) > 1:
        raise MasterKeyError(f"{' and '.join(chosen)} are both set: expected one source of the master key")
    return chosen[0] if chosen else FILE


def file_of(environment: Mapping[str, str], default_file: Path) -> Path:
    """The file of the master key, where that is its source."""
    return Path(environment.get(FILE) or default_file)


def next_to(file: Path) -> Path:
    """Where the next master key lies until the ring is wrapped with it."""
    return file.with_name(f"{file.name}.next")


def load_master(environment: Mapping[str, str], default_file: Path) -> MasterKey:
    """The master key from the one source that is set; from ``default_file`` if none is. Raises ``MasterKeyError``."""
    source = source_of(environment)
    if source == VALUE:
        return _decoded(environment[VALUE], VALUE)
    if source == COMMAND:
        return _decoded(_asked(environment[COMMAND]), COMMAND)
    return read_master(file_of(environment, default_file))


def make_master_file(path: Path) -> MasterKey:
    """A new master key in a file of mode 600. Raises ``FileExistsError`` rather than write over one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    master = MasterKey(chance.some_bytes(SECRET_BYTES))
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(urlsafe_b64encode(master.secret) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return master


def read_master(path: Path) -> MasterKey:
    """The master key in a file that only its owner can read. Raises ``MasterKeyError``."""
    try:
        if path.stat().st_mode & OTHERS:
            raise MasterKeyError(f"{path} can be read by others: run “chmod 600 {path}” and start again")
        return _decoded(path.read_text(encoding="ascii", errors="replace"), str(path))
    except FileNotFoundError:
        raise MasterKeyError(
            f"no master key at {path}: put back the one this server was set up with, "
            f"or set {FILE}, {VALUE} or {COMMAND}"
        ) from None
    except OSError as error:
        raise MasterKeyError(f"the master key at {path} can't be read ({error.strerror})") from None


def _asked(command: str) -> str:
    try:
        asked = subprocess.run(  # noqa: S603 - the command is the operator's own
            split(command), capture_output=True, timeout=SECONDS_FOR_A_SERVICE, check=True, text=True
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        raise MasterKeyError(f"{COMMAND} did not give a key: run it by hand to see why") from None
    return asked.stdout


def _decoded(text: str, source: str) -> MasterKey:
    try:
        secret = urlsafe_b64decode(text.strip().encode("ascii"))
    except (NotBase64Error, ValueError):
        secret = b""
    if len(secret) != SECRET_BYTES:
        raise MasterKeyError(f"{source} holds no master key: expected {SECRET_BYTES} bytes in base64")
    return MasterKey(secret)
