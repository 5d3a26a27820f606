"""One person's answers, checked."""

from glitterball.core.answers.sheet import AnswerSheet, UnfitAnswerError, check_answers

__all__ = ["AnswerSheet", "UnfitAnswerError", "check_answers"]
