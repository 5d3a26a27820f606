"""Normal words, and where they came from."""

import pytest

from glitterball.core.coach.words import read_words


def forms(text, coaching):
    return [word.form for word in read_words(text, coaching.words.spelling)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("im sooo sorry", ["i", "am", "so", "sorry"]),
        ("DON’T go", ["do", "not", "go"]),
        ("u cant", ["you", "can", "not"]),
        ("ur mum says ur late", ["your", "mum", "says", "you", "are", "late"]),
        ("ill leave", ["i", "will", "leave"]),
        ("I feel ill", ["i", "feel", "ill"]),
        ("f**k sh*t a$$hole", ["fuck", "shit", "asshole"]),
        ("really?! wow...", ["really", "?", "wow", "…"]),
        ("love 🥰 <3 :)", ["love", "emoji-love", "emoji-love", "emoji-warm"]),
        ("in 20 minutes", ["in", "#", "minutes"]),
        ("it was £2,500", ["it", "was", "#"]),
    ],
)
def test_messages_are_read_as_they_are_meant(text, expected, coaching):
    assert forms(text, coaching) == expected


def test_each_word_stands_where_the_writer_put_it(coaching):
    text = "𝕴 said “dоnt” 👩‍👩‍👧 שלום… U r late"
    words = read_words(text, coaching.words.spelling)
    assert [text[word.start : word.end] for word in words if word.form in {"you", "are", "late"}] == ["U", "r", "late"]


def test_control_characters_and_blank_text_hold_no_words(coaching):
    assert forms("\x00\x07\u200b \t", coaching) == []
