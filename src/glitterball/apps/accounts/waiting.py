"""What is said to somebody who typed ten wrong passphrases."""

from django.utils.translation import ngettext


def wait_said(minutes: int) -> str:
    """What happened after ten wrong passphrases, and when to come back."""
    return ngettext(
        "There were ten wrong passphrases in a row, so this waits now. You can try again in %(n)s minute. "
        "Nothing is lost.",
        "There were ten wrong passphrases in a row, so this waits now. You can try again in %(n)s minutes. "
        "Nothing is lost.",
        minutes,
    ) % {"n": minutes}
