"""How well partners guess each other: truth and bias (West & Kenny 2011, Psychological Review 118:357–378).

A guess is drawn by the truth (what the partner really says) and by the guesser's own view. With guesses as outcome and
own views as predictor that is an actor–partner model: the partner effect is truth, the actor effect the pull of one's
own view. Limits: docs/methods/couples.md.
"""

from dataclasses import dataclass

from glitterball.core.measurement.dyads.actor_partner import Effect, Effects, actor_partner
from glitterball.core.measurement.dyads.pairs import Pairs, Reals, UnusableDyadsError


@dataclass(frozen=True, slots=True)
class TruthAndBias:
    """Of guesses, on the scale of the answers."""

    direction: Effect  # mean of guesses less the mean of what they guess at: above 0, partners are guessed too high
    truth: Effect  # accuracy: how guesses follow what the partner says
    own_view: Effect  # assumed similarity: how guesses follow one's own answer


@dataclass(frozen=True, slots=True)
class GuessedAnswers:
    """Over both members, and per role where they can be told apart."""

    n: int
    overall: TruthAndBias
    by_role: dict[str, TruthAndBias]  # the role is the guesser's
    correlation: float  # of partners' residuals


def truth_and_bias(guess: Reals, own: Reals, roles: tuple[str, str] | None = None) -> GuessedAnswers:
    """``guess`` (n, 2): what each member thinks the other says; ``own`` (n, 2): what each says of themselves."""
    if guess.shape != own.shape:
        raise UnusableDyadsError(f"guesses {guess.shape} and answers {own.shape}: expected the same shape")
    means = own.mean(axis=0)
    truth = means[::-1] if roles else means.mean()
    view = means if roles else means.mean()
    fitted = actor_partner(Pairs(guess - truth, own - view, roles))
    return GuessedAnswers(
        fitted.n,
        _read(fitted.effects),
        {role: _read(effects) for role, effects in fitted.by_role.items()},
        fitted.correlation,
    )


def _read(effects: Effects) -> TruthAndBias:
    return TruthAndBias(effects.intercept, effects.partner, effects.actor)
