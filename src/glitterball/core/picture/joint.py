"""The joint picture: a pure function of what both have released, the same whoever is named first."""

from collections.abc import Iterator

from glitterball.core.instruments import Instrument
from glitterball.core.picture.causes import likely_causes
from glitterball.core.picture.conditions import clearly_differ
from glitterball.core.picture.findings import Finding, Picture
from glitterball.core.picture.knowledge import Pattern, PictureKnowledge
from glitterball.core.picture.release import Released, in_common
from glitterball.core.picture.rules import Certainty, judge
from glitterball.core.scores import Band, Score

Pair = tuple[Score, Score]
MOST_PATTERNS = 4
MOST_DIFFERENCES = 5
GOOD_GUESS_WITHIN = 12.5  # half a step between two neighbouring options


def joint_picture(first: Released, second: Released, instrument: Instrument, knowledge: PictureKnowledge) -> Picture:
    """What two people can see together: strengths first, then where it is dim, and no part given to either."""
    one, other = in_common(first, second)
    people = (one.own, other.own)
    pairs = {scale: (one.own[scale], other.own[scale]) for scale in _in_order(instrument) if scale in one.own}
    strengths = [*_strengths(pairs, instrument, knowledge)]
    differences = _differences(pairs, instrument, knowledge)
    patterns = _patterns(people, knowledge)
    told = {slug for pattern in knowledge.patterns for slug in pattern.covers if _is_among(pattern, patterns)}
    findings = (
        *(strengths or _nothing_bright(pairs, instrument, knowledge)),
        *_blocks(pairs, instrument, knowledge),
        *_dim(pairs, instrument, knowledge),
        *_styles(pairs, instrument, knowledge),
        *differences,
        *_guesses(one, other, instrument, knowledge, besides={f for found in differences for f in found.facets}),
        *patterns,
        *likely_causes(knowledge, people, besides=told),
    )
    return Picture("joint", people, findings)


def _in_order(instrument: Instrument) -> Iterator[str]:
    yield from (block.id for block in instrument.blocks)
    yield from (facet.id for facet in instrument.facets)


def _both(pair: Pair, band: Band) -> bool:
    return all(score.band == band for score in pair)


def _scored(pairs: dict[str, Pair], knowledge: PictureKnowledge) -> dict[str, Pair]:
    return {facet: pair for facet, pair in pairs.items() if facet in knowledge.facets}


def _strengths(pairs: dict[str, Pair], instrument: Instrument, knowledge: PictureKnowledge) -> Iterator[Finding]:
    bright = [(facet, pair) for facet, pair in _scored(pairs, knowledge).items() if _both(pair, "mostly yes")]
    for facet, _ in sorted(bright, key=lambda entry: -_dimmer(entry[1])):
        if text := knowledge.facets[facet].bright_together:
            yield Finding(
                f"strength-{facet}", "strength", _name(facet, instrument), text, "fits", (facet,), is_bright=True
            )


def _dim(pairs: dict[str, Pair], instrument: Instrument, knowledge: PictureKnowledge) -> Iterator[Finding]:
    dim = [(facet, pair) for facet, pair in _scored(pairs, knowledge).items() if _both(pair, "mostly no")]
    for facet, _ in sorted(dim, key=lambda entry: _dimmer(entry[1])):
        if text := knowledge.facets[facet].dim_together:
            yield Finding(f"dim-{facet}", "note", _name(facet, instrument), text, "fits", (facet,))


def _dimmer(pair: Pair) -> float:
    return min(score.value for score in pair)


def _name(scale: str, instrument: Instrument) -> str:
    found = instrument.facet_by_id.get(scale) or instrument.block_by_id[scale]
    return found.name


def _nothing_bright(pairs: dict[str, Pair], instrument: Instrument, knowledge: PictureKnowledge) -> Iterator[Finding]:
    """Say kindly that nothing is bright for both, where enough was released to say anything at all."""
    bright_block = any(_both(pair, "mostly yes") for scale, pair in pairs.items() if scale in instrument.block_by_id)
    if pairs and not bright_block:
        words = knowledge.words.nothing_bright
        yield Finding("nothing-bright", "note", words.title, words.joint, "fits", ())


def _blocks(pairs: dict[str, Pair], instrument: Instrument, knowledge: PictureKnowledge) -> Iterator[Finding]:
    for block in instrument.blocks:
        if pair := pairs.get(block.id):
            text, certainty = _block_says(pair, block.id, knowledge)
            bright = _both(pair, "mostly yes")
            yield Finding(
                f"block-{block.id}", "block", block.name, text, certainty, (), speaks_for=(block.id,), is_bright=bright
            )


