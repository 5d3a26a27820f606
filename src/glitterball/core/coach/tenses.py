"""What looks like a past form."""

from glitterball.core.coach.knowledge import RewriteWords


def is_past(form: str, words: RewriteWords) -> bool:
    """Whether a word looks like a past form."""
    return form in words.present or form in words.past or (form.endswith("ed") and form not in words.not_past)
