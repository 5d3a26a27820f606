"""First light's pages as text. What is the same for everybody is rendered once; only the answers are put in anew.

That is what keeps a question near the CPU of an empty page (bench/pages.py). Nobody's answers are in what is kept: the
frame, and each question by its place, by the option shown as chosen and by the sentence about what to mend.
"""

from collections.abc import Mapping
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import gettext as _

from glitterball.apps.checks import queries

GAP = "<!-- here -->"
Around = tuple[str, str]  # what comes before and after the part that differs


@lru_cache
def front_html() -> str:
    """What this is, for whom it is and is not, and the way in: the same for everybody."""
    return render_to_string("checks/front.html", {"ball": queries.sample_ball()})


def sample_html() -> str:
    """What a full report holds."""
    return render_to_string("checks/sample.html", {"ball": queries.sample_ball(), "report": queries.sample_report()})


@lru_cache
def enough_html() -> str:
    """A good night to whoever has seen enough for today."""
    return render_to_string("checks/enough.html")


def question_html(
    answers: Mapping[str, int], place: int, *, problem: str = "", moved: bool = False, is_part: bool = False
) -> str:
    """The question at ``place``: a part where HTMX swaps it in, else in its page; ``moved`` puts the focus on it."""
    questions = queries.questions()
    before, after = _question(place, answers.get(questions[place].id), problem, focus=moved and not is_part)
    title = _("%(number)s of %(total)s") % {"number": place + 1, "total": len(questions)}
    return _framed(f"{before}{_hidden(answers)}{after}", title, is_part=is_part)


def result_html(answers: Mapping[str, int], *, is_part: bool = False) -> str:
    """What ``answers`` point to."""
    context = {"page": queries.result_page(answers), "answers": _hidden(answers), "focus": not is_part}
    return _framed(render_to_string("checks/_result.html", context), _("First light"), is_part=is_part)


@lru_cache(maxsize=512)
def _question(place: int, chosen: int | None, problem: str, *, focus: bool) -> Around:
    context = {"page": queries.question_page(place, chosen), "answers": GAP, "problem": problem, "focus": focus}
    before, _, after = render_to_string("checks/_question.html", context).partition(escape(GAP))
    return before, after


@lru_cache(maxsize=32)
def _frame(title: str) -> Around:
    page = render_to_string("checks/first_light.html", {"part": GAP, "title": title})
    before, _, after = page.partition(escape(GAP))
    return before, after


def _framed(part: str, title: str, *, is_part: bool) -> str:
    if is_part:
        return f"<title>{escape(title)} · Glitterball</title>{part}"
    before, after = _frame(title)
    return f"{before}{part}{after}"


def _hidden(answers: Mapping[str, int]) -> str:
    """The answers on their way: known ids and whole numbers only, so there is nothing to escape."""
    return "".join(f'<input type="hidden" name="{item}" value="{value}">' for item, value in answers.items())
