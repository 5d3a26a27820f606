"""Addresses of signing in. Allauth's own are not among them."""

from django.urls import path

from glitterball.apps.signin import entering, views

app_name = "signin"
urlpatterns = [
    path("sign-in/", entering.sign_in, name="sign-in"),
    path("sign-in/passkey/", entering.by_passkey, name="by-passkey"),
    path("sign-in/passkey/options/", entering.passkey_options, name="passkey-options"),
    path("sign-in/password/", entering.by_password, name="by-password"),
    path("sign-in/code/", entering.by_code, name="by-code"),
    path("sign-in/code/typed/", entering.typed_code, name="typed-code"),
    path("sign-in/second/", entering.second_step, name="second-step"),
    path("you/ways/", views.ways, name="ways"),
    path("you/ways/begin/", views.begin, name="begin"),
    path("you/ways/mailbox/", views.mailbox, name="mailbox"),
    path("you/ways/address/", views.address, name="address"),
    path("you/ways/address/code/", views.address_code, name="address-code"),
    path("you/ways/mailed-codes/", views.mailed_codes, name="mailed-codes"),
    path("you/ways/password/", views.password, name="password"),
    path("you/ways/passkey/", views.passkey, name="passkey"),
    path("you/ways/app/", views.app, name="app"),
    path("you/ways/recovery-codes/", views.recovery_codes, name="recovery-codes"),
    path("you/ways/take/", views.take, name="take"),
    path("you/devices/", views.devices, name="devices"),
    path("you/devices/end/", views.end_device, name="end-device"),
]
