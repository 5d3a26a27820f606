"""First light's pages as text. What is the same for everybody is rendered once; only the answers are put in anew.

That is what keeps a question near the CPU of an empty page (bench/pages.py). Nobody's answers are in what is kept: the
frame, and each question by its place, by the option shown as chosen and by the sentence about what to mend.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import gettext as _

from glitterball.apps.checks import queries
from glitterball.apps.looks.looks import Look

GAP = "<!-- here -->"
Around = tuple[str, str]  # what comes before and after the part that differs


@lru_cache
def front_html(look: Look | None) -> str:
    """What this is, for whom it is and is not, and the way in: the same for everybody."""
    return render_to_string("checks/front.html", {"ball": queries.sample_ball(), "look": look})


def sample_html(look: Look | None) -> str:
    """What a full report holds."""
    context = {"ball": queries.sample_ball(), "report": queries.sample_report(), "look": look}
    return render_to_string("checks/sample.html", context)


@lru_cache
def enough_html(look: Look | None) -> str:
    """A good night to whoever has seen enough for today."""
    return render_to_string("checks/enough.html", {"look": look})


@dataclass(frozen=True, slots=True)
class Shown:
    """How a page is wanted: as a part that HTMX swaps in, or in its frame; and under which name."""

    is_part: bool = False
    look: Look | None = None


def question_html(
    answers: Mapping[str, int], place: int, shown: Shown, *, problem: str = "", moved: bool = False
) -> str:
    """The question at ``place``: a part where HTMX swaps it in, else in its page; ``moved`` puts the focus on it."""
    questions = queries.questions()
    before, after = _question(place, answers.get(questions[place].id), problem, focus=moved and not shown.is_part)
    title = _("%(number)s of %(total)s") % {"number": place + 1, "total": len(questions)}
    return _framed(f"{before}{_hidden(answers)}{after}", title, shown)


def result_html(answers: Mapping[str, int], shown: Shown) -> str:
    """What ``answers`` point to."""
    context = {"page": queries.result_page(answers), "answers": _hidden(answers), "focus": not shown.is_part}
    return _framed(render_to_string("checks/_result.html", context), _("First light"), shown)


@lru_cache(maxsize=512)
def _question(place: int, chosen: int | None, problem: str, *, focus: bool) -> Around:
    context = {"page": queries.question_page(place, chosen), "answers": GAP, "problem": problem, "focus": focus}
    before, _, after = render_to_string("checks/_question.html", context).partition(escape(GAP))
    return before, after


@lru_cache(maxsize=64)
def _frame(title: str, look: Look | None) -> Around:
    page = render_to_string("checks/first_light.html", {"part": GAP, "title": title, "look": look})
    before, _, after = page.partition(escape(GAP))
    return before, after


def _framed(part: str, title: str, shown: Shown) -> str:
    if shown.is_part:
        name = str(shown.look.name) if shown.look else f"{title} · Glitterball"
        return f"<title>{escape(name)}</title>{part}"
    before, after = _frame(title, shown.look)
    return f"{before}{part}{after}"


def _hidden(answers: Mapping[str, int]) -> str:
    """The answers on their way: known ids and whole numbers only, so there is nothing to escape."""
    return "".join(f'<input type="hidden" name="{item}" value="{value}">' for item, value in answers.items())
