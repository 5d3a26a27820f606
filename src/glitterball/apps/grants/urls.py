"""Addresses of one's own grants."""

from django.urls import path

from glitterball.apps.grants import views

app_name = "grants"
urlpatterns = [
    path("you/grants/", views.grants, name="grants"),
    path("you/grants/<uuid:grant_id>/end/", views.end, name="end"),
]
