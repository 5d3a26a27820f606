"""The mail server that mails are handed to, from one setting: ``smtp://user:password@host:587``."""

import ssl
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

LOCAL = {"localhost", "127.0.0.1", "::1"}
PORTS = {"smtp": 587, "smtps": 465}
HIGHEST_PORT = 65535
Security = Literal["tls", "starttls", "none"]


class UnfitServerError(ValueError):
    """The setting names no mail server. Its message never holds the password."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mails are handed over, and how."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def read(cls, setting: str) -> "MailServer":
        """The server that ``smtp://`` (STARTTLS) or ``smtps://`` (TLS from the start) names.

        Without encryption only on this machine, or where ``?tls=none`` says so.
        """
        try:
            parts = urlsplit(setting)
            port = parts.port
        except ValueError:
            raise UnfitServerError("the port must be a number from 1 to 65535") from None
        if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/"):
            raise UnfitServerError("expected smtp://user:password@host:587 or smtps://user:password@host:465")
        return cls(
            parts.hostname,
            port or PORTS[parts.scheme],
            _security(parts.scheme, parts.hostname, parse_qs(parts.query)),
            unquote(parts.username or ""),
            unquote(parts.password or ""),
        )

    def context(self) -> ssl.SSLContext:
        """Certificates are checked."""
        return ssl.create_default_context()


def _security(scheme: str, host: str, options: dict[str, list[str]]) -> Security:
    if options not in ({}, {"tls": ["none"]}):
        raise UnfitServerError("after the “?” only tls=none is known")
    if scheme == "smtps":
        return "tls"
    return "none" if options or host in LOCAL else "starttls"
