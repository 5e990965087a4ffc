"""The first start and development: SQLite, database search, local folders, no other server."""

from .base import *  # noqa: F403  the settings idiom of Django

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEBUG = env.bool("DEBUG", default=False)  # noqa: F405  comes with the star above
INTERNAL_IPS = ["127.0.0.1"]
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True  # static files straight from the apps and node_modules: nothing to collect
WHITENOISE_AUTOREFRESH = DEBUG
LOGGING["loggers"]["wagtail"] = {"level": "WARNING"}  # noqa: F405  commands show their own progress
