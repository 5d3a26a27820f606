"""Every address. An app's own addresses stand in its own file."""

from django.urls import include, path

handler400 = "glitterball.web.middleware.not_understood"
urlpatterns = [
    path("", include("glitterball.apps.accounts.urls")),
    path("", include("glitterball.apps.consents.urls")),
    path("", include("glitterball.apps.signin.urls")),
    path("", include("glitterball.apps.grants.urls")),
    path("", include("glitterball.apps.reveals.urls")),
    path("", include("glitterball.apps.sittings.urls")),
    path("", include("glitterball.apps.couples.urls")),
    path("", include("glitterball.apps.picture.urls")),
    path("", include("glitterball.apps.together.urls")),
    path("", include("glitterball.apps.privacy.urls")),
    path("", include("glitterball.apps.operators.urls")),
    path("", include("glitterball.apps.checks.urls")),
    path("", include("glitterball.apps.coach.urls")),
    path("", include("glitterball.apps.learn.urls")),
    path("", include("glitterball.apps.letters.urls")),
    path("", include("glitterball.apps.looks.urls")),
    path("", include("glitterball.apps.safety.urls")),
]
