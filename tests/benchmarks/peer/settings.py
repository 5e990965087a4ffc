"""The local settings with the peer's app, and Wagtail's search on SQLite and on Elasticsearch, as it comes."""

from platform_site.settings.local import *  # noqa: F403  the settings idiom of Django
from platform_site.settings.local import INSTALLED_APPS, env

INSTALLED_APPS = [*INSTALLED_APPS, "tests.benchmarks.peer"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}
if env("PEER_ELASTICSEARCH", default=""):
    WAGTAILSEARCH_BACKENDS["elasticsearch"] = {
        "BACKEND": "wagtail.search.backends.elasticsearch8",
        "URLS": [env("PEER_ELASTICSEARCH")],
        "INDEX_PREFIX": env("PEER_PREFIX", default="peer_"),
        "AUTO_UPDATE": False,
        "TIMEOUT": 60,
    }
