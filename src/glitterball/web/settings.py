"""Every setting, from environment variables. What each one means: docs/hosting/settings.md."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from glitterball.adapters import chance
from glitterball.adapters.keys.master import SOURCES
from glitterball.web import databases

SAMPLES = Path(__file__).parents[3] / "docs/samples"
VAR = Path(os.environ.get("GLITTERBALL_VAR", "var")).resolve()  # what the server makes for itself

DEBUG = os.environ.get("GLITTERBALL_DEBUG", "") == "1"
SECRET_KEY = (
    os.environ.get("GLITTERBALL_SECRET_KEY") or chance.secret()
)  # a new one puts away searches on their way, and nothing else
PUBLIC_URL = os.environ.get("GLITTERBALL_URL", "").rstrip("/")  # how the links of a mail lead back here
PUBLIC_HOST = urlsplit(PUBLIC_URL).hostname or "localhost"
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *filter(None, [urlsplit(PUBLIC_URL).hostname]),
    *filter(None, os.environ.get("GLITTERBALL_HOSTS", "").split(",")),
]
SMTP_URL = os.environ.get("GLITTERBALL_SMTP_URL", "")  # empty: no mail is sent, and nobody is asked for an address
MAIL_FROM = os.environ.get("GLITTERBALL_MAIL_FROM", "")  # empty: “Notes” at the host of the pages
OPERATOR_NAME = os.environ.get("GLITTERBALL_OPERATOR_NAME", "")  # who runs this server, for the imprint
OPERATOR_ADDRESS = os.environ.get("GLITTERBALL_OPERATOR_ADDRESS", "")
OPERATOR_CONTACT = os.environ.get("GLITTERBALL_OPERATOR_CONTACT", "")
SOURCE_URL = os.environ.get("GLITTERBALL_SOURCE_URL", "")  # empty: the page says to ask whoever runs this server
EXIT_URL = os.environ.get("GLITTERBALL_EXIT_URL", "")  # empty: our own page of kitchen measures (docs/decisions/0009)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",  # steps on the way in; what lets in is the door
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_q",
    "glitterball.web",
    "glitterball.apps.accounts",
    "glitterball.apps.grants",
    "glitterball.apps.reveals",
    "glitterball.apps.consents",
    "glitterball.apps.signin",
    "glitterball.apps.sittings",
    "glitterball.apps.couples",
    "glitterball.apps.picture",
    "glitterball.apps.together",
    "glitterball.apps.privacy",
    "glitterball.apps.operators",
    "glitterball.apps.checks",
    "glitterball.apps.coach",
    "glitterball.apps.learn",
    "glitterball.apps.letters",
    "glitterball.apps.looks",
    "glitterball.apps.safety",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "glitterball.web.middleware.private_pages",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "glitterball.apps.accounts.middleware.viewer",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "glitterball.web.middleware.said_in_words",
]
ROOT_URLCONF = "glitterball.web.urls"
WSGI_APPLICATION = "glitterball.web.wsgi.application"
DATABASE_URLS = (os.environ.get("GLITTERBALL_DATABASE_URL", ""), os.environ.get("GLITTERBALL_PAGES_DATABASE_URL", ""))
DATABASES = {"default": databases.chosen(*DATABASE_URLS, VAR)}
MASTER_KEY = {name: os.environ.get(name, "") for name in SOURCES}
MASTER_KEY_FILE = VAR / "master.key"  # where the first one is made, if none of these names a source
KEY_RING = VAR / "glitterball.keys.sqlite3"
CSRF_FAILURE_VIEW = "glitterball.apps.accounts.views.not_sure_it_was_you"
IS_HTTPS = PUBLIC_URL.startswith("https:")  # to people: the server that speaks it stands in front of this one
CSRF_TRUSTED_ORIGINS = [f"https://{urlsplit(PUBLIC_URL).netloc}"] if IS_HTTPS else []  # as their browsers say it
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_AGE = None  # gone when the browser closes
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
AUTH_USER_MODEL = "signin.Account"
AUTHENTICATION_BACKENDS = ["glitterball.apps.signin.access.PasswordBackend"]
PASSWORD_HASHERS = ["glitterball.apps.signin.hashers.Argon2id"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email"]},
    },
]
PROOFS = "glitterball.apps.signin.proofs"  # what apps/accounts asks for a fresh proof
MFA_ADAPTER = "glitterball.apps.signin.authenticators.MFAAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
SESSION_ENGINE = "glitterball.apps.signin.sessions"
SESSION_COOKIE_NAME = "steps"
SESSION_COOKIE_AGE = 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = IS_HTTPS
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "tries",  # how often something was tried: every process must see it
        "KEY_FUNCTION": "glitterball.web.tries.hidden_key",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},  # of 300, counts went early: trying many addresses made others' anew
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("glitterball.web.folding.Loader", ["django.template.loaders.app_directories.Loader"])],
            "context_processors": ["django.template.context_processors.request", "glitterball.apps.looks.looks.look"],
        },
    }
]

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = os.environ.get("GLITTERBALL_LANGUAGE", "en")  # one language a server: nothing is told by a cookie
LOCALE_PATHS = [Path(__file__).parent / "locale"]

Q_CLUSTER = {
    "name": "glitterball",
    "orm": "default",
    "workers": 1,  # a mail server takes one mail after the other anyway
    "poll": 1,  # seconds between looks into the queue: an idle worker hardly costs anything
    "guard_cycle": 1,
    "timeout": 120,  # far more than a run lasts
    "retry": 180,
    "ack_failures": True,  # what failed stands in its own rows and is found again
    "max_attempts": 1,
    "save_limit": -1,  # nothing is kept of what was done
    "catch_up": False,
    "log_level": "WARNING",
}

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [("samples", SAMPLES)] if SAMPLES.is_dir() else []
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = False

SECURE_REFERRER_POLICY = "same-origin"  # none at all would hide from ourselves too that a form is our own
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],  # HTMX asks for the next question
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{levelname} {name}: {message}", "style": "{"},
        "one line": {"()": "glitterball.web.log_lines.OneLine", "fmt": "{levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "refused": {"class": "logging.StreamHandler", "formatter": "one line"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},  # no page that somebody asked for
        "django.security": {"handlers": ["refused"], "level": "ERROR", "propagate": False},
    },
}
