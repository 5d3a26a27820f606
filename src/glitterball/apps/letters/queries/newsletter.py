"""What an operator may know of the newsletter: how many get it, and nothing about any of them."""

from glitterball.apps.letters.models import NewsletterReader


def newsletter_readers() -> int:
    """How many said yes to the newsletter."""
    return NewsletterReader.objects.count()
