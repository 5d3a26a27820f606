"""What the pages about letters show. Only the pages behind a link look at rows, and only at that link's own."""

from glitterball.apps.letters.queries.chains import Chain, chain_of, chains, letters_of
from glitterball.apps.letters.queries.reading import LetterPage, letter_page
from glitterball.apps.letters.queries.tallies import Mailing, mailings, newsletter_readers
from glitterball.apps.letters.queries.zones import zones_by_region

__all__ = [
    "Chain",
    "LetterPage",
    "Mailing",
    "chain_of",
    "chains",
    "letter_page",
    "letters_of",
    "mailings",
    "newsletter_readers",
    "zones_by_region",
]
