"""What the coach's page sends: a draft, and perhaps what the partner said. Neither is ever written anywhere."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.http import HttpRequest
from django.utils.translation import gettext as _

LONGEST = 4000  # characters of a draft
MOST_BYTES = 12 * 2 * LONGEST + 1000  # percent-encoded, with the widest letters, in both fields
URL_ENCODED = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class DraftForm:
    """A draft as it was sent, and one sentence about what to mend, if anything."""

    text: str = ""
    reply_to: str = ""
    problem: str = ""

    @classmethod
    def read(cls, request: HttpRequest) -> "DraftForm":
        """The form that a person's browser sent."""
        body = request.read(MOST_BYTES + 1)
        if request.content_type != URL_ENCODED:
            return cls(problem=_("The page sent something that could not be read. Please write your message again."))
        pairs = parse_qsl(body[:MOST_BYTES].decode("utf-8", "replace"), keep_blank_values=True)
        sent = {name: _plain(value) for name, value in pairs}
        text, reply_to = sent.get("picked") or sent.get("text", ""), sent.get("reply_to", "")
        return cls(text[:LONGEST], reply_to[:LONGEST], _problem(text, reply_to, is_cut=len(body) > MOST_BYTES))

    @property
    def is_valid(self) -> bool:
        """Whether there is something to read and nothing to mend."""
        return not self.problem


def _plain(value: str) -> str:
    """Line ends as everybody else counts them, and no byte that no keyboard has."""
    return value.replace("\r\n", "\n").replace("\x00", "")


def _problem(text: str, reply_to: str, *, is_cut: bool) -> str:
    if is_cut or max(len(text), len(reply_to)) > LONGEST:
        return _("That is longer than the coach reads, which is %(most)s letters. The beginning is still here.") % {
            "most": LONGEST
        }
    if not text.strip():
        return _("Write what you would like to say, then ask again.")
    return ""
