"""The address of the page about looks; it says nothing of what it is about."""

from django.urls import path

from glitterball.apps.looks import views

app_name = "looks"
urlpatterns = [path("page/9/", views.look, name="look")]
