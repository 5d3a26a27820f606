"""One mail as a message: plain text and HTML, with the headers that let a mailbox end the series in one click."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from glitterball.adapters.mail.addresses import is_ascii_only
from glitterball.adapters.mail.letterhead import Letterhead

NO_FOLDING = 0  # a long address folded by Python comes out as an encoded word, which no mailbox could follow


@dataclass(frozen=True, slots=True)
class Mail:
    """What one mail says, and to whom."""

    id: str  # stays the same however often the same mail is tried
    to: str
    subject: str
    text: str
    html: str
    written_at: datetime
    end_url: str = ""  # where a POST ends the series (RFC 8058)


def as_message(mail: Mail, letterhead: Letterhead) -> EmailMessage:
    """The message, with a Message-ID that a mailbox knows again."""
    message = EmailMessage(policy=SMTP)
    message["From"] = letterhead.as_header()
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(mail.written_at)
    message["Message-ID"] = f"<{mail.id}@{letterhead.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    if mail.end_url:
        message["List-Unsubscribe"] = f"<{mail.end_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return message


def as_bytes(message: EmailMessage, to: str) -> bytes:
    """The message as it goes over the wire."""
    policy = SMTP if is_ascii_only(to) else SMTPUTF8
    return message.as_bytes(policy=policy.clone(max_line_length=NO_FOLDING))
