"""The labels that a message's parts can earn, and how the finer ones count (meanings: docs/methods/coach.md)."""

HARMFUL = ("blame", "generalisation", "criticism", "contempt", "defensiveness", "stonewalling", "threat")
HELPFUL = ("i_statement", "validation", "open_question", "appreciation", "vulnerability", "repair", "request")
KIND = ("appreciation", "repair", "validation", "request", "open_question")  # what may outweigh a harm beside it
ONLY_IN_REPLIES = ("early_advice", "turning_away")
NEUTRAL = "neutral"
LABELS = (*HARMFUL, *HELPFUL, NEUTRAL)
GATE = "harm"  # the model that must agree before any harmful label is given
COUNTS_AS = {"mind_reading": "blame", "reflection": "validation"}


def counted(label: str) -> str:
    """The message label that a finding's label counts as."""
    return COUNTS_AS.get(label, label)
