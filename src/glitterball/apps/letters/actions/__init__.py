"""What happens to letters: one function per intent."""

from glitterball.apps.letters.actions.ending import end_subscription, sweep
from glitterball.apps.letters.actions.newsletter import AlreadyWrittenError, write_newsletter
from glitterball.apps.letters.actions.signing_up import (
    StaleLinkError,
    TooManyAsksError,
    ask_for_course,
    ask_for_newsletter,
    confirm,
)

__all__ = [
    "AlreadyWrittenError",
    "StaleLinkError",
    "TooManyAsksError",
    "ask_for_course",
    "ask_for_newsletter",
    "confirm",
    "end_subscription",
    "sweep",
    "write_newsletter",
]
