"""The address of the coach."""

from django.urls import path

from glitterball.apps.coach import views

app_name = "coach"
urlpatterns = [path("coach/", views.coach, name="coach")]
