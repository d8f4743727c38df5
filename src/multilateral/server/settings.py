"""The settings. One home folder holds everything an installation owns; the environment may name it and the database."""

from __future__ import annotations

import os
import secrets
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from multilateral.ledger.keys import kept
from multilateral.server.home import DATABASE, PACKAGE, home

# To open a connection costs more than to send a kept page: each thread keeps its own, for a minute at the most.
KEPT_OPEN = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def _database(url: str) -> dict[str, Any]:
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": MULTILATERAL_HOME / DATABASE,
            **KEPT_OPEN,
            "OPTIONS": {
                # Every act takes the one write lock at its start: acts never race, they queue.
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                # FULL: what was acknowledged survives a power cut, not only a killed process.
                # Secure delete: what was erased is overwritten in the file, not only unlinked from it.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise SystemExit(
            f"MULTILATERAL_DATABASE: {parts.scheme or 'this'} is no database that is known here; use postgresql://…"
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        **KEPT_OPEN,
    }


MULTILATERAL_HOME = home()
LEDGER_ORIGIN = os.environ.get("MULTILATERAL_ORIGIN", "multilateral.example/ledger")
DATABASES = {"default": _database(os.environ.get("MULTILATERAL_DATABASE", ""))}
SECRET_KEY = kept(MULTILATERAL_HOME / "keys" / "secret", lambda: secrets.token_urlsafe(60).encode()).decode()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("MULTILATERAL_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
# Behind a proxy that ends TLS, set MULTILATERAL_SECURE=1: cookies then travel over TLS only.
_secure = os.environ.get("MULTILATERAL_SECURE") == "1"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "multilateral.ledger",
    "multilateral.parties",
    "multilateral.bodies",
    "multilateral.record",
    "multilateral.negotiation",
    "multilateral.decision",
    "multilateral.followup",
    "multilateral.followup.contacts",
    "multilateral.followup.framework",
    "multilateral.followup.capacity",
    "multilateral.reports",
    "multilateral.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # above the static files, so that the sheet travels compressed too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "multilateral.web.policy.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "multilateral.api.problems.one_shape",
    "multilateral.web.policy.fit_to_read",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "multilateral.web.capacity.capacity",
    "multilateral.web.policy.what_the_machine_refuses",
]

ROOT_URLCONF = "multilateral.server.urls"
WSGI_APPLICATION = "multilateral.server.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "multilateral.web.frame.frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

AUTH_USER_MODEL = "parties.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "multilateral.web.signin.ClosedDoor"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
# The one-time link with which somebody enrolled sets a password; no mail is sent.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60
MFA_ADAPTER = "multilateral.web.signin.SecondFactors"
MFA_FORMS = {"add_webauthn": "multilateral.web.signin.PasskeyForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Addresses come from the secretariat, so there is nothing to verify; clocks of telephones may be half a minute off.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Multilateral"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _secure
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mine"

# The order in which the United Nations lists its languages on the web.
LANGUAGES = [
    ("ar", "العربية"),
    ("zh-hans", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["multilateral.web.formats"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
WHITENOISE_USE_FINDERS = True  # served from the package; nothing is collected

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1_001
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Counts failed sign-ins; in files, so that all processes count together and a restart forgives nothing.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": MULTILATERAL_HOME / "cache",
    }
}

# A working day, and not beyond the browser's own closing.
SESSION_COOKIE_AGE = 16 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _secure
CSRF_COOKIE_SECURE = _secure
LANGUAGE_COOKIE_SECURE = _secure
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "multilateral.web.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if _secure:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = MULTILATERAL_HOME / "outbox"
# Under which address links in mail lead here.
SITE = os.environ.get("MULTILATERAL_SITE", "http://127.0.0.1:8000")
DEFAULT_FROM_EMAIL = "multilateral@example.invalid"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"route": {"()": "multilateral.server.logs.RouteOnly"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["route"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A page that is not there or not permitted is an answer, not an event.
    "loggers": {"django.request": {"level": "ERROR"}},
}
