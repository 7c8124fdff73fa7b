"""Django's settings, from the installation's configuration."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from faheng.site.configuration import configuration_from

CONFIGURATION = configuration_from(os.environ)
BASE = Path(__file__).parent

SECRET_KEY = CONFIGURATION.secret_key()
DEBUG = False
ALLOWED_HOSTS = list(CONFIGURATION.hosts)
ROOT_URLCONF = "faheng.site.urls"
WSGI_APPLICATION = "faheng.site.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_q",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "ninja",
    "faheng.site.bureaus",
    "faheng.site.audit",
    "faheng.site.jobs",
    "faheng.site.planning",
    "faheng.site.rest",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "faheng.site.language.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    # Deny by default: a view is for people who signed in, unless it says otherwise.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "faheng.site.gate.UsableTexts",
    "faheng.site.gate.private_answers",
    "faheng.site.bureaus.middleware.first_things_first",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "faheng.site.bureaus.context.desk",
                "faheng.site.planning.context.unread",
            ],
            "builtins": ["faheng.site.templatetags.words"],
            "libraries": {"words": "faheng.site.templatetags.words"},
        },
    }
]

DATABASES = {"default": dict(CONFIGURATION.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "bureaus.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
    {"NAME": "faheng.site.bureaus.passwords.LongEnough"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "bureaus:sign-in"
LOGIN_REDIRECT_URL = "home"
# Five wrong passwords lock the name at this address for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "faheng.site.bureaus.callers.address_of"
AXES_LOCKOUT_CALLABLE = "faheng.site.bureaus.views.signing_in.locked_out"
# Trying on meanwhile does not make it longer: the page says until when.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# The trail tells of sign-ins; a second log would only keep addresses of people.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# A failed attempt is kept with what was posted: never with anything secret.
AXES_SENSITIVE_PARAMETERS = [
    "username",
    "new_password",
    "repeated",
    "code",
    "csrfmiddlewaretoken",
]
OTP_TOTP_ISSUER = "法衡"

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CONFIGURATION.https
CSRF_FAILURE_VIEW = "faheng.site.pages.csrf_failure"
# Who speaks HTTPS for us stands before us, and tells who called it.
BEHIND_A_PROXY = CONFIGURATION.https
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if CONFIGURATION.https else None
)
SECURE_HSTS_SECONDS = 31_536_000 if CONFIGURATION.https else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
# Those there is a catalogue of, and the one the pages are written in.
LANGUAGES = [("zh-hans", "中文")]
LOCALE_PATHS = [BASE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE / "static"]
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = CONFIGURATION.attachments
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A whole form sent without a script: 200 indicators of nine cells, three fields a cell.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6_500
# No page takes more than one; whoever sends a hundred would fill the disk.
DATA_UPLOAD_MAX_NUMBER_FILES = 4
FILE_UPLOAD_HANDLERS = ["faheng.site.uploading.BoundedUploadHandler"]

Q_CLUSTER = {
    "name": "faheng",
    "orm": "default",
    "workers": 1,
    "timeout": 600,
    # Longer than any task may take: a task whose worker was killed is given out again.
    "retry": 660,
    "max_attempts": 5,
    "ack_failures": False,
    "poll": 1,
    "save_limit": 200,
    "catch_up": False,
    "label": "后台任务",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
