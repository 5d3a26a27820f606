"""Addresses of taking one's notes along."""

from django.urls import path

from glitterball.apps.privacy import views

app_name = "privacy"
urlpatterns = [
    path("you/export/", views.export, name="export"),
    path("you/kept/", views.kept, name="kept"),
]
