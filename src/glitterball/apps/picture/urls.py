"""Addresses of what two people see together, and of what one shows. They name nobody and no side."""

from django.urls import path

from glitterball.apps.picture import joint, views

app_name = "picture"
urlpatterns = [
    path("couple/", views.home, name="home"),
    path("couple/showing/", views.sharing, name="sharing"),
    path("couple/showing/choose/", views.choose, name="choose"),
    path("couple/showing/preview/", views.preview, name="preview"),
    path("couple/showing/drop/", views.drop, name="drop"),
    path("couple/showing/take-back/", views.take_back, name="take-back"),
    path("couple/picture/", joint.bright, name="bright"),
    path("couple/picture/dim/", joint.dim, name="dim"),
    path("couple/picture/sides/", joint.sides, name="sides"),
]
