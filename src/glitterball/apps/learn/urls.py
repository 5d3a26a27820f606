"""Addresses of everything there is to read."""

from django.urls import path

from glitterball.apps.learn import views

app_name = "learn"
urlpatterns = [
    path("learn/", views.index, name="index"),
    path("learn/causes/", views.causes, name="causes"),
    path("learn/causes/<slug:name>/", views.cause, name="cause"),
    path("learn/signs/", views.signs, name="signs"),
    path("learn/signs/<slug:name>/", views.sign, name="sign"),
    path("learn/practices/", views.practices, name="practices"),
    path("learn/practices/<slug:name>/", views.practice, name="practice"),
    path("learn/prompts/", views.prompts, name="prompts"),
    path("learn/prompts/<slug:name>/", views.deck, name="deck"),
    path("learn/glossary/", views.glossary, name="glossary"),
    path("learn/sources/", views.sources, name="sources"),
    path("learn/search/", views.search, name="search"),
    path("learn/search/<slug:sealed>/", views.found, name="found"),
    path("learn/<slug:name>/", views.article, name="article"),
    path("terms/", views.article, {"name": "terms-of-use"}, name="terms"),
    path("privacy/", views.article, {"name": "privacy-notice"}, name="privacy"),
    path("imprint/", views.article, {"name": "imprint"}, name="imprint"),
    path("source/", views.article, {"name": "the-source"}, name="source"),
]
