"""Addresses of the front page and first light."""

from django.urls import path

from glitterball.apps.checks import views

app_name = "checks"
urlpatterns = [
    path("", views.front, name="front"),
    path("first-light/", views.first_light, name="first-light"),
    path("enough/", views.enough, name="enough"),
    path("sample/", views.sample, name="sample"),
]
