"""Each way to turn a sentence round, on a sentence of its own: what is offered, before it is read again."""

from itertools import chain

import pytest

from glitterball.core.coach.message import read_message
from glitterball.core.coach.rewriting.framing import frame_sentence
from glitterball.core.coach.rewriting.recasting import recast_sentence

TURNED = {
    "with-you-it-is": (
        "With you it's all smiles and then I find out from others",
        "when it is all smiles and then I find out from others",
    ),
    "i-get-a": ("Other wives get flowers, I get a shrug and a receipt", "when I get a shrug and a receipt"),
    "how-come-can-be": ("How come you can be gentle with everyone", "when you can be gentle with everyone"),
    "never-asked": ("never once asked how my shift was", "when you didn't ask how my shift was"),
    "all-you-ask-about": ("All you ever ask about is the cows", "when you mostly ask about the cows"),
    "all-you-talk-about": ("All you ever talk about is work", "when you mostly talk about work"),
    "what-kind-does-not": (
        "What kind of father doesn't know the name of the doctor",
        "when you don't know the name of the doctor",
    ),
    "not-allowed": ("I'm never allowed a bad day", "when I am not allowed a bad day"),
    "only-have-moaned": (
        "i didnt tell u cos you'd only have moaned",
        "I didn't tell you because I thought you would only have moaned",
    ),
    "were-late": ("She was begging and you were two hours late", "when you were two hours late"),
    "soft-command": ("get off the game and be a dad", "I would like you to get off the game"),
    "somehow-i-am": ("You have a phone and somehow I'm still your secretary", "as if I were your secretary"),
    "never-know": ("you never even know who is his teacher", "you don't know who is his teacher"),
    "if-it-had-been": (
        "If it had been in the calendar like we said I'd have known",
        "liked it if it had been in the calendar",
    ),
    "you-would": ("You'd believe anybody before you'd believe me", "that you would believe anybody before"),
    "used-to-be": ("You used to bring me tea", "I miss how you used to bring me tea"),
    "got-to-be": (
        "There's always got to be somebody for you to look down on",
        "there has to be somebody for you to look",
    ),
    "friends-first": ("Your mates always first, me if there's time left", "when your friends come first"),
    "family-first": ("your family always come first", "when your family come first"),
    "mother-first": ("Your mum always comes first", "when your mother comes first"),
    "work-first": ("your job always first", "when your work comes first"),
    "interesting-that-i": ("Funny that I'm the one who pays for it", "that I'm the one who pays for it"),
    "have-never-ever": ("You've never, ever asked about my mother", "that you have not asked about my mother"),
    "have-never-in": ("You have never, in ten years, asked about her", "that you have not asked about her"),
    "feels-to-me": ("Feels to me like you left early to avoid us", "seems to me that you left early to avoid us"),
    "without-fail-you": ("Without fail you ring her on our anniversary", "when you ring her on our anniversary"),
    "as-usual-the": (
        "As usual the shopping and the cooking fell to me",
        "when the shopping and the cooking fell to me",
    ),
    "never-right": ("I can never do anything right in your eyes", "when what I do is not right in your eyes"),
    "i-never-feel": ("I never feel welcome in your house", "when I don't feel welcome in your house"),
    "your-idea-to": ("It was your idea to buy the van", "about your idea to buy the van"),
    "your-habit-is": ("Your gambling is killing us", "about your gambling"),
    "only-ever-me": ("It's only ever me who walks the dog", "when I am the one who walks the dog"),
    "everyone-gets": ("Everyone gets your jokes and we get your moods", "when everyone gets your jokes and we get"),
    "so-important-that": ("What was so urgent you couldn't ring back", "when you couldn't ring back"),
    "matter-what-never": ("No matter what I do it's never enough for you", "when what I do is not enough for you"),
    "care-to": ("Perhaps you'd care to explain the receipt", "I would like you to explain the receipt"),
    "would-have-thought": ("I'd have thought you could ring first", "I would have thought you could ring first"),
    "how-you-were": ("Look at how you were with my sister", "about how you were with my sister"),
    "as-usual-i": ("As usual I found out from your brother", "when I found out from your brother"),
    "i-am-at-and-you": (
        "I'm at the table with two plates and a candle and you're at the bar",
        "when I'm at the table with two plates and a candle and you're at the bar",
    ),
    "it-is-that": ("It's that nobody told me about the party", "when nobody told me about the party"),
    "rich-being": ("It's rich being lectured about money", "about being lectured about money"),
    "fine-until-you": ("The evening was fine until you brought up money", "when you brought up money"),
    "were-the-one-with": ("You were the one with her coat in the car", "when you had her coat in the car"),
    "you-would-think": ("You'd think a text could be managed", "I would have thought a text could be managed"),
    "your-lot-get": (
        "Your family get the weekends and mine get the phone",
        "that your family get the weekends and mine",
    ),
    "coming-home-to": ("I drink because coming home to this house is worse", "about coming home to this house"),
    "and-nobody": ("I cook for six people and nobody says a word", "when nobody says a word"),
    "back-to": ("A week later you were back to ignoring my calls", "when you were back to ignoring my calls"),
    "only-that-you": ("It's only that you spoil each visit", "when you spoil each visit"),
    "and-every-one": ("Ten years and every holiday ends in the car park", "when a holiday ends in the car park"),
    "so-hard-for-you": ("Is it so hard to rinse a cup", "I would like you to rinse a cup"),
    "too-much-to-ask": ("A postcard was too much to ask", "I would have liked a postcard"),
    "it-took": ("Shame it took a fire to get you home", "that it took a fire to get you home"),
    "years-of-being": ("Twelve years of being laughed at", "after twelve years of being laughed at"),
    "trust-you-to": ("Trust you to sulk at a wedding", "when you sulk at a wedding"),
    "reasons-for-not": ("You'll have had your reasons for not ringing", "about you not ringing"),
    "next-time-you": ("Next time you shout at my son I'm off", "when you shout at my son"),
    "time-there-is": ("Every time there's a bill you've a headache", "when there's a bill and you've a headache"),
    "not-that-you-asked": (
        "Not that you asked, but the scan was clear",
        "The scan was clear, and I feel {feeling} that",
    ),
    "to-be-treated": ("If I'm to be spoken to like a child I shall act like one", "when I am spoken to like a child"),
    "i-know-why": ("I know exactly why you went quiet at dinner", "about why you went quiet at dinner"),
    "have-my-back": ("Thanks for having my back in front of your mum", "you to have my back in front of your mum"),
    "if-you-did-once": ("Maybe if you paid the rent I wouldn't nag", "I would like it if you paid the rent"),
    "what-kind-of": ("What kind of man leaves a child alone at home", "when you leave a child alone at home"),
    "how-it-happens": ("Cute how the phone died at midnight", "when the phone died at midnight"),
    "one-rule-and-another": (
        "When your sister stays it's family and when mine stays it's a burden",
        "that when your sister stays it's family and when mine stays it's a burden",
    ),
    "i-will-just": ("I'll just wait here with the bags", "when I wait here with the bags"),
    "not-one-time-did": ("I drove you for a year and not one time did you say thanks", "that you did not say thanks"),
    "or-you-could": ("Or you could just tell me", "I would like you to tell me"),
    "a-partner-would": ("A loving husband would see the mess", "I would like it if you would see the mess"),
    "nobody-has-ever": ("No one in this house has ever filled the kettle", "that nobody has filled the kettle"),
    "before-me": ("She hears it all before me", "when she hears it all before me"),
    "my-needs": ("My needs are not being met", "when my needs are not being met"),
    "nothing-i-do-is": ("Nothing I do is ever enough for you", "when what I do is not enough for you"),
    "do-nothing-here": ("You do nothing in this house", "when you do nothing in this house"),
    "killed-you-to": ("Would it have killed you to ring", "when you didn't ring"),
    "all-you-do-with": ("All you do with them is shout", "when you shout"),
    "be-bothered-to": ("I'd stay if you could be bothered to ask me", "I would like you to ask me"),
    "when-things-and-you": ("My dad dies and you send a gif", "when my dad dies and you send a gif"),
    "i-in-and-you": (
        "I stood in the cold with three bags and a child and you drove past",
        "when I stood in the cold with three bags and a child and you drove past",
    ),
    "no flowers": ("No flowers, no card on our tenth", "No flowers, no card on our tenth: I feel {feeling} about that"),
    "while you were": (
        "While you were asleep your son was sick",
        "While you were asleep your son was sick, and I feel",
    ),
    "came round": ("Sat in the waiting room for five hours", "Sat in the waiting room for five hours, and I feel"),
}


