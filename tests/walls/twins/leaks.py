"""Leaks, planted one at a time into the real code: each tells the other something, and a test has to catch it.

Every leak crosses the second wall of PostgreSQL too (``across_persons``), as a door of ours that forgot a filter would.
"""

from dataclasses import replace
from functools import wraps
from urllib.parse import urlencode

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.http import http_date

from glitterball.adapters.keys.sealed import opened
from glitterball.adapters.keys.server import server_ring
from glitterball.adapters.mail import errand
from glitterball.adapters.mail.message import Mail
from glitterball.adapters.rows.standing import across_persons
from glitterball.apps.accounts.models import Door, Person
from glitterball.apps.couples import views as couples
from glitterball.apps.grants import views as grants
from glitterball.apps.grants.models import Grant
from glitterball.apps.learn import queries as learn
from glitterball.apps.learn.queries.search import Hit
from glitterball.apps.picture import actions as showing
from glitterball.apps.picture import joint, queries, views
from glitterball.apps.picture.models import Choice
from glitterball.apps.privacy import views as privacy
from glitterball.apps.reveals import access as answers
from glitterball.apps.reveals import views as own_answers
from glitterball.apps.reveals.models import Part
from glitterball.apps.safety.models import Drawer
from glitterball.apps.sittings import views as sittings
from glitterball.apps.sittings.models import Sitting
from glitterball.apps.together import line
from glitterball.apps.together import queries as together


def partner_of(viewer) -> Person | None:
    return Person.objects.filter(couple_id=viewer.couple).exclude(id=viewer.person).first() if viewer.couple else None


def rendered_with(monkeypatch, module, change) -> None:
    """Whatever ``module`` renders, changed by what the partner keeps."""
    whole = module.render

    def render(request, template, *context, **more):
        response = whole(request, template, *context, **more)
        with across_persons():
            partner = partner_of(request.viewer)
            if partner is not None:
                change(response, partner)
        return response

    monkeypatch.setattr(module, "render", render)


def a_dropped_filter(monkeypatch):
    """The page of one's own answers that wait shows those of everybody."""
    everybodys = Part.objects.select_related("exchange", "revealed").filter(is_open=False)
    monkeypatch.setattr(answers, "_own_parts", lambda _: everybodys.all())


def a_forgotten_wish(monkeypatch):
    """The page of the line says that the other has given one, though they did not let it be known."""
    found = across_persons()(lambda viewer, _: Part.objects.filter(person=partner_of(viewer)).exists())
    monkeypatch.setattr(line, "has_other_answered", found)


def a_count(monkeypatch):
    """The page of one's own grants says how many everybody has given."""
    rendered_with(monkeypatch, grants, lambda page, _: page.write(f"<p>{Grant.objects.count()} are given here.</p>"))


def a_query(monkeypatch):
    """The page of one's own grants asks the database once for each that the other has given."""
    rendered_with(
        monkeypatch, grants, lambda _, partner: [grant.person.id for grant in Grant.objects.filter(person=partner)]
    )


def an_etag(monkeypatch):
    """The home page of two has an ETag that changes with what the other thinks about showing."""

    def change(page, partner):
        page.headers["ETag"] = f'"{Choice.objects.filter(person=partner).count()}"'

    rendered_with(monkeypatch, views, change)


def a_timestamp(monkeypatch):
    """The home page of two says when the door of the other that was opened last will close, and so when it opened."""

    def change(page, partner):
        newest = Door.objects.filter(person=partner).order_by("ends_at")[0]
        page.headers["Last-Modified"] = http_date(newest.ends_at.timestamp())

    rendered_with(monkeypatch, views, change)


def an_id_in_a_redirect(monkeypatch):
    """Whoever is led home from the page of invitations is led there by way of the other's closed answer."""
    whole = couples.redirect

    @across_persons()
    def redirect(to):
        response = whole(to)
        response.headers["Location"] += "?" + urlencode({"after": Part.objects.filter(is_open=False).first() or ""})
        return response

    monkeypatch.setattr(couples, "redirect", redirect)


