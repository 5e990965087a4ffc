"""Settings that every run mode shares. Each environment variable moves one part (docs/reference/settings.md)."""

from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(environ.Env()("VAR_DIR", default=str(BASE_DIR / "var")))
env = environ.Env()

SECRET_KEY = env("SECRET_KEY", default="development-only-key-not-for-any-public-server-0123456789")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

VENUE_APPS = ["library", "museum", "art_gallery", "culture_center"]

INSTALLED_APPS = [
    *VENUE_APPS,
    "platform_site.portal",
    "platform_site.exchange",
    "platform_site.booking",
    "platform_site.venues",
    "platform_site.media",
    "platform_site.records",
    "platform_site.vocabulary",
    "platform_site.jobs",
    "platform_site.accounts",
    "search",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # Wagtail words its times with it
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "platform_site.records.middleware.AdminUserMiddleware",
    "search.limits.LimitMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "platform_site.urls"
WSGI_APPLICATION = "platform_site.wsgi.application"
ASGI_APPLICATION = "platform_site.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "platform_site.venues.context.site",
            ],
        },
    },
]

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA temp_store=MEMORY;"
        "PRAGMA mmap_size=268435456;PRAGMA cache_size=-65536;PRAGMA wal_autocheckpoint=8000;"
    ),
}


def database(url: str) -> dict:
    """Django's settings of the database at `url`, with what SQLite needs to serve several processes."""
    config = environ.Env.db_url_config(url)
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = SQLITE_OPTIONS
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    return config


DATABASES = {"default": database(env("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/platform.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("zh-hans", _("简体中文")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "platform_site" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [  # front-end packages of package.json: {% static "npm/htmx/htmx.min.js" %}
    ("npm/htmx", BASE_DIR / "node_modules" / "htmx.org" / "dist"),
    ("npm/openseadragon", BASE_DIR / "node_modules" / "openseadragon" / "build" / "openseadragon"),
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_MEDIA_ROOT = VAR_DIR / "private"
S3_ENDPOINT = env("S3_ENDPOINT", default="") or None  # a store other than Amazon's, e.g. MinIO or Ceph
MEDIA_BUCKET = env("MEDIA_BUCKET", default="")
PRIVATE_MEDIA_BUCKET = env("PRIVATE_MEDIA_BUCKET", default="")
MEDIA_DOMAIN = env("MEDIA_DOMAIN", default="") or None  # the host that serves the public bucket, without scheme
PRIVATE_URL_SECONDS = 300
SERVE_MEDIA = not MEDIA_BUCKET  # local folders have no other server


def bucket(name: str, **options) -> dict:
    """An S3 storage; the keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, which boto3 reads itself."""
    common = {
        "bucket_name": name,
        "endpoint_url": S3_ENDPOINT,
        "region_name": env("S3_REGION", default="us-east-1"),
        "signature_version": "s3v4",
        "addressing_style": "path",
        "file_overwrite": False,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {**common, **options}}


STORAGES = {
    "default": bucket(MEDIA_BUCKET, querystring_auth=False, custom_domain=MEDIA_DOMAIN)
    if MEDIA_BUCKET
    else {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": bucket(PRIVATE_MEDIA_BUCKET, querystring_auth=True, querystring_expire=PRIVATE_URL_SECONDS)
    if PRIVATE_MEDIA_BUCKET
    else {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_MEDIA_ROOT), "base_url": None},  # text: jobs carry it
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

WAGTAIL_SITE_NAME = _("株洲文化云")
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_USER_LOGIN_FORM = "platform_site.accounts.forms.StaffLoginForm"
WAGTAILIMAGES_IMAGE_MODEL = "media.CustomImage"
WAGTAILDOCS_DOCUMENT_MODEL = "media.CustomDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # staff are not told of to a server elsewhere

ELASTICSEARCH_URL = env("ELASTICSEARCH_URL", default="")
SEARCH_ENGINE = "elasticsearch" if ELASTICSEARCH_URL else "database"
SEARCH_INDEX_PREFIX = env("SEARCH_INDEX_PREFIX", default="culture")
SEARCH_LOG_DAYS = env.int("SEARCH_LOG_DAYS", default=180)

# How often one account, or one address without an account, may ask (10/s, 240/m, 1000/h); others are not limited.
SEARCH_RATE_LIMITS = env.dict("SEARCH_RATE_LIMITS", default={"search": "240/m", "suggest": "600/m", "api": "240/m"})
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
RATELIMIT_IP_META_KEY = "search.limits.client_address"

REDIS_URL = env("REDIS_URL", default="")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
TASKS = {"default": {"BACKEND": "django_tasks_rq.RQBackend" if REDIS_URL else "django_tasks_db.DatabaseBackend"}}
RQ_QUEUES = {"default": {"URL": REDIS_URL, "DEFAULT_TIMEOUT": -1}}  # long work is a job with a lease of its own
if REDIS_URL:
    INSTALLED_APPS += ["django_rq", "django_tasks_rq"]

# The numbers under which the site is filed, shown at the foot of each page (ICP备案, 公安联网备案); empty ones are not.
SITE_FILINGS = {
    "icp": env("ICP_FILING", default="湘ICP备00000000号-1（示例）"),
    "police": env("POLICE_FILING", default="湘公网安备00000000000000号（示例）"),
}

ARK_NAAN = env("ARK_NAAN", default="99999")

# What a public page may load: its own files and pictures, nothing inline. The admin is a page builder that needs more.
MEDIA_ORIGINS = [f"https://{MEDIA_DOMAIN}"] if MEDIA_DOMAIN else [S3_ENDPOINT] if S3_ENDPOINT else []
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:", *MEDIA_ORIGINS],
        "media-src": ["'self'", "blob:", *MEDIA_ORIGINS],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    },
}

LOG_LEVEL = env("LOG_LEVEL", default="INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {"()": "platform_site.jobs.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": env("LOG_FORMAT", default="plain")},
        "warnings": {
            "class": "logging.StreamHandler",
            "formatter": env("LOG_FORMAT", default="plain"),
            "level": "WARNING",
        },
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        "django_tasks": {"handlers": ["warnings"], "propagate": False},  # the worker sets the logger's level itself
        "pyvips": {"level": "WARNING"},
    },
}

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a page with many blocks, a table with many columns