@pytest.fixture
def ways(coaching):
    """Every way to turn the sentences of a text round, unread."""
    words = coaching.words

    def turned(text):
        message = read_message(text, words.spelling, words.lexicon)
        both = (recast_sentence, frame_sentence)
        return list(chain.from_iterable(way(message, s, words.rewriting) for s in message.sentences for way in both))

    return turned


@pytest.mark.parametrize(("text", "kept"), TURNED.values(), ids=TURNED)
def test_a_sentence_is_turned_round_by_its_frame(text, kept, ways):
    assert any(kept in way for way in ways(text)), ways(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("u forgot ur own kid n left w ur mates", "when you forgot your own kid and left with your mates"),
        ("you never backed me, not with your mother, not with the boys", "back me, not with your mother, not with the"),
        ("you saw my calls and u still posted a story", "when you saw my calls and you still posted a story"),
        ("you told the lads i lost my job", "when you told the lads I lost my job"),
        ("you only remember i exist when you need a lift", "only remember I exist when you need a lift"),
        ("you ate my food, drank my wine and left", "when you ate my food, drank my wine and left"),
        ("it's always an emergency when ur sis calls", "when your sis calls"),
        ("you check out, every weekend, and then wonder why", "when you check out, and then wonder why"),
        ("u slam doors so lets not act holy", "when you slam doors"),
        ("all u ever do is sleep, eat and watch telly", "when you sleep, eat and watch telly"),
        ("you only text me because you're bored", "that you only text me because you're bored"),
        ("My mother died in March, and you have yet to say her name", "My mother died in March. I feel {feeling} that"),
        ("i yelled bc u made me wait in the rain", "I yelled. I felt {feeling} when you made me wait in the rain"),
        ("you walk in like 'what did u do today'", "when you walk in like 'what did you do today'"),
        ("the phone went off at 11:04 and you left", "The phone went off at 11:04. I felt {feeling} when you left"),
    ],
)
def test_a_clause_ends_where_its_sense_does_and_is_written_out(text, first, ways):
    assert first in ways(text)[0]


