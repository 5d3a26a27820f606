"""A letter as a page, for whoever would rather not get mail."""

from dataclasses import dataclass

from glitterball.adapters import prose
from glitterball.apps.learn.queries import address_of
from glitterball.apps.letters.queries.chains import Chain, chain_of
from glitterball.core.knowledge import Letter


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One letter of a chain, with its neighbours by number."""

    chain: Chain
    letter: Letter
    html: str

    @property
    def before(self) -> int | None:
        """The number of the letter before."""
        return self.letter.position - 1 if self.letter.position > 1 else None

    @property
    def after(self) -> int | None:
        """The number of the letter after."""
        return self.letter.position + 1 if self.letter.position < len(self.chain.letters) else None


def letter_page(chain_name: str, number: int) -> LetterPage | None:
    """The letter with this number, or nothing where there is none."""
    chain = chain_of(chain_name)
    letter = next((letter for letter in chain.letters if letter.position == number), None) if chain else None
    if chain is None or letter is None:
        return None
    return LetterPage(chain, letter, prose.to_html(letter.markdown, address_of))
