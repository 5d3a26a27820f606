"""From findings to practices."""

from glitterball.core.plans.choice import Step, choose_practices, first_step

__all__ = ["Step", "choose_practices", "first_step"]
