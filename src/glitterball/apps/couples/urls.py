"""Addresses of being a couple. A link's address holds chance alone."""

from django.urls import path

from glitterball.apps.couples import links, views

app_name = "couples"
urlpatterns = [
    path("with/<str:token>/", links.link, name="link"),
    path("with/<str:token>/begin/", links.begin, name="begin"),
    path("with/<str:token>/yes/", links.yes, name="yes"),
    path("with/<str:token>/no/", links.no, name="no"),
    path("couple/invite/", views.invite, name="invite"),
    path("couple/invite/withdraw/", views.withdraw, name="withdraw"),
    path("couple/invite/let-through/", views.let_through, name="let-through"),
    path("couple/end/", views.end, name="end"),
    path("couple/end/narrow/", views.narrow, name="narrow"),
    path("couple/ended/", views.ended, name="ended"),
]
