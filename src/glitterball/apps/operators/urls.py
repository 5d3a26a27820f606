"""The address of the operators' page."""

from django.urls import path

from glitterball.apps.operators import views

app_name = "operators"
urlpatterns = [path("operator/", views.operator, name="operator")]
