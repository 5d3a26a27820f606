"""The words that turning a clause round needs: content that people wrote, for one language."""

from collections.abc import Mapping
from dataclasses import dataclass

from glitterball.core.coach.patterns import Index, Pattern


@dataclass(frozen=True, slots=True)
class Recast:
    """One way to turn an accusing clause round: what it begins with, and the frame that the rest of it goes into."""

    name: str
    when: Pattern
    frame: str
    plain_verb: bool = False  # the rest must begin with a verb that takes "don't"
    after_you: bool = False  # the rest follows "you" and must begin with a verb
    and_you: bool = False  # a second clause in the rest, "you …", is tied on with "and"
    before: bool = False  # the rest is what stands before, not after
    whole: bool = False  # the rest begins with the beginning itself
    of_me: bool = False  # the rest is said of the writer, so hard words may stand
    through_and: bool = False  # an "and you" does not end the rest
    of_another: bool = False  # the rest begins with the verb of somebody else: "who leaves …"
    in_the_past: bool = False  # the rest begins with a plain verb of what happened: "how could you tell …"
    bare: bool = False  # the frame may stand without any rest
    until: frozenset[str] = frozenset()  # words that end the rest besides
    begins: frozenset[str] = frozenset()  # where given: the words that the rest may begin with
    unless: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class WholeFrame:
    """A frame for a whole sentence, and how the sentence must begin."""

    when: Pattern
    frame: str
    unless: tuple[Pattern, ...] = ()
    fragment: bool = False  # the sentence needs no verb, and stands whole: "six hours late, and not one call"


