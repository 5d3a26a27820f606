"""One person's own picture: complete, with the roots, and with the way from answers to each finding."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from glitterball.core.picture.causes import likely_causes
from glitterball.core.picture.findings import Finding, Picture
from glitterball.core.picture.knowledge import PictureKnowledge, StyleWords
from glitterball.core.picture.rules import Certainty, judge
from glitterball.core.scores import PersonScores, Score
from glitterball.core.scores.bands import BRIGHT_FROM, DIM_TO

MOST_DIM = 5  # more at once would only weigh


def own_picture(scores: PersonScores, knowledge: PictureKnowledge) -> Picture:
    """The picture that one person sees of their own answers: strengths first, roots included."""
    lights = dict(scores.blocks) | dict(scores.facets)
    strengths = [*_strengths(scores, knowledge)]
    notes = _notes(lights, knowledge)
    noted = {facet for note in notes for facet in note.facets}
    findings = [
        *(strengths or _nothing_bright(scores, knowledge)),
        *_blocks(scores, knowledge),
        *_dim(scores, knowledge, besides=noted),
        *_styles(scores, knowledge),
        *likely_causes(knowledge, (lights,)),
        *notes,
    ]
    return Picture("own", (lights,), tuple(_with_items(finding, scores) for finding in findings))


def _strengths(scores: PersonScores, knowledge: PictureKnowledge) -> Iterator[Finding]:
    bright = [s for s in _scored(scores, knowledge) if s.band == "mostly yes"]
    for score in sorted(bright, key=lambda s: -s.value):
        yield _about(score, "strength", knowledge.facets[score.scale].bright, scores)


def _dim(scores: PersonScores, knowledge: PictureKnowledge, *, besides: set[str]) -> Iterator[Finding]:
    dim = [s for s in _scored(scores, knowledge) if s.band == "mostly no" and s.scale not in besides]
    for score in sorted(dim, key=lambda s: s.value)[:MOST_DIM]:
        yield _about(score, "dim", knowledge.facets[score.scale].dim, scores)


def _about(score: Score, prefix: str, text: str, scores: PersonScores) -> Finding:
    return Finding(
        f"{prefix}-{score.scale}",
        "strength" if prefix == "strength" else "note",
        scores.instrument.facet_by_id[score.scale].name,
        text,
        "fits",
        (score.scale,),
        is_bright=prefix == "strength",
    )


def _scored(scores: PersonScores, knowledge: PictureKnowledge) -> Iterable[Score]:
    return (score for facet, score in scores.facets.items() if facet in knowledge.facets)


def _nothing_bright(scores: PersonScores, knowledge: PictureKnowledge) -> Iterator[Finding]:
    if scores.blocks and not any(block.band == "mostly yes" for block in scores.blocks.values()):
        words = knowledge.words.nothing_bright
        yield Finding("nothing-bright", "note", words.title, words.own, "fits", ())


def _blocks(scores: PersonScores, knowledge: PictureKnowledge) -> Iterator[Finding]:
    for block, score in scores.blocks.items():
        words = knowledge.blocks[block]
        text = {"mostly yes": words.bright, "mixed": words.mixed, "mostly no": words.dim}.get(score.band, words.unclear)
        certainty: Certainty = "can't tell yet" if score.band == "can't tell yet" else "fits"
        facets = tuple(facet.id for facet in scores.instrument.facets_of(block) if facet.kind == "scored")
        yield Finding(
            f"block-{block}",
            "block",
            scores.instrument.block_by_id[block].name,
            text,
            certainty,
            facets,
            items=scores.chain[block],
            speaks_for=(block,),
            is_bright=score.band == "mostly yes",
        )


def _styles(scores: PersonScores, knowledge: PictureKnowledge) -> Iterator[Finding]:
    for facet, words in knowledge.styles.items():
        if score := scores.facets.get(facet):
            name = scores.instrument.facet_by_id[facet].name
            yield Finding(f"style-{facet}", "note", name, _style(words, score), "fits", (facet,))


def _style(words: StyleWords, score: Score) -> str:
    if score.value > BRIGHT_FROM:
        return words.indirect
    return words.direct if score.value < DIM_TO else words.between


def _notes(lights: dict[str, Score], knowledge: PictureKnowledge) -> list[Finding]:
    """The notes that fit, then those that may; what hurts now before everything else."""
    notes = [
        Finding(
            f"note-{note.id}",
            "note",
            note.title,
            note.says,
            judged.certainty,
            judged.rests_on,
            speaks_for=judged.speaking_for,
            speaks_against=judged.speaking_against,
            ask=note.ask,
            first_steps=(note.first_step,),
            is_bright=note.rule.asks_for_light,
            is_fresh_hurt=note.is_fresh_hurt,
        )
        for note in knowledge.notes
        if (judged := judge(note.rule, (lights,))) and judged.certainty != "can't tell yet"
    ]
    return sorted(notes, key=lambda note: (not note.is_fresh_hurt, note.certainty))  # “fits” before “may fit”


def _with_items(finding: Finding, scores: PersonScores) -> Finding:
    """Carry the chain down to the items, each once, in the order of the facets that the finding rests on."""
    if finding.items:
        return finding
    items = dict.fromkeys(i for facet in finding.facets for i in scores.chain.get(facet, ()))
    return replace(finding, items=tuple(items))