@pytest.mark.parametrize(
    ("text", "never_said"),
    [
        ("thanks for coming even tho u hate crowds", "you hate crowds"),
        ("I rang the surgery, since you're wondering", "when you are wondering"),
        ("I'll wait here till you've finished your crossword", "that you have finished"),
        ("watching you try to park is like watching a cow", "when you try"),
        ("i know u felt judged by my friends", "as if I had been judged"),
        ("I read that people who were hurt can't love", "when I read"),
        ("I had the time", "I had the time"),
        ("if you'd told me the right place I wouldn't have been late", "you to tell me"),
        ("I tell you I'm in pain and you reach for the remote", "that you I'm"),
        ("from the minute you get up to the minute you go to bed", "when you go"),
        ("What was the point of asking if you'd already paid", "you to already"),
        ("What part of 'I need help' didn't you get", "didn't is"),
        ("Nobody forced you to read my messages", "when nobody"),
        ("i begged u not to drive", "when you not"),
        ("I see that you're trying", "that you are trying"),
        ("100% of the time you choose your brother", "100 of the time"),
    ],
)
def test_what_is_granted_or_says_too_little_is_not_turned(text, never_said, ways):
    assert not [way for way in ways(text) if never_said in way]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "You left the gate open and now the heifers are in the beans",
            "I felt {feeling} when you left the gate open. Now the heifers are in the beans",
        ),
        (
            "Your mother walked into the bedroom and you said nothing",
            "Your mother walked into the bedroom. I felt {feeling} when you said nothing",
        ),
        (
            "You knew I was waiting and you didn't come",
            "It seems to me that you knew I was waiting. I felt {feeling} when you didn't come",
        ),
        ("You drink wine, you don't sleep", "I feel {feeling} when you drink wine and you don't sleep"),
        ("Wow ok so you missed my birthday dinner", "I felt {feeling} when you missed my birthday dinner"),
        (
            "You told your mum that I do nothing but sit",
            "I felt {feeling} when you told your mum that I do nothing but sit",
        ),
        (
            "You told Tyler you'd be there and you didn't text him",
            "I felt {feeling} when you told Tyler you'd be there and you didn't text him",
        ),
        ("She did it all and now you sit there while I do", "I feel {feeling} when you sit there while I do"),
        (
            "You fix everybody's house and nothing ever gets done here",
            "I feel {feeling} when you fix everybody's house and nothing ever gets done here",
        ),
        ("You said you'd call the bank and you didn't", "I was counting on you to call the bank, and I feel {feeling}"),
        ("You used our savings", "I felt {feeling} when you used our savings"),
        ("You never fixed the boiler", "I felt {feeling} when you didn't fix the boiler"),
        ("you promise, you forget", "I feel {feeling} when you promise and you forget"),
        (
            "You take the desk, the window, the good chair and the wifi",
            "I feel {feeling} when you take the desk, the window, the good chair and the wifi",
        ),
        (
            "You never remember the date unless she reminds you",
            "I feel {feeling} when you don't remember the date unless she reminds you",
        ),
        ('You told them I was "resting"', 'I felt {feeling} when you told them I was "resting"'),
    ],
)
def test_what_hangs_on_the_charge_is_kept(text, said, ways):
    assert said in ways(text)


