"""Whatever is written: an answer, spans inside the text, and the text that stands there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from glitterball.adapters.coach import coach_knowledge
from glitterball.core.coach import COUNTS_AS, LABELS, coach
from glitterball.core.coach.labels import ONLY_IN_REPLIES

PIECES = st.sampled_from(
    [
        "you never ",
        "I feel ",
        "ur ",
        "f**k ",
        "…",
        "!!! ",
        "😀",
        "👩‍👩‍👧",
        "שלום ",
        "\u202e",
        "\x00",
        "<script>",
        "\ud800",
        "𝕴 ",
        "\n",
        "'",
        "*",
        " - ",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@given(text=TEXTS, reply_to=st.one_of(st.none(), TEXTS))
@settings(max_examples=200, deadline=None)
def test_any_text_gets_an_answer_that_points_into_it(text, reply_to):
    reading = coach(text, knowledge=coach_knowledge(), reply_to=reply_to)
    assert set(reading.labels) <= set(LABELS)
    assert reading.labels
    for finding in reading.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        assert 0 <= finding.confidence <= 1
        assert finding.label in {*LABELS, *COUNTS_AS, *ONLY_IN_REPLIES}


def test_a_very_long_text_takes_time_in_step_with_its_length():
    text = "you never listen and I feel alone. " * 3000
    reading = coach(text, knowledge=coach_knowledge())
    assert "blame" in reading.labels
