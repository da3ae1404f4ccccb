"""Django's settings, derived from `environment`. An outlet sets the environment, not this file."""

from __future__ import annotations

from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _

from khabar.config.environment import Environment
from khabar.config.sign_in import sign_in_settings

environment = Environment()
PACKAGE = Path(__file__).resolve().parents[1]
DATA = environment.data_folder

SECRET_KEY = environment.key()
DEBUG = environment.debug and not environment.production
PRODUCTION = environment.production
ALLOWED_HOSTS = environment.hosts
BASE_URL = (environment.base_url or f"http://localhost:{environment.port}").rstrip("/")

INSTALLED_APPS = [
    "khabar.demo",
    "khabar.desk",
    "khabar.syndication",
    "khabar.archive",
    "khabar.fronts",
    "khabar.articles",
    "khabar.videos",
    "khabar.channels",
    "khabar.live",
    "khabar.body",
    "khabar.alerts",
    "khabar.comments",
    "khabar.readers",
    "khabar.follow",
    "khabar.polls",
    "khabar.related",
    "khabar.stories",
    "khabar.trending",
    "khabar.news",
    "khabar.people",
    "khabar.sections",
    "khabar.pictures",
    "khabar.accounts",
    "khabar.design",
    "khabar.visitors",
    "khabar.jobs",
    "khabar.edge",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "khabar.accounts.staff_app.StaffConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "khabar.edge.middleware.refuse_hostile_requests",
    "django.middleware.security.SecurityMiddleware",
    "khabar.edge.middleware.response_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "khabar.design.middleware.edition_from_address",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "khabar.accounts.middleware.staff_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "khabar.accounts.middleware.guard",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "khabar.desk.middleware.ExplainRefusals",
]

# What adds to the answers of forms that the edge takes many at a time; who is signed in plays no part in them.
TOGETHER_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "khabar.edge.middleware.response_headers",
    "khabar.design.middleware.edition_from_address",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "khabar.config.urls"
WSGI_APPLICATION = "khabar.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [DATA / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "khabar.design.context.edition",
            ],
        },
    },
]

_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "khabar.sqlite3",
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        # Deferred transactions fail with "database is locked" when two writers upgrade at once.
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000;"
        ),
    },
}
_database = (
    dj_database_url.parse(environment.database_url, conn_max_age=600, conn_health_checks=True)
    if environment.database_url
    else _SQLITE
)
if _database["ENGINE"] == _SQLITE["ENGINE"]:
    _database = {**_SQLITE, "NAME": _database["NAME"]}
DATABASES = {"default": _database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "khabar_accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
STAFF_PREFIX = "/staff/"
ADMIN_PREFIX = "/admin/"
REQUIRE_MFA = environment.require_mfa
globals().update(
    sign_in_settings(
        f"{STAFF_PREFIX}login/",
        ADMIN_PREFIX,
        production=PRODUCTION,
        base_url=BASE_URL,
        trust_proxy=environment.trust_proxy,
    )
)

LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]
EDITIONS = environment.editions
LANGUAGE_CODE = EDITIONS[0]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = environment.time_zone
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
APPEND_SLASH = True
# How long a process counts views and refusals before it writes them down.
BATCH_SECONDS = 2.0
# How long a process knows a poll before it asks again, when ballots come by the hundred.
PAPER_SECONDS = 1.0
PURGE = environment.purge
MEDIA_HOSTS = environment.origins("media_hosts")

# What sends in the end, where EMAIL_BACKEND only puts mails into the queue.
QUEUED_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
_email = environment.email_url
if _email:
    from khabar.config.email import parse_email_url

    globals().update(parse_email_url(_email))
else:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# By a mailed link; without mail nobody could sign in, but where the log shows the link to who tries it out.
READER_ACCOUNTS = environment.reader_accounts and bool(_email or not PRODUCTION)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.from_email

CLASSIFIER_URL, CLASSIFIER_KEY = environment.classifier_url, environment.classifier_key

WAGTAIL_SITE_NAME = "Khabar"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = len(EDITIONS) > 1
WAGTAIL_CONTENT_LANGUAGES = [pair for pair in LANGUAGES if pair[0] in EDITIONS]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_AUTO_UPDATE_PREVIEW = True
CHECK_LINKS = environment.check_links
WAGTAIL_AUTOSAVE_INTERVAL = 1_500  # milliseconds after the last change
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAILIMAGES_IMAGE_MODEL = "khabar_pictures.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "khabar.pictures.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80_000_000
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "webp", "webp": "webp"}
WAGTAILIMAGES_JPEG_QUALITY = 78
WAGTAILIMAGES_WEBP_QUALITY = 74
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # The back office previews pages in a frame of the same origin.
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which wants DENY
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
TRUST_PROXY = environment.trust_proxy
if TRUST_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    CSRF_TRUSTED_ORIGINS = [BASE_URL]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        # One line for each page and each task is worth nothing to the operator.
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
    },
}
