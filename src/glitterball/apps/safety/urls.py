"""Addresses of the pages of help, and of the way out. An address stays in the history, so the new ones are numbers."""

from django.urls import path

from glitterball.apps.safety import leaving, questions, views

app_name = "safety"
urlpatterns = [
    path("safety/", views.afraid, name="afraid"),
    path("exit/", leaving.leave, name="leave"),
    path("kitchen-measures/", leaving.kitchen_measures, name="kitchen-measures"),
    path("page/1/", views.page, {"name": "is-this-for-you"}, name="is-this-for-you"),
    path("page/2/", views.page, {"name": "someone-else-may-read-this"}, name="someone-else-may-read-this"),
    path("page/3/", views.page, {"name": "devices"}, name="devices"),
    path("page/4/", views.page, {"name": "not-for-emergencies"}, name="not-for-emergencies"),
    path("page/5/", views.lines, name="lines"),
    path("page/6/", questions.questions, name="questions"),
    path("page/7/", questions.drawer, name="drawer"),
    path("page/8/", questions.kept, name="kept"),
]