@dataclass(frozen=True, slots=True)
class RewriteWords:
    """What rewriting needs besides the writer's own words."""

    recasts: tuple[Recast, ...]
    index: Index  # of the recasts' beginnings: most are never looked at
    dropped: frozenset[str]  # classes of words that a rewrite leaves out
    breaks: frozenset[str]  # words that end the clause which is turned round
    breaking_classes: frozenset[str]  # classes that end it too
    never_kept: frozenset[str]  # classes that no rewrite may hold
    dangling: frozenset[str]  # words that a clause may not end in
    dangling_when_cut: frozenset[str]  # nor in these, where something was left out after them
    empty: frozenset[str]  # words that say nothing when they stand alone
    not_verbs: frozenset[str]  # words that can't follow "when you"
    not_plain: frozenset[str]  # words that can't follow "when you don't"
    adverbs: frozenset[str]  # words that may stand before a verb
    not_after_being: frozenset[str]  # words that can't follow "when you are"
    only_look_doing: frozenset[str]  # verbs that end in "ing" by themselves
    not_told: tuple[tuple[str, ...], ...]  # words in a sentence that says nothing that happened
    meaning_which: frozenset[str]  # after these, "you …" says which ones are meant
    before_object: frozenset[str]  # right after these, "you" is no subject of a statement
    unsaid: frozenset[str]  # where one of these stands before "you", what follows is wished, denied or understood
    before_you: frozenset[str]  # after these, "you" begins no clause of its own
    not_happening: frozenset[str]  # with one of these, a clause does not tell what happened
    openings: frozenset[str]  # words that what happened may begin with
    antecedents: frozenset[str]  # after these, "I …" or "you …" says which one is meant
    limping: tuple[str, ...]  # words that can't stand side by side: something between them was left out
    not_beside_a_feeling: frozenset[str]  # words that no rewrite may hold beside the feeling
    further: Mapping[str, tuple[str, ...]]  # how a rewrite begins → other things to say with the same words
    present: Mapping[str, str]  # past forms → plain forms
    past_of: Mapping[str, str]  # plain forms → past forms
    past: frozenset[str]  # past forms besides
    not_past: frozenset[str]  # words that only look like past forms
    in_the_past: Mapping[str, str]  # a frame → the frame to take where the rest is in the past
    either: frozenset[str]  # verbs whose past looks like their present
    inner: frozenset[str]  # verbs of what only the partner can know
    in_the_mind: Mapping[str, str]  # a frame → the frame to take before such a verb
    when: str  # the frame for what no recast could turn round, where it happens now
    about: str  # and where it happened
    whole_frames: tuple[WholeFrame, ...]  # for a sentence that no recast could turn round
    never_framed: frozenset[str]  # words and classes that such a sentence may not hold
    finite: frozenset[str]  # one of these words or classes must stand in such a sentence
    sighs: frozenset[str]  # words that such a sentence may do without at its beginning
    written_out: Mapping[str, str]  # short forms → what is written for them inside a frame
    owned: frozenset[str]  # words and classes of what is somebody's: "ur mum" is no "you're mum"
    the_same: Mapping[str, str]  # words that name a feeling → what is said where it was named in the sentence before
    guessable: frozenset[str]  # what may follow "it seems to me that you", beside verbs of what only the partner knows
    giving_a_reason: frozenset[str]  # with one of these, a named feeling says what it is about
    pointing: frozenset[str]  # words that point back at what was named before
    not_pointing_before: frozenset[str]  # before these, they don't
    maybe_warm: frozenset[str]  # with one of these, a sentence about "you" may be warm: "I know you're worried"
    guessing: str  # words that say how it seems to the writer
    tied: Mapping[str, str]  # how two rewrites both begin → what ties the second on
    tied_across: Mapping[str, str]  # how two sentences both begin → what ties the second on
    said_of_the_other: tuple[str, ...]  # phrases in which another one says sorry, or should
    going_on: frozenset[str]  # after a comma and one of these, a clause goes on
    so_begins: frozenset[str]  # "so" and one of these begin something new
    openings_of_a_lead: frozenset[str]  # words that a fact before the charge may begin with
    may_lead: frozenset[str]  # of what tells nothing of what happened, these may stand in such a fact
    never_leads: frozenset[str]  # others who are held up for a model
    needs_no_verb: frozenset[str]  # with one of these at its beginning, it needs no verb
    telling: frozenset[str]  # after these, "I …" or "you …" is what was told: "you told the lads I lost my job"
    not_beside_a_rewrite: tuple[Pattern, ...]  # with one of these, a sentence is left out beside a rewrite
    openings_beside: frozenset[str]  # words that a sentence which stays beside a rewrite may begin with
    beside_a_rewrite: tuple[Pattern, ...]  # only with one of these, a sentence about "you" is kept beside it
    refused: tuple[Pattern, ...]  # with one of these, no rewrite is shown
    hanging: frozenset[str]  # no sentence of a rewrite ends in these
    deeds: frozenset[str]  # verbs that may follow "when you", beside those whose past is known
    plain: frozenset[str]  # those whose past is known
    needing: frozenset[str]  # verbs that say nothing without what they are done to
    states: frozenset[str]  # what may follow "when you are", beside words in "ing"
    participles: frozenset[str]  # what may follow "that you have", beside past forms and words in "en"
    undergone: frozenset[str]  # verbs of what the writer goes through: after "I feel hurt when I …"
    feelings_by_class: Mapping[str, tuple[str, ...]]  # words in the message → chips


@dataclass(frozen=True, slots=True)
class TopicWords:
    """What a message may be about, and how it is named."""

    of_a_thing: str  # the frame for a thing
    of_people: str  # the frame for people
    named_with: frozenset[str]  # words that a thing is named with: "the", "my"
    people_named_with: frozenset[str]  # words that people are named with
    everybodys: frozenset[str]  # those who need no owner: "the kids"
    only_compared_after: frozenset[str]  # after these, a thing is a picture or a time: "like a child"
    spoken_of: Mapping[str, str]  # such a word → the one to take when the thing was spoken of: "a" → "the"
    settings: frozenset[str]  # after these, a thing is where or when it was
    people_after: frozenset[str]  # people are what it is about after these
    tied_with: frozenset[str]  # words before another thing that tells which one is meant
    never_between: frozenset[str]  # words that can't stand between the first word and the thing
    things: frozenset[str]
    occasions: frozenset[str]  # those among them that are what it is about also after such a word
    bare: frozenset[str]  # those among them that stand without such a word too
    proper: Mapping[str, str]  # such a word → as it is written, with its capital
    bare_not_after: frozenset[str]  # after these, such a word is a verb
    goes_on_with: frozenset[str]  # before these, a name is only the first half of another
    people: frozenset[str]
