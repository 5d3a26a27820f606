"""Addresses of the letter course and the newsletter."""

from django.urls import path

from glitterball.apps.letters import views

app_name = "letters"
urlpatterns = [
    path("letters/", views.sign_up, name="sign-up"),
    path("letters/newsletter/", views.newsletter, name="newsletter"),
    path("letters/asked/", views.asked, name="asked"),
    path("letters/confirm/<slug:token>/", views.confirm, name="confirm"),
    path("letters/confirmed/", views.confirmed, name="confirmed"),
    path("letters/end/<slug:token>/", views.end, name="end"),
    path("letters/read/", views.shelf, name="shelf"),
    path("letters/read/<slug:chain>/<int:number>/", views.read, name="read"),
]
