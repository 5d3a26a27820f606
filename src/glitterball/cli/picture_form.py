"""A picture as JSON, in the form that others script against, and as plain text."""

from collections.abc import Iterable, Mapping, Sequence

from glitterball.core.instruments import Instrument
from glitterball.core.picture import Finding, Picture
from glitterball.core.plans import Step
from glitterball.core.scores import Score

DIGITS = 2


def as_json(
    picture: Picture,
    steps: Sequence[Step],
    names: Sequence[str],
    instrument: Instrument,
    answered: Mapping[str, int] | None,
) -> dict[str, object]:
    """The picture of one or two people.

    ``answered`` (own pictures only) gives the number of answers on what is still glass; on a joint picture glass is
    simply absent.
    """
    blocks = [block.id for block in instrument.blocks]
    facets = [facet.id for facet in instrument.facets]
    described = {facet.id for facet in instrument.facets if facet.kind == "described"}
    return {
        "kind": picture.kind,
        "partners": [
            {
                "name": name,
                "blocks": [*_scales(blocks, scores, described, answered)],
                "facets": [*_scales(facets, scores, described, answered)],
            }
            for name, scores in zip(names, picture.people, strict=True)
        ],
        "findings": [_finding(finding, picture.kind == "own") for finding in picture.findings],
        "practices": [{"id": step.practice.id, "why": list(step.why)} for step in steps],
    }


def _scales(
    scales: Iterable[str], scores: Mapping[str, Score], described: set[str], answered: Mapping[str, int] | None
) -> Iterable[dict[str, object]]:
    for scale in scales:
        if score := scores.get(scale):
            yield {
                "id": scale,
                "score": round(score.value, DIGITS),
                "se": round(score.standard_error, DIGITS),
                "band": None if scale in described else score.band,
                "n": score.n_answers,
            }
        elif answered is not None:
            yield {"id": scale, "score": None, "se": None, "band": None, "n": answered[scale]}


def _finding(finding: Finding, is_own: bool) -> dict[str, object]:  # noqa: FBT001 - one caller, two lines away
    items = {"items": list(finding.items)} if is_own else {}
    return {
        "id": finding.id,
        "kind": finding.kind,
        "facets": list(finding.facets),
        **items,
        "certainty": finding.certainty,
        "text": finding.text,
    }


def as_text(picture: Picture, steps: Sequence[Step]) -> str:
    """The picture as a person would read it in a terminal."""
    lines = []
    for finding in picture.findings:
        sure = "" if finding.certainty == "fits" else f" ({finding.certainty})"
        lines.append(f"{finding.title}{sure}\n  {finding.text}")
    lines += [f"To try · {s.practice.title} · {s.practice.minutes} minutes\n  {s.practice.summary}" for s in steps]
    return "\n\n".join(lines) or "Not enough was answered yet for a picture."
