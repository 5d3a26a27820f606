"""The coach's words as content: spelling, word classes, rules with their examples, reasons, help, and rewrites."""

from pathlib import Path
from typing import Literal

import msgspec

from glitterball.adapters.content.forms import FileForm
from glitterball.adapters.content.mistakes import ContentError
from glitterball.adapters.content.reading import read_yaml
from glitterball.adapters.content.rewrites import patterns_of, rewriting_of
from glitterball.adapters.content.topics import topics_of
from glitterball.core.coach.knowledge import CoachWords, HelpRule, LabelWords
from glitterball.core.coach.lexicon import Lexicon, lexicon_of
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
        rewriting=rewriting_of(folder / "coach/rewrites.yaml"),
        topics=topics_of(folder / "coach/topics.yaml"),
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
    when, unless = patterns_of(path, form.when), patterns_of(path, form.unless)
    return Rule(form.id, form.label, form.actor, when, unless, form.reason, form.also, form.sure)


def _help(path: Path, form: HelpForm) -> HelpRule:
    return HelpRule(form.id, patterns_of(path, form.when), patterns_of(path, form.unless), form.text)
