"""Addresses of the ten minutes. The page has one address, whichever page it is."""

from django.urls import path

from glitterball.apps.together import line, views

app_name = "together"
urlpatterns = [
    path("couple/together/", views.page, name="page"),
    path("couple/together/where/", views.where, name="where"),
    path("couple/together/turn/", views.turn, name="turn"),
    path("couple/together/report/", views.report, name="report"),
    path("couple/line/", line.line, name="line"),
    path("couple/line/take-back/", line.take_back, name="take-back"),
]
