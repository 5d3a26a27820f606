"""Hand mails to the server, so that a worker killed at any moment never hands one over twice.

A server takes a mail at the last dot of its text. So everything but that dot is sent first; then whoever sends is asked
to write down that it is about to happen (``is_still_wanted``); only then the dot goes out. Whoever finds that note
without an answer knows that the mail may have gone; what was cut off before it was certainly not taken
(docs/decisions/0013).
"""

import smtplib
from collections.abc import Callable
from email.message import EmailMessage
from enum import Enum, auto
from types import TracebackType

from glitterball.adapters.mail.addresses import is_ascii_only
from glitterball.adapters.mail.message import as_bytes
from glitterball.adapters.mail.server import MailServer

SECONDS = 30
OK, READY, SERVER_ERROR = 250, 354, 500
RCPT_OK = (250, 251)
POLICY = b"5.7."  # relaying, spam, sign-in: about this server, not about the reader's mailbox


class Outcome(Enum):
    """What became of one attempt."""

    ACCEPTED = auto()
    REFUSED = auto()  # for good, by the reader's mailbox
    TROUBLE = auto()  # for now; certainly not taken
    WITHDRAWN = auto()  # nobody wants it any more; certainly not taken
    UNSURE = auto()  # the line went dead between the last dot and the answer


class Postbox:
    """One connection to a mail server, opened when the first mail comes."""

    def __init__(self, server: MailServer, *, sender: str) -> None:
        self._server = server
        self._sender = sender
        self._line: smtplib.SMTP | None = None

    def __enter__(self) -> "Postbox":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up()

    def send(self, message: EmailMessage, *, to: str, is_still_wanted: Callable[[], bool]) -> Outcome:
        """Hand over one mail. Nothing that is raised or logged here holds an address."""
        try:
            line = self._line or self._connect()
            refusal = self._announce(line, to)
            if refusal is not None:
                line.rset()
                return refusal
            self._write_all_but_the_dot(line, as_bytes(message, to))
        except (OSError, smtplib.SMTPException, UnicodeError):
            self._hang_up()
            return Outcome.TROUBLE
        return self._finish(line) if self._is_wanted(is_still_wanted) else Outcome.WITHDRAWN

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        us = self._sender.rpartition("@")[2]  # without a name, smtplib asks the network for one
        line: smtplib.SMTP
        if server.security == "tls":
            line = smtplib.SMTP_SSL(server.host, server.port, us, timeout=SECONDS, context=server.context())
        else:
            line = smtplib.SMTP(server.host, server.port, us, timeout=SECONDS)
        self._line = line  # so that it is hung up whatever follows
        if server.security == "starttls":
            line.starttls(context=server.context())
        line.ehlo_or_helo_if_needed()
        if server.user:
            line.login(server.user, server.password)
        return line

    def _announce(self, line: smtplib.SMTP, to: str) -> Outcome | None:
        """Sender and recipient; an outcome where it ends here."""
        if is_ascii_only(to):
            options = []
        elif line.has_extn("smtputf8"):
            options = ["SMTPUTF8"]
            line.command_encoding = "utf-8"
        else:
            return Outcome.REFUSED
        code, _ = line.mail(self._sender, options)
        if code != OK:
            return Outcome.TROUBLE
        code, said = line.rcpt(to)
        line.command_encoding = "ascii"
        return None if code in RCPT_OK else _refusal(code, said)

    def _write_all_but_the_dot(self, line: smtplib.SMTP, text: bytes) -> None:
        code, said = line.docmd("DATA")
        if code != READY:
            raise smtplib.SMTPDataError(code, said)
        stuffed = text.replace(b"\r\n.", b"\r\n..")
        if stuffed.startswith(b"."):
            stuffed = b"." + stuffed
        line.send(stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n")

    def _is_wanted(self, is_still_wanted: Callable[[], bool]) -> bool:
        """Ask; within the text there is no other way to take a mail back than to drop the line."""
        is_wanted = False
        try:
            is_wanted = is_still_wanted()
        finally:
            if not is_wanted:
                self._hang_up(politely=False)
        return is_wanted

    def _finish(self, line: smtplib.SMTP) -> Outcome:
        try:
            line.send(b".\r\n")
            code, said = line.getreply()
        except (OSError, smtplib.SMTPException):
            self._hang_up(politely=False)
            return Outcome.UNSURE
        return Outcome.ACCEPTED if code == OK else _refusal(code, said)

    def _hang_up(self, *, politely: bool = True) -> None:
        line, self._line = self._line, None
        if line is None:
            return
        try:
            if politely:
                line.quit()
        except (OSError, smtplib.SMTPException):
            pass  # it is gone already, which is what was wanted
        finally:
            line.close()


def _refusal(code: int, said: bytes) -> Outcome:
    is_about_the_reader = code >= SERVER_ERROR and not said.startswith(POLICY)
    return Outcome.REFUSED if is_about_the_reader else Outcome.TROUBLE