def an_error_text(monkeypatch):
    """Somebody else's check is forbidden, and not unknown, if its owner has locked it."""
    whole = sittings.access.sitting_of

    def sitting_of(viewer, sitting):
        with across_persons():
            is_locked = Person.objects.filter(sittings=sitting, is_locked=True).exclude(id=viewer.person).exists()
        if is_locked:
            raise PermissionDenied("it is locked")
        return whole(viewer, sitting)

    monkeypatch.setattr(sittings.access, "sitting_of", sitting_of)


def a_cached_part(monkeypatch):
    """The page of one's own answers is rendered once, and everybody gets what it was for the first."""
    whole = own_answers.render

    def render(request, template, *context, **more):
        page = cache.get_or_set(request.path, lambda: whole(request, template, *context, **more).content, None)
        return HttpResponse(page)

    monkeypatch.setattr(own_answers, "render", render)


def a_search_hit(monkeypatch):
    """The search of what there is to read also looks into the lines that people wrote for themselves."""
    whole = learn.search

    @across_persons()
    def search(words):
        lines = [opened(row, "likes", server_ring().open(row.person_id)) for row in Sitting.objects.order_by("id")]
        return whole(words) + tuple(Hit("line", said, "/", ((said, True),), 1) for said in lines if words in said)

    monkeypatch.setattr(learn, "search", search)


def a_mail_subject(monkeypatch):
    """The other gets a mail whose subject says that somebody thinks about showing them more."""
    whole = showing.choose

    @wraps(whole)
    def choose(*, viewer, scales, now):
        whole(viewer=viewer, scales=scales, now=now)
        subject = f"{len(scales)} sides are thought about"
        errand.send_at_once(Mail("x", "partner@example.org", subject, "Hello", "<p>Hello</p>", now))

    monkeypatch.setattr(showing, "choose", choose)


def an_order(monkeypatch):
    """On the home page of two, whoever thinks about showing something stands first."""
    whole = queries.couple_of

    @across_persons()
    def couple_of(viewer):
        couple = whole(viewer)
        thinking = set(Choice.objects.values_list("person_id", flat=True))
        return replace(couple, people=tuple(sorted(couple.people, key=lambda person: person not in thinking)))

    monkeypatch.setattr(queries, "couple_of", couple_of)


def a_size(monkeypatch):
    """The home page of two is as many bytes longer as the line that the other wrote for themselves."""

    def change(page, partner):
        row = Sitting.objects.filter(person=partner).first()
        page.write(" " * len(opened(row, "likes", server_ring().open(partner.id))))

    rendered_with(monkeypatch, views, change)


def a_safety_answer_in_a_suggestion(monkeypatch):
    """The picture of two suggests nothing for tonight if the other kept an answer about fear."""
    whole = joint.pictures.joint_picture_of

    def joint_picture_of(viewer, *more):
        found = whole(viewer, *more)
        with across_persons():
            row = Drawer.objects.get(person=partner_of(viewer))
            is_afraid = bool(opened(row, "ticked", server_ring().open(row.person_id)))
        doing = replace(found.report.doing, tonight=None)
        return replace(found, report=replace(found.report, doing=doing)) if is_afraid else found

    monkeypatch.setattr(joint.pictures, "joint_picture_of", joint_picture_of)


def a_mark_of_change(monkeypatch):
    """The word by which the ten minutes know that a page has changed also changes when the other gives a line."""
    whole = together._mark
    mark = across_persons()(lambda number, found: f"{whole(number, found)}{Part.objects.count()}")
    monkeypatch.setattr(together, "_mark", mark)


def a_file_name(monkeypatch):
    """The name of the file that one takes along counts the marks that the other has set."""
    whole = privacy.name_of

    @across_persons()
    def name_of(notes):
        marks = [opened(row, "marks", server_ring().open(row.person_id)) for row in Sitting.objects.all()]
        return f"{sum(map(len, marks))}-{whole(notes)}"

    monkeypatch.setattr(privacy, "name_of", name_of)


def an_end_told(monkeypatch):
    """The page that says that it ended also says how many people are here: one less if the other deleted everything."""
    whole = couples.render

    @across_persons()
    def render(request, template, *context, **more):
        response = whole(request, template, *context, **more)
        response.write(f"<!-- {Person.objects.count()} -->")
        return response

    monkeypatch.setattr(couples, "render", render)
