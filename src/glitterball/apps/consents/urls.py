"""Addresses of one's own consents."""

from django.urls import path

from glitterball.apps.consents import views

app_name = "consents"
urlpatterns = [
    path("you/consents/", views.consents, name="consents"),
    path("you/consents/<uuid:consent_id>/take-back/", views.take_back, name="take-back"),
]
