"""What no sentence can hold: words side by side between which something was left out."""

from glitterball.core.coach.rewriting.words import RewriteWords


def limps(turned: str, words: RewriteWords) -> bool:
    """Whether words stand side by side that a sentence can't hold, since something between them was left out."""
    said = f" {' '.join(turned.casefold().replace(',', ' ').split())} "
    return any(f" {pair} " in said for pair in words.limping)
