"""A real mail server for the tests (aiosmtpd), which keeps what it takes and refuses whom it is told to."""

import re
import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller


@dataclass
class Mailbox:
    """What came, and what to answer."""

    url: str = ""
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    at_rcpt: dict[str, str] = field(default_factory=dict)  # by recipient
    at_data: dict[str, str] = field(default_factory=dict)

    @property
    def messages(self) -> list[EmailMessage]:
        return [message_from_bytes(content, policy=policy.default) for _, content in self.taken]

    @property
    def recipients(self) -> list[str]:
        return [to for to, _ in self.taken]

    @property
    def last(self) -> EmailMessage:
        return self.messages[-1]


class Doorman:
    """What aiosmtpd asks when somebody comes."""

    def __init__(self, mailbox):
        self.mailbox = mailbox

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802, ARG002 - aiosmtpd's form
        if address in self.mailbox.at_rcpt:
            return self.mailbox.at_rcpt[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802, ARG002 - aiosmtpd's form
        (to,) = envelope.rcpt_tos
        if to in self.mailbox.at_data:
            return self.mailbox.at_data[to]
        self.mailbox.taken.append((to, envelope.content))
        return "250 OK"


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@contextmanager
def running(mailbox, doorman=Doorman, **how):
    """The server, as long as this lasts."""
    port = free_port()
    how = {"enable_SMTPUTF8": True, "server_hostname": "mail.example.org"} | how  # else it asks for one
    controller = Controller(doorman(mailbox), hostname="127.0.0.1", port=port, **how)
    controller.start()
    mailbox.url = f"smtp://127.0.0.1:{port}"
    try:
        yield mailbox
    finally:
        controller.stop()


def text_of(message: EmailMessage) -> str:
    return message.get_body(("plain",)).get_content().replace("\r\n", "\n")


def html_of(message: EmailMessage) -> str:
    return message.get_body(("html",)).get_content()


def link_in(message: EmailMessage, kind: str) -> str:
    """The path of the link to confirm or to end."""
    return re.search(rf"https?://[^/\s]+(/letters/{kind}/[\w-]+/)", text_of(message)).group(1)
