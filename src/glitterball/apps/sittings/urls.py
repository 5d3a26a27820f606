"""Addresses of the check. They hold a number and an id that nobody can guess, and no word of what is asked."""

from django.urls import path

from glitterball.apps.sittings import beginning, bringing, views

app_name = "sittings"
urlpatterns = [
    path("check/", views.home, name="home"),
    path("check/start/", beginning.start, name="start"),
    path("check/begin/", beginning.begin, name="begin"),
    path("check/bring/", bringing.bring, name="bring"),
    path("check/<uuid:sitting_id>/", views.sitting, name="sitting"),
    path("check/<uuid:sitting_id>/begun/", views.begun, name="begun"),
    path("check/<uuid:sitting_id>/<int:place>/", views.question, name="question"),
    path("check/<uuid:sitting_id>/wishes/", views.wishes, name="wishes"),
    path("check/<uuid:sitting_id>/further/", views.further, name="further"),
    path("check/<uuid:sitting_id>/line/", views.line, name="line"),
    path("check/<uuid:sitting_id>/answers/", views.answers, name="answers"),
    path("check/<uuid:sitting_id>/picture/", views.picture, name="picture"),
    path("check/<uuid:sitting_id>/picture/dim/", views.dim, name="dim"),
    path("check/<uuid:sitting_id>/picture/sides/", views.facets, name="facets"),
    path("check/<uuid:sitting_id>/mark/", views.mark, name="mark"),
    path("check/<uuid:sitting_id>/report/", views.report, name="report"),
]
