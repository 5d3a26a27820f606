"""Lines by place."""

from datetime import date

from glitterball.core.help import Helpline, Helplines

SEEN = date(2026, 11, 22)


def line(name, kind, place="DE"):
    return Helpline(name, place, kind, name, "https://example.org/", SEEN, phone="1")


LINES = Helplines(
    {"DE": "Germany", "NO": "Norway"},
    (line("a", "emergency"), line("b", "couple-counselling"), line("c", "suicide-crisis"), line("d", "lgbt")),
    date(2027, 5, 22),
)


def test_a_place_has_its_own_lines_in_the_order_of_need():
    found = LINES.of("DE")
    assert [each.id for each in found.emergency] == ["a"]
    assert [(name, [each.id for each in lines]) for name, lines in found.groups] == [("hurt", ["d"]), ("crisis", ["c"])]


def test_a_place_that_holds_nothing_has_nothing():
    assert LINES.of("NO").is_empty
    assert LINES.of("nowhere").is_empty


def test_they_are_due_from_their_day_on():
    assert not LINES.is_due(date(2027, 5, 21))
    assert LINES.is_due(date(2027, 5, 22))
