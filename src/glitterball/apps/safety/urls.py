"""Addresses of the page for whoever is afraid, and of the way out."""

from django.urls import path

from glitterball.apps.safety import views

app_name = "safety"
urlpatterns = [
    path("safety/", views.afraid, name="afraid"),
    path("exit/", views.leave, name="leave"),
    path("kitchen-measures/", views.kitchen_measures, name="kitchen-measures"),
]
