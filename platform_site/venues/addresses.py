"""Where a venue's collections live: the path of each CollectionPage, kept in the cache until a page changes."""

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import get_language

CACHE_KEY = "venues.collection_paths"
CACHE_SECONDS = 600


def collection_paths() -> dict[str, dict[str, str]]:
    """`{language: {"app_label.Model": path}}` of the live collection pages."""
    paths = cache.get(CACHE_KEY)
    if paths is None:
        page_model = apps.get_model("venues", "CollectionPage")
        paths = {}
        for page in page_model.objects.live().select_related("locale"):
            url = page.get_url()
            if url:
                paths.setdefault(page.locale.language_code, {})[page.collection] = url
        cache.set(CACHE_KEY, paths, CACHE_SECONDS)
    return paths


def collection_path(model, language: str | None = None) -> str:
    """The path of the model's collection page in the language asked, else in the first that has one, else empty."""
    paths = collection_paths()
    key = model._meta.label
    wanted = paths.get(language or get_language() or "", {})
    return wanted.get(key) or next((found[key] for found in paths.values() if key in found), "")


def forget_paths(**_kwargs) -> None:
    cache.delete(CACHE_KEY)


def localised(path: str) -> str:
    """The same record's address under the collection page of the reader's language, where there is one."""
    paths = collection_paths()
    wanted = paths.get(get_language() or "", {})
    for label, stored in paths.get(settings.LANGUAGE_CODE, {}).items():
        if path.startswith(stored) and label in wanted:
            return wanted[label] + path.removeprefix(stored)
    return path
