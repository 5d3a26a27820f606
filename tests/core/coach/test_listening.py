"""A reply, with what the partner said beside it."""

TOLD = "I'm so scared about the scan, I can't sleep"


def labels_of(reading):
    return {finding.label for finding in reading.findings}


def test_advice_comes_too_early_where_something_tender_was_said(read):
    assert "early_advice" in labels_of(read("You should just go to bed earlier", TOLD))


def test_the_same_words_alone_are_no_advice(read):
    assert "early_advice" not in labels_of(read("You should just go to bed earlier"))


def test_advice_after_having_listened_is_not_too_early(read):
    assert "early_advice" not in labels_of(read("That sounds so scary. Have you tried a walk?", TOLD))


def test_turning_to_ones_own_story_is_seen(read):
    assert "turning_away" in labels_of(read("You think that's bad, wait till you hear about my day", TOLD))


def test_reflecting_is_its_own_finding_and_counts_as_validation(read):
    reading = read("Sounds like you felt on your own with all of it", TOLD)
    assert "reflection" in labels_of(reading)
    assert "validation" in reading.labels


def test_the_partners_words_are_never_labelled(read):
    reading = read("ok, see you at six", "You never listen, you idiot")
    assert not {"contempt", "blame", "generalisation"} & {*reading.labels, *labels_of(reading)}


def test_warm_words_in_reply_count_as_validation_and_cool_ones_do_not(read):
    assert "validation" in read("I'm so sorry you have to go through this, love, I'm right here with you", TOLD).labels
    assert "validation" not in read("ok, I'll be home at six", TOLD).labels
