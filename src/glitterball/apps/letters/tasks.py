"""What the worker does. Each job finds its work in rows, so it may come late, twice, or to two workers at once."""

from django.conf import settings

from glitterball.adapters import clock, jobs
from glitterball.adapters.mail import Letterhead, MailServer, Postbox


@jobs.discreetly
def send_due() -> None:
    """Send every mail that is due; whoever waits for a confirmation comes first."""
    from glitterball.apps.letters.actions import sending

    letterhead = Letterhead.read(settings.MAIL_FROM, host=settings.PUBLIC_HOST)
    with Postbox(MailServer.read(settings.SMTP_URL), sender=letterhead.address) as postbox:
        is_done = all(
            [
                sending.send_round(sending.CONFIRMATIONS, postbox, letterhead),
                sending.send_round(sending.LETTERS, postbox, letterhead),
                sending.send_round(sending.ISSUES, postbox, letterhead),
            ]
        )
    if not is_done:
        jobs.wake(send_due)


@jobs.discreetly
def sweep() -> None:
    """Forget what nobody said yes to."""
    from glitterball.apps.letters import actions

    actions.sweep(now=clock.now())


ROUTINES = (jobs.Routine(send_due, minutes=2), jobs.Routine(sweep, minutes=60))
