"""The library keeps its promises: complete, linked, easy to read, honest about figures, and fit for any eyes."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from glitterball.adapters import content
from glitterball.adapters.content import conformity

EXAMINED = conformity.examine()
LIBRARY = content.library()
PRACTICES = content.practices_by_id()
EVIDENCE = content.evidence_by_id()
FACETS = content.latest_instrument().facet_by_id
TEXTS = conformity.all_texts()
HARDEST_GRADE = 8
DEPTHS = {"daily", "hopes", "worries", "hardest"}
CITING = {
    **{f"article {a.id}": (TEXTS["articles"][a.id], a.evidence) for a in LIBRARY.articles.values()},
    **{f"cause {c.id}": (TEXTS["causes"][c.id], c.evidence) for c in LIBRARY.causes.values()},
    **{f"practice {p.id}": (TEXTS["practices"][p.id], p.evidence) for p in PRACTICES.values()},
    **{f"letter {letter.id}": (letter.markdown, letter.evidence) for letter in LIBRARY.letters.values()},
}
SIZE = re.compile(r"\b(?:g|d|r|OR|RR|β|ρ) ?= ?[−–-]?\.?\d[\d.]*(?: to [−–-]?\.\d+)?|\d[\d.]* ?%|(?<![\d.])\.\d\d")
NUMBER = re.compile(r"\d*\.?\d+")
SHARE = re.compile(r"\d|\b(?:half|quarter|third|twice|doubled?)\b")
REASONS = {
    "fear": r"\bafraid\b",
    "harm and control": r"hurt or control",
    "a fresh breach": r"betrayal",
    "exhaustion": r"exhaust|worn out|spent|drained|tired|burnt out|at the end|stay awake|eyes open|at your limit",
}
PHONE = re.compile(r"\+?\d[\d ()/-]{6,}\d")
SPELT_OUT = re.compile(
    r"S[a-z]+(?:,| and|, and) O[a-z]+(?:,| and|, and) F[a-z]+(?:,| and|, and) T[a-z]+"
    r"|C[a-z]+(?:,| and|, and) A[a-z]+(?:,| and|, and) R[a-z]+(?:,| and|, and) E[a-z]+"
    r"|(?:S\.O\.F\.T\.|CARE) (?:stands|is short) for"
)
INDISCREET = {
    *("sex", "desire", "intimacy", "intimate", "naked", "bed", "kiss", "affair", "betrayal", "betrayed", "cheating"),
    *("partner", "couple", "marriage", "husband", "wife", "spouse", "relationship", "lover", "love", "divorce"),
    *("therapy", "counselling", "trust", "hurt", "hurts", "fight", "row", "conflict", "attachment", "glitterball"),
    *("leaving", "afraid", "fear", "abuse", "violence", "lonely", "loneliness", "closeness"),
}


@pytest.mark.parametrize("part", EXAMINED.totals)
def test_every_slug_of_the_inventory_is_covered(part):
    assert EXAMINED.gaps[part] == ()


def test_every_system_names_the_page_that_it_is_or_the_word_later():
    assert all(page.strip() for page in LIBRARY.systems.values())
    assert len(LIBRARY.systems) == EXAMINED.totals["systems"]


def test_no_link_is_broken():
    assert EXAMINED.broken_links == ()


@pytest.mark.parametrize("kind", TEXTS)
def test_it_reads_easily(kind):
    assert EXAMINED.grades[kind].mean <= HARDEST_GRADE


def references():
    for a in LIBRARY.articles.values():
        yield f"article {a.id}", a.causes, LIBRARY.causes
        yield f"article {a.id}", a.practices, PRACTICES
        yield f"article {a.id}", a.related, LIBRARY.articles
        yield f"article {a.id}", a.evidence, EVIDENCE
    for c in LIBRARY.causes.values():
        yield f"cause {c.id}", c.practices, PRACTICES
        yield f"cause {c.id}", c.evidence, EVIDENCE
    for s in LIBRARY.signs.values():
        yield f"sign {s.sign}", s.causes, LIBRARY.causes
        yield f"sign {s.sign}", s.practices, PRACTICES
        yield f"sign {s.sign}", s.facets, FACETS
        yield f"sign {s.sign}", (s.theme,), {theme.id for theme in LIBRARY.themes}
    for deck in LIBRARY.decks.values():
        for p in deck.prompts:
            yield f"prompt {p.id}", p.facets, FACETS
            yield f"prompt {p.id}", p.practices, PRACTICES
    for letter in LIBRARY.letters.values():
        yield f"letter {letter.id}", (letter.practice,), PRACTICES
        yield f"letter {letter.id}", letter.evidence, EVIDENCE
    for term in LIBRARY.glossary:
        yield f"word {term.term}", (term.see,), LIBRARY.articles


def test_every_reference_leads_to_something():
    assert [(where, set(names) - set(known)) for where, names, known in references() if set(names) - set(known)] == []


def test_no_article_is_related_to_itself():
    assert [article.id for article in LIBRARY.articles.values() if article.id in article.related] == []


def test_there_are_at_least_fifty_practices():
    assert len(PRACTICES) >= 50


def test_there_are_at_least_four_hundred_prompts_and_no_two_alike():
    prompts = [prompt for deck in LIBRARY.decks.values() for prompt in deck.prompts]
    assert len(prompts) >= 400
    assert len({prompt.id for prompt in prompts}) == len(prompts)
    assert len({prompt.text.casefold() for prompt in prompts}) == len(prompts)


@pytest.mark.parametrize("deck", LIBRARY.decks.values(), ids=LIBRARY.decks)
def test_a_deck_goes_from_daily_life_to_what_is_hardest_to_say(deck):
    assert {prompt.depth for prompt in deck.prompts} == DEPTHS


def test_every_theme_has_signs_and_every_sign_one_tick():
    assert {sign.theme for sign in LIBRARY.signs.values()} == {theme.id for theme in LIBRARY.themes}
    assert len({sign.tick for sign in LIBRARY.signs.values()}) == len(LIBRARY.signs)


def test_letters_come_in_chains_without_a_gap():
    assert len(LIBRARY.letters) >= 12
    chains: dict[str, list[int]] = {}
    for letter in LIBRARY.letters.values():
        chains.setdefault(letter.chain, []).append(letter.position)
    assert {chain: sorted(places) for chain, places in chains.items()} == {
        chain: list(range(1, len(places) + 1)) for chain, places in chains.items()
    }
    assert all(letter.days_after >= (letter.position > 1) for letter in LIBRARY.letters.values())


@pytest.mark.parametrize("letter", LIBRARY.letters.values(), ids=LIBRARY.letters)
def test_a_subject_can_be_seen_by_anybody(letter):
    assert not set(re.findall(r"[a-z]+", letter.subject.casefold())) & INDISCREET


def everything():
    for kind, pages in TEXTS.items():
        for name, text in pages.items():
            yield f"{kind}/{name}", text
    for kind, titled in {"article": LIBRARY.articles, "cause": LIBRARY.causes, "practice": PRACTICES}.items():
        for name, page in titled.items():
            yield f"{kind}/{name}: title", f"{page.title} {getattr(page, 'summary', '')}"
    for deck in LIBRARY.decks.values():
        yield f"deck/{deck.id}", f"{deck.title} {deck.about}"
    for letter in LIBRARY.letters.values():
        yield f"letter/{letter.id}: subject", letter.subject
    for term in LIBRARY.glossary:
        yield f"word/{term.term}", term.means


def test_nothing_shouts():
    assert [where for where, text in everything() if "!" in text] == []


def test_no_phone_number_stands_in_prose():
    assert [(where, found[0]) for where, text in everything() if (found := PHONE.search(text))] == []


def test_what_others_named_is_never_spelt_out():
    assert [(where, found[0]) for where, text in everything() if (found := SPELT_OUT.search(text))] == []


def sizes_in(text):
    return [number for size in SIZE.finditer(text) for number in NUMBER.findall(size[0].replace("−", "-"))]


@pytest.mark.parametrize(("text", "ids"), CITING.values(), ids=CITING)
def test_a_size_stands_only_where_a_source_of_the_page_has_just_this_figure(text, ids):
    seen = " ".join(f"{source.size} {source.found}" for name in ids if (source := EVIDENCE[name]).verified == "figure")
    known = {number.lstrip("0") for number in NUMBER.findall(seen)}
    assert [number for number in sizes_in(text) if number.lstrip("0") not in known] == []


def test_a_figure_that_nobody_saw_is_found():
    assert sizes_in("It was r = .99 and 12% of 40, up to g = −.15 to .20.") == [".99", "12", ".15", ".20"]


def test_a_source_that_was_not_read_for_its_figure_tells_none():
    told = [source.id for source in EVIDENCE.values() if source.verified != "figure" and SHARE.search(source.found)]
    assert told == []


def test_every_source_is_cited_by_some_page():
    cited = {name for _, ids in CITING.values() for name in ids}
    assert sorted(EVIDENCE.keys() - cited) == []


def test_the_page_on_how_we_know_counts_right():
    text = TEXTS["articles"]["how-we-know"]
    checked = Counter(source.verified for source in EVIDENCE.values())
    assert f"We drew on {len(EVIDENCE)} sources." in text
    for name, grade in {"Figure": "figure", "Direction": "direction", "Recalled": "recalled"}.items():
        assert f"**{name}** ({checked[grade]})" in text


@pytest.mark.parametrize("practice", PRACTICES.values(), ids=PRACTICES)
def test_a_practice_names_each_reason_not_to_do_it(practice):
    reasons = " ".join(practice.not_when).lower()
    for name, words in REASONS.items():
        assert re.search(words, reasons), name
    assert "help pages" in practice.not_when[0]  # fear and harm come first, with where to turn
    assert practice.smaller
    assert practice.apart
    assert practice.found


def test_touch_and_sex_are_kept_apart():
    kinds = {practice.id: practice.kind for practice in PRACTICES.values()}
    assert {"touch", "sex"} <= set(kinds.values())
    for practice in PRACTICES.values():
        if practice.kind == "touch":
            assert "sexual-contentment" not in practice.serves, practice.id


def test_a_source_states_a_size_only_where_its_figure_was_seen():
    assert [source.id for source in EVIDENCE.values() if source.size and source.verified != "figure"] == []


def test_a_page_without_evidence_says_that_no_study_was_found():
    assert EXAMINED.without_evidence
    assert EXAMINED.silent_about_it == ()


def test_a_page_that_keeps_quiet_about_it_is_not_whole():
    assert not replace(EXAMINED, silent_about_it=("practice how-it-was-at-home",)).is_whole


def test_a_page_that_claims_some_strength_cites_a_source():
    claiming = [*LIBRARY.causes.values(), *PRACTICES.values()]
    assert [page.id for page in claiming if page.strength != "none" and not page.evidence] == []
