"""The coach's words as content: spelling, word classes, rules with their examples, reasons, help, and rewrites."""

from pathlib import Path
from typing import Literal

import msgspec

from glitterball.adapters.content.forms import FileForm
from glitterball.adapters.content.mistakes import ContentError
from glitterball.adapters.content.reading import read_yaml
from glitterball.core.coach.knowledge import CoachWords, HelpRule, LabelWords, Recast, RewriteWords, WholeFrame
from glitterball.core.coach.lexicon import Lexicon, lexicon_of
from glitterball.core.coach.patterns import Pattern, UnreadablePatternError, index_of, parse_pattern
from glitterball.core.coach.rules import Rule, rulebook_of
from glitterball.core.coach.spelling import Spelling, Unless
from glitterball.core.coach.words import read_words

LEAST_EXAMPLES = 3


class UnlessForm(FileForm):
    """One ambiguous short form of spelling.yaml."""

    says: str
    otherwise: str
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()


class SpellingForm(msgspec.Struct, forbid_unknown_fields=True):
    """spelling.yaml."""

    short: dict[str, str]
    ambiguous: dict[str, UnlessForm]
    endings: dict[str, str]
    contracted_is: frozenset[str]
    masked: frozenset[str]
    emoji: dict[str, str]


class RuleForm(FileForm):
    """One rule, with the examples that it must and must not speak in."""

    id: str
    label: str
    actor: Literal["you", "i", "we", "third", "it", "anyone"]
    when: tuple[str, ...]
    reason: str
    speaks: tuple[str, ...]
    silent: tuple[str, ...]
    unless: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    sure: bool = False


class LabelForm(FileForm):
    """One label of labels.yaml."""

    name: str
    reason: str
    opening: str = ""
    chips: tuple[str, ...] = ()


class HelpForm(FileForm):
    """One entry of help.yaml."""

    id: str
    when: tuple[str, ...]
    text: str
    unless: tuple[str, ...] = ()


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
    feelings_by_class: dict[str, tuple[str, ...]]
    recasts: tuple[RecastForm, ...]


def rule_forms(folder: Path) -> list[tuple[Path, RuleForm]]:
    """Every rule as it is written, with its file; the tests read the examples here."""
    return [
        (path, form)
        for path in sorted((folder / "coach/rules").glob("*.yaml"))
        for form in read_yaml(path, list[RuleForm])
    ]


def build(folder: Path) -> CoachWords:
    """What the coach knows in words."""
    spelling = _spelling(read_yaml(folder / "coach/spelling.yaml", SpellingForm))
    labels = read_yaml(folder / "coach/labels.yaml", dict[str, LabelForm])
    help_path = folder / "coach/help.yaml"
    return CoachWords(
        spelling=spelling,
        lexicon=_lexicon(folder, spelling),
        rules=rulebook_of(tuple(_rule(path, form) for path, form in rule_forms(folder))),
        labels={name: LabelWords(form.name, form.reason, form.opening, form.chips) for name, form in labels.items()},
        feelings=read_yaml(folder / "coach/feelings.yaml", dict[str, tuple[str, ...]]),
        help=tuple(_help(help_path, form) for form in read_yaml(help_path, list[HelpForm])),
        rewriting=_rewriting(folder / "coach/rewrites.yaml"),
    )


def _spelling(form: SpellingForm) -> Spelling:
    return Spelling(
        short={short: tuple(words.split()) for short, words in form.short.items()},
        ambiguous={
            short: Unless(tuple(entry.says.split()), tuple(entry.otherwise.split()), entry.after, entry.before)
            for short, entry in form.ambiguous.items()
        },
        endings=form.endings,
        contracted_is=form.contracted_is,
        masked=form.masked,
        emoji=form.emoji,
    )


def _lexicon(folder: Path, spelling: Spelling) -> Lexicon:
    classes: dict[str, tuple[tuple[str, ...], ...]] = {}
    for path in sorted((folder / "coach/lexicon").glob("*.yaml")):
        for name, entries in read_yaml(path, dict[str, tuple[str, ...]]).items():
            if name in classes:
                raise ContentError(path, 1, f"the class {name} is written twice")
            classes[name] = tuple(_entry(entry, spelling) for entry in entries)
    return lexicon_of(classes)


def _entry(entry: str, spelling: Spelling) -> tuple[str, ...]:
    """An entry in the words that messages are read into, so that "can't" and "cant" are one."""
    if entry in spelling.emoji.values():
        return (entry,)
    return tuple(word.form for word in read_words(entry, spelling))


def _rule(path: Path, form: RuleForm) -> Rule:
    if min(len(form.speaks), len(form.silent)) < LEAST_EXAMPLES:
        raise ContentError(path, 1, f"the rule {form.id} needs {LEAST_EXAMPLES} examples of each kind")
    when, unless = _patterns(path, form.when), _patterns(path, form.unless)
    return Rule(form.id, form.label, form.actor, when, unless, form.reason, form.also, form.sure)


def _help(path: Path, form: HelpForm) -> HelpRule:
    return HelpRule(form.id, _patterns(path, form.when), _patterns(path, form.unless), form.text)


def _rewriting(path: Path) -> RewriteWords:
    form = read_yaml(path, RewritesForm)
    recasts = tuple(_recast(path, recast) for recast in form.recasts)
    return RewriteWords(
        recasts=recasts,
        index=index_of([(recast.when,) for recast in recasts]),
        dropped=form.dropped,
        breaks=form.breaks,
        breaking_classes=form.breaking_classes,
        never_kept=form.never_kept,
        dangling=form.dangling,
        dangling_when_cut=form.dangling_when_cut,
        empty=form.empty,
        not_verbs=form.not_verbs,
        not_plain=form.not_plain,
        adverbs=form.adverbs,
        not_after_being=form.not_after_being,
        only_look_doing=form.only_look_doing,
        before_object=form.before_object,
        unsaid=form.unsaid,
        before_you=form.before_you,
        not_happening=form.not_happening,
        openings=form.openings,
        antecedents=form.antecedents,
        limping=form.limping,
        not_beside_a_feeling=form.not_beside_a_feeling,
        further=form.further,
        present=form.present,
        past=form.past,
        not_past=form.not_past,
        in_the_past=form.in_the_past,
        either=form.either,
        inner=form.inner,
        in_the_mind=form.in_the_mind,
        when=form.when,
        about=form.about,
        whole_frames=tuple(
            WholeFrame(when, frame.frame, _patterns(path, frame.unless), frame.fragment)
            for frame in form.whole_frames
            for when in _patterns(path, frame.when)
        ),
        never_framed=form.never_framed,
        finite=form.finite,
        sighs=form.sighs,
        feelings_by_class=form.feelings_by_class,
    )


def _recast(path: Path, form: RecastForm) -> Recast:
    when, unless = _patterns(path, (form.when,))[0], _patterns(path, form.unless)
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
        until=form.until,
        begins=form.begins,
        unless=unless,
    )


def _patterns(path: Path, written: tuple[str, ...]) -> tuple[Pattern, ...]:
    try:
        return tuple(parse_pattern(text) for text in written)
    except UnreadablePatternError as error:
        raise ContentError(path, 1, str(error)) from None
