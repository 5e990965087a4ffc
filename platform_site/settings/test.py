"""Tests: everything in a folder of its own, quick hashing, tasks at once.

SQLite by default; TEST_DATABASE=postgres puts the whole suite on PostgreSQL. The real servers are those of the
environment, or those that `make services` wrote into var/services.env. Which test uses which is the test's choice
(tests/conftest.py): the engine of the suite is `database` unless a test says otherwise.
"""

import os
import tempfile

from .base import *  # noqa: F403  the settings idiom of Django
from .base import BASE_DIR, STORAGES, database, env


def services() -> dict[str, str]:
    """The addresses of the servers that `make services` started; empty where it was not called."""
    path = BASE_DIR / "var" / "services.env"
    lines = path.read_text().splitlines() if path.exists() else []
    return dict(line.split("=", 1) for line in lines if "=" in line)


SERVICES = {**services(), **os.environ}
TEST_ELASTICSEARCH_URL = SERVICES.get("ELASTICSEARCH_URL", "")
TEST_POSTGRES_URL = SERVICES.get("TEST_POSTGRES_URL", "")
TEST_REDIS_URL = SERVICES.get("REDIS_URL", "")
TEST_S3_ENDPOINT = SERVICES.get("S3_ENDPOINT", "")

# one process of pytest-xdist never meets another's index, files or keys
WORKER = f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-{os.getpid()}"

DATABASES = {"default": database("sqlite://:memory:")}
if env("TEST_DATABASE", default="sqlite") == "postgres":
    DATABASES["default"] = database(TEST_POSTGRES_URL or "postgres://TEST_POSTGRES_URL-is-not-set/")
elif TEST_POSTGRES_URL:
    DATABASES["postgres"] = database(TEST_POSTGRES_URL)
    DATABASE_ROUTERS = ["tests.routers.SearchOnPostgreSQL"]

ELASTICSEARCH_URL = ""
ELASTICSEARCH_TIMEOUT = 10  # a machine with much other work is no fault of the server
SEARCH_ENGINE = "database"
SEARCH_INDEX_PREFIX = f"test-{WORKER}"
SEARCH_RATE_LIMITS = {}
REDIS_URL = ""
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

TEST_FOLDER = tempfile.TemporaryDirectory(prefix="culture-platform-test-")
MEDIA_ROOT = f"{TEST_FOLDER.name}/media"
PRIVATE_MEDIA_ROOT = f"{TEST_FOLDER.name}/private"
STORAGES["default"] = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
STORAGES["private"] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": PRIVATE_MEDIA_ROOT, "base_url": None},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # no walk through every static file at each start

INSTALLED_APPS = [*INSTALLED_APPS, "tests.demo_venue", "tests.search.app"]  # noqa: F405  a fifth venue: one line is enough
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WAGTAILADMIN_BASE_URL = "http://testserver"