@pytest.mark.parametrize(
    ("text", "never_said"),
    [
        ("You're busy so you don't have to talk to me", "the same"),
        ("You left the gate open and you are a fool, and I am not", "fool"),
        ("You work late, Horst", "Horst"),
        ("You were tired, the train was late, the dog was sick", "when you were tired, the"),
        ("You tell your friends 'he's home now, he does the school run'", "now. He"),
        ("You told Tyler you'd be there and you didn't text him", "when you told Tyler and"),
        ("You could have killed us both", "liked it"),
        ("You're the one who cries at everything", "that you cries"),
    ],
)
def test_what_hangs_on_the_charge_neither_limps_nor_hurts(text, never_said, ways):
    assert not [way for way in ways(text) if never_said in way]


def test_of_an_excuse_nobody_is_hurt(coaching):
    message = read_message("My phone was in the locker", coaching.words.spelling, coaching.words.lexicon)
    told, excused = (
        list(recast_sentence(message, message.sentences[0], coaching.words.rewriting, is_excuse=is_excuse))
        for is_excuse in (False, True)
    )
    assert told == ["My phone was in the locker, and I feel {feeling} about it"]
    assert not excused


def test_mockery_leaves_only_bare_facts_to_frame(coaching):
    def framed(text):
        message = read_message(text, coaching.words.spelling, coaching.words.lexicon)
        sentence, words = message.sentences[0], coaching.words.rewriting
        return list(frame_sentence(message, sentence, words, only_fragments=True))

    assert framed("Eighty quid on fishing gear")
    assert not framed("My friends saw you with her again")
