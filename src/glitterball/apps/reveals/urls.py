"""Addresses of one's own answers. None of them names what was asked."""

from django.urls import path

from glitterball.apps.reveals import views

app_name = "reveals"
urlpatterns = [
    path("you/answers/", views.answers, name="answers"),
    path("you/answers/<uuid:part_id>/", views.what_now, name="what-now"),
    path("you/answers/kept/<uuid:kept_id>/forget/", views.forget, name="forget"),
]
