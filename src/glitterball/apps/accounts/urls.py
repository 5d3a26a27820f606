"""Addresses of the pages about oneself."""

from django.urls import path

from glitterball.apps.accounts import views

app_name = "accounts"
urlpatterns = [
    path("you/", views.you, name="you"),
    path("you/return-code/", views.return_code, name="return-code"),
    path("you/sign-out/", views.sign_out, name="sign-out"),
    path("you/lock/", views.lock, name="lock"),
    path("you/recover/", views.recover, name="recover"),
    path("you/close/", views.close, name="close"),
    path("you/delete/", views.delete, name="delete"),
    path("return/", views.come_back, name="come-back"),
    path("signed-out/", views.signed_out, name="signed-out"),
    path("deleted/", views.deleted, name="deleted"),
]