def _block_says(pair: Pair, block: str, knowledge: PictureKnowledge) -> tuple[str, Certainty]:
    words = knowledge.blocks[block]
    if _see_it_differently(pair):
        return _differing(words.differ_together or "", pair, knowledge), "fits"
    for band, text in (
        ("mostly yes", words.bright_together),
        ("mixed", words.mixed_together),
        ("mostly no", words.dim_together),
    ):
        if all(score.band == band for score in pair):
            return text or "", "fits"
    return words.unclear_together or "", "can't tell yet"


def _differences(pairs: dict[str, Pair], instrument: Instrument, knowledge: PictureKnowledge) -> list[Finding]:
    """What the two see differently, first where one of them said mostly no; only a few at a time."""
    apart = [(facet, pair) for facet, pair in pairs.items() if _see_it_differently(pair)]
    apart.sort(key=lambda entry: all(score.band != "mostly no" for score in entry[1]))
    found = []
    for facet, pair in apart:
        words = knowledge.facets.get(facet) or knowledge.styles.get(facet)
        if words and words.differ_together:
            text = _differing(words.differ_together, pair, knowledge)
            found.append(Finding(f"difference-{facet}", "difference", _name(facet, instrument), text, "fits", (facet,)))
    return found[:MOST_DIFFERENCES]


def _differing(text: str, pair: Pair, knowledge: PictureKnowledge) -> str:
    """``text`` in plain words where both bands are clear, and in careful ones where one can't be told yet."""
    is_clear = all(score.band != "can't tell yet" for score in pair)
    return text.replace("{differ}", knowledge.words.differ if is_clear else knowledge.words.may_differ)


def _styles(pairs: dict[str, Pair], instrument: Instrument, knowledge: PictureKnowledge) -> Iterator[Finding]:
    for facet, words in knowledge.styles.items():
        if facet in pairs and not _see_it_differently(pairs[facet]):
            yield Finding(f"style-{facet}", "note", _name(facet, instrument), words.same_together, "fits", (facet,))


def _see_it_differently(pair: Pair) -> bool:
    """Whether two scores differ clearly, and do not say the same thing in words."""
    one, other = pair
    return clearly_differ(one, other) and (one.band != other.band or one.band == "can't tell yet")


def _guesses(
    one: Released, other: Released, instrument: Instrument, knowledge: PictureKnowledge, *, besides: set[str]
) -> Iterator[Finding]:
    """Celebrate good guesses; turn a miss into a question to ask. Nobody is named, and no answer shows.

    ``besides`` are facets about which the two are asked something already.
    """
    for facet, words in knowledge.facets.items():
        compared = [
            (guesser.guesses[facet], answerer.own[facet])
            for guesser, answerer in ((one, other), (other, one))
            if facet in guesser.guesses and facet in answerer.own
        ]
        name = _name(facet, instrument)
        if words.guessed_well and any(abs(guess.value - own.value) <= GOOD_GUESS_WITHIN for guess, own in compared):
            yield Finding(f"guess-{facet}", "guess", name, words.guessed_well, "fits", (facet,))
        elif (
            facet not in besides and words.guess_question and any(clearly_differ(guess, own) for guess, own in compared)
        ):
            yield Finding(
                f"ask-{facet}", "guess", name, words.guess_question, "fits", (facet,), ask=words.guess_question
            )


def _patterns(people: tuple[dict[str, Score], ...], knowledge: PictureKnowledge) -> list[Finding]:
    """The patterns that fit, then those that may; a pattern is a strong statement, so only a few at a time."""
    judged = [(pattern, judge(pattern.rule, people)) for pattern in knowledge.patterns]
    findings = [
        Finding(
            f"pattern-{pattern.id}",
            "pattern",
            pattern.title,
            pattern.says,
            verdict.certainty,
            verdict.rests_on,
            speaks_for=verdict.speaking_for,
            speaks_against=verdict.speaking_against,
            ask=pattern.ask,
            first_steps=(pattern.first_step,),
            is_bright=pattern.rule.asks_for_light,
            is_fresh_hurt=pattern.is_fresh_hurt,
        )
        for pattern, verdict in judged
        if verdict and verdict.certainty != "can't tell yet"
    ]
    findings.sort(key=lambda finding: (finding.certainty, _dimmest(finding, people)))  # “fits” before “may fit”
    return findings[:MOST_PATTERNS]


def _dimmest(finding: Finding, people: tuple[dict[str, Score], ...]) -> float:
    return min((person[scale].value for person in people for scale in finding.speaks_for), default=100.0)


def _is_among(pattern: Pattern, findings: list[Finding]) -> bool:
    return any(finding.id == f"pattern-{pattern.id}" for finding in findings)
