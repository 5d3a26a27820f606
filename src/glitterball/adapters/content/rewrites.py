"""Read rewrites.yaml: how an accusing clause is turned round."""

from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from glitterball.adapters.content.forms import FileForm
from glitterball.adapters.content.mistakes import ContentError
from glitterball.adapters.content.reading import read_yaml
from glitterball.core.coach.patterns import Pattern, UnreadablePatternError, index_of, parse_pattern
from glitterball.core.coach.rewriting.words import Recast, RewriteWords, WholeFrame


class RecastForm(FileForm):
    """One way to turn a clause round."""

    id: str
    when: str
    frame: str
    plain_verb: bool = False
    after_you: bool = False
    and_you: bool = False
    before: bool = False
    whole: bool = False
    of_me: bool = False
    through_and: bool = False
    bare: bool = False
    of_another: bool = False
    in_the_past: bool = False
    until: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()
    unless: tuple[str, ...] = ()


class WholeFrameForm(FileForm):
    """One way to say a whole sentence beside a feeling."""

    when: tuple[str, ...]
    frame: str
    unless: tuple[str, ...] = ()
    fragment: bool = False


class RewritesForm(FileForm):
    """rewrites.yaml."""

    dropped: frozenset[str]
    breaks: frozenset[str]
    breaking_classes: frozenset[str]
    never_kept: frozenset[str]
    dangling: frozenset[str]
    dangling_when_cut: frozenset[str]
    empty: frozenset[str]
    not_verbs: frozenset[str]
    not_plain: frozenset[str]
    adverbs: frozenset[str]
    not_after_being: frozenset[str]
    only_look_doing: frozenset[str]
    not_told: tuple[str, ...]
    meaning_which: frozenset[str]
    before_object: frozenset[str]
    unsaid: frozenset[str]
    before_you: frozenset[str]
    not_happening: frozenset[str]
    openings: frozenset[str]
    antecedents: frozenset[str]
    limping: tuple[str, ...]
    not_beside_a_feeling: frozenset[str]
    further: dict[str, tuple[str, ...]]
    present: dict[str, str]
    past: frozenset[str]
    not_past: frozenset[str]
    in_the_past: dict[str, str]
    either: frozenset[str]
    inner: frozenset[str]
    in_the_mind: dict[str, str]
    when: str
    about: str
    whole_frames: tuple[WholeFrameForm, ...]
    never_framed: frozenset[str]
    finite: frozenset[str]
    sighs: frozenset[str]
    written_out: dict[str, str]
    owned: frozenset[str]
    the_same: dict[str, str]
    guessable: frozenset[str]
    giving_a_reason: frozenset[str]
    pointing: frozenset[str]
    not_pointing_before: frozenset[str]
    maybe_warm: frozenset[str]
    guessing: str
    tied: dict[str, str]
    tied_across: dict[str, str]
    said_of_the_other: tuple[str, ...]
    going_on: frozenset[str]
    so_begins: frozenset[str]
    openings_of_a_lead: frozenset[str]
    may_lead: frozenset[str]
    never_leads: frozenset[str]
    needs_no_verb: frozenset[str]
    telling: frozenset[str]
    not_beside_a_rewrite: tuple[str, ...]
    beside_a_rewrite: tuple[str, ...]
    openings_beside: frozenset[str]
    refused: tuple[str, ...]
    hanging: frozenset[str]
    deeds: frozenset[str]
    needing: frozenset[str]
    states: frozenset[str]
    participles: frozenset[str]
    undergone: frozenset[str]
    feelings_by_class: dict[str, tuple[str, ...]]
    recasts: tuple[RecastForm, ...]


def rewriting_of(path: Path) -> RewriteWords:
    """What rewriting needs besides the writer's own words."""
    form = read_yaml(path, RewritesForm)
    recasts = tuple(_recast(path, recast) for recast in form.recasts)
    turned: dict[str, Any] = {
        "recasts": recasts,
        "index": index_of([(recast.when,) for recast in recasts]),
        "not_told": tuple(tuple(phrase.split()) for phrase in form.not_told),
        "limping": tuple(pair.casefold() for pair in form.limping),
        "whole_frames": _whole_frames(path, form.whole_frames),
        "not_beside_a_rewrite": patterns_of(path, form.not_beside_a_rewrite),
        "beside_a_rewrite": patterns_of(path, form.beside_a_rewrite),
        "refused": patterns_of(path, form.refused),
        "plain": frozenset(form.present.values()),
        "past_of": {plain: past for past, plain in form.present.items()},
        "said_of_the_other": tuple(phrase.casefold() for phrase in form.said_of_the_other),
    }
    return RewriteWords(**{**asdict(form), **turned})


def _whole_frames(path: Path, forms: tuple[WholeFrameForm, ...]) -> tuple[WholeFrame, ...]:
    return tuple(
        WholeFrame(when, form.frame, patterns_of(path, form.unless), form.fragment)
        for form in forms
        for when in patterns_of(path, form.when)
    )


def _recast(path: Path, form: RecastForm) -> Recast:
    when, unless = patterns_of(path, (form.when,))[0], patterns_of(path, form.unless)
    return Recast(
        name=form.id,
        when=when,
        frame=form.frame,
        plain_verb=form.plain_verb,
        after_you=form.after_you,
        and_you=form.and_you,
        before=form.before,
        whole=form.whole,
        of_me=form.of_me,
        through_and=form.through_and,
        bare=form.bare,
        of_another=form.of_another,
        in_the_past=form.in_the_past,
        until=form.until,
        begins=form.begins,
        unless=unless,
    )


def patterns_of(path: Path, written: tuple[str, ...]) -> tuple[Pattern, ...]:
    """Patterns as they are written, each read or pointed at."""
    try:
        return tuple(parse_pattern(text) for text in written)
    except UnreadablePatternError as error:
        raise ContentError(path, 1, str(error)) from None
