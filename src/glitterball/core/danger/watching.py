"""Look for words of self-harm, fear or harm. Nothing is remembered, and nothing is said about who wrote them."""

from glitterball.core.coach import CoachWords
from glitterball.core.coach.helping import help_in
from glitterball.core.coach.knowledge import HelpRule
from glitterball.core.coach.message import read_message


def danger_in(text: str, words: CoachWords) -> HelpRule | None:
    """The first rule of help that speaks in ``text``, or nothing."""
    return help_in(read_message(text, words.spelling, words.lexicon), words.help)
