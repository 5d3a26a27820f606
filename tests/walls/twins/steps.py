"""Histories: a list of steps, drawn so that Hypothesis can leave any of them out when it looks for a smaller one.

A step is done alike in both worlds (``Public``), or is a secret that may be another one in each, or none (``Secret``).
"""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.walls.twins import facts, public, secret
from tests.walls.twins.observe import FILES, PLACES, Place, look_at, look_at_everything, seen_by_others
from tests.walls.twins.world import ALEX, SAM, Beginning, World

LOOKS = 5  # drawn addresses at each step
LEFT, RIGHT = 0, 1


@dataclass(frozen=True)
class Public:
    """Something that both may see something of, and what its doer keeps back of it in each world."""

    act: str
    who: str
    what: object = ""
    kept_back: tuple[str, str] = ("", "")

    def be_done(self, world: World, side: int) -> None:
        who = world.people[self.who]
        if not (world.has_keeper_left and who is world.keeper):
            who.prove()
            public.ACTS[self.act](world, who, self.what, self.kept_back[side])


@dataclass(frozen=True)
class Secret:
    """Something that somebody does alone, in each world or in one of them."""

    act: str
    what: tuple[object, object]  # None: it is not done

    def be_done(self, world: World, side: int) -> None:
        if self.what[side] is not None and not world.is_keeper_gone:
            world.keeper.prove()
            secret.ACTS[self.act](world, self.what[side])


@dataclass(frozen=True)
class History:
    """What happens, who keeps secrets in it, and where the others look after each step."""

    keeper: str
    steps: tuple[Public | Secret, ...]
    looks: tuple[tuple[Place, ...], ...] = ()
    is_whole: bool = True  # they look at everything when it is over


def lived(beginning: Beginning, history: History, side: int) -> list[object]:
    """All that the others got while it happened, and all that they can get at its end."""
    with beginning.world(history.keeper) as world:
        for number, step in enumerate(history.steps):
            world.at(f"{number}, {'public' if isinstance(step, Public) else 'secret'}")
            step.be_done(world, side)
            world.at(f"{number}, looks")
            for place in history.looks[number] if number < len(history.looks) else ():
                look_at(world, world.observers[0], place)
        world.at("the end")
        if history.is_whole:
            look_at_everything(world)
        return seen_by_others(world)


SIDES_DRAWN = st.one_of(
    st.just(facts.SIDES), st.lists(st.sampled_from(facts.SIDES), unique=True, max_size=6).map(tuple)
)
WHAT_IS_SECRET = {
    "answer": st.tuples(st.sampled_from(facts.KEPT_ITEMS), st.integers(1, 5)),
    "write": st.sampled_from(facts.WORDS),
    "mark": st.sampled_from(("fits", "not-quite", "not-me")),
    "answer about safety": st.lists(st.sampled_from(facts.TICKS), unique=True, max_size=4).map(tuple),
    "empty the drawer": st.just(""),
    "think": SIDES_DRAWN,
    "give": st.tuples(st.sampled_from(facts.WORDS), st.sampled_from(("both", "anyway"))),
    "decide": st.sampled_from(("keep", "drop", "give")),
    "narrow": st.just(""),
    "set a lock": st.just(""),
    "add a way": st.just(""),
    "open a device": st.just(""),
    "grant": st.sampled_from(("own", "joint")),
    "ask for letters": st.sampled_from(("general", "balance")),
    "ask the coach": st.sampled_from(facts.WORDS),
    "take along": st.sampled_from(FILES),
    "look around": st.sampled_from(("/couple/", "/couple/together/", "/you/answers/", "/couple/picture/")),
}
WHAT_IS_PUBLIC = {
    "pair": (st.sampled_from(public.ENDINGS), st.sampled_from(public.ENDINGS)),
    "show": (SIDES_DRAWN, st.just("")),
    "take back": (SIDES_DRAWN, st.just("")),
    "say": (st.sampled_from(("both", "anyway")), st.just("")),
    "turn": (st.sampled_from(("on", "on", "back", "enough", "again")), st.just("")),
    "wait": (st.sampled_from((0, 1, 3, 20)), st.just("")),
    "leave": (st.just(""), st.sampled_from(public.LEAVING)),
    "look": (st.sampled_from(FILES), st.just("")),
    "search": (st.sampled_from(("canary", "afraid", "trust")), st.just("")),
}
WHO = st.sampled_from((ALEX, SAM))


def _secret(act: str) -> st.SearchStrategy[Secret]:
    what = st.none() | WHAT_IS_SECRET[act]
    return st.builds(Secret, st.just(act), st.tuples(what, what))


def _public(act: str) -> st.SearchStrategy[Public]:
    what, kept_back = WHAT_IS_PUBLIC[act]
    return st.builds(Public, st.just(act), WHO, what, st.tuples(kept_back, kept_back))


A_SECRET = st.sampled_from(tuple(WHAT_IS_SECRET)).flatmap(_secret)
SOMETHING_PUBLIC = st.sampled_from(tuple(WHAT_IS_PUBLIC)).flatmap(_public)
FIRST = st.builds(
    lambda pairing, shown: (pairing, *shown),
    _public("pair"),
    st.sampled_from(
        ((), (Public("show", ALEX, facts.SIDES),), tuple(Public("show", w, facts.SIDES) for w in (ALEX, SAM)))
    ),
)


def histories(longest: int) -> st.SearchStrategy[History]:
    """Histories of up to ``longest`` steps after a first few, most of them of two who show each other something."""
    steps = st.builds(
        lambda first, more: (*first, *more), FIRST, st.lists(A_SECRET | SOMETHING_PUBLIC, max_size=longest)
    )
    looks = st.lists(st.tuples(*[st.sampled_from(PLACES)] * LOOKS), max_size=longest)
    return st.builds(History, WHO, steps, looks.map(tuple))
