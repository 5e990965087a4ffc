"""Where the venues lie in the page tree, kept in the cache until a page of theirs changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import get_language
from wagtail.models import Page

from .config import VenueConfig, venue_by_slug

CACHE_KEY = "venues.tree"
CACHE_SECONDS = 600


@dataclass
class Tree:
    """Addresses of live collection pages and venue homes; no content of theirs."""

    collections: dict[str, dict[str, str]] = field(default_factory=dict)
    """`{language: {"app_label.Model": path}}`"""
    homes: dict[str, dict[str, str]] = field(default_factory=dict)
    """`{language: {venue slug: path}}`"""
    url_paths: dict[str, str] = field(default_factory=dict)
    """Wagtail's `url_path` of these pages, live or not, and the name of their model."""
    venues: dict[str, str] = field(default_factory=dict)
    """`{tree path of a venue home: venue slug}`"""


@dataclass
class _Known:
    """The tree that this process read last, and the mark under which the cache says that it still holds."""

    mark: str = ""
    tree: Tree = field(default_factory=Tree)


_known = _Known()


def tree() -> Tree:
    """The tree as it is now: read anew when the mark in the cache is another one, or gone."""
    mark = cache.get(CACHE_KEY)
    if mark is None:
        mark = uuid4().hex
        _known.mark, _known.tree = mark, read_tree()
        cache.set(CACHE_KEY, mark, CACHE_SECONDS)
    elif mark != _known.mark:
        _known.mark, _known.tree = mark, read_tree()
    return _known.tree


def read_tree() -> Tree:
    found = Tree()
    collections = apps.get_model("venues", "CollectionPage").objects.select_related("locale")
    homes = apps.get_model("venues", "VenueHomePage").objects.select_related("locale")
    for pages, key, into in ((collections, "collection", found.collections), (homes, "venue_slug", found.homes)):
        for page in pages.filter(live=True):
            url = page.get_url()
            if url:
                into.setdefault(page.locale.language_code, {})[getattr(page, key)] = url
    found.url_paths = {page.url_path: type(page).__name__ for pages in (homes, collections) for page in pages}
    found.venues = {page.path: page.venue_slug for page in homes}
    return found


def collection_paths() -> dict[str, dict[str, str]]:
    """`{language: {"app_label.Model": path}}` of the live collection pages."""
    return tree().collections


def model_at(url_path: str) -> type[Page] | None:
    """CollectionPage or VenueHomePage, where one of them has that `url_path`."""
    name = tree().url_paths.get(url_path)
    return apps.get_model("venues", name) if name else None


def venue_of_path(path: str) -> VenueConfig | None:
    """The venue whose home lies at or above that tree path."""
    slug = next((slug for home, slug in tree().venues.items() if path.startswith(home)), None)
    return venue_by_slug(slug) if slug else None


def home_urls() -> dict[str, str]:
    """`{venue slug: path}` of the venue homes in the reader's language, else in the default one."""
    homes = tree().homes
    return {**homes.get(settings.LANGUAGE_CODE, {}), **homes.get(get_language() or "", {})}


def collection_path(model, language: str | None = None) -> str:
    """The path of the model's collection page in the language asked, else in the first that has one, else empty."""
    paths = collection_paths()
    key = model._meta.label
    wanted = paths.get(language or get_language() or "", {})
    return wanted.get(key) or next((found[key] for found in paths.values() if key in found), "")


def forget_paths(**_kwargs) -> None:
    cache.delete(CACHE_KEY)


def localised(path: str, language: str | None = None) -> str:
    """The same home, collection or record in that language (the reader's), where it has an address there."""
    return localised_all([path], language)[0]


def localised_all(paths: Sequence[str], language: str | None = None) -> list[str]:
    """`localised` of each of the paths."""
    language = language or get_language() or ""
    known = tree()
    return [
        moved(path, known.collections, language, str.startswith)
        or moved(path, known.homes, language, str.__eq__)
        or path
        for path in paths
    ]


def moved(path: str, table: dict[str, dict[str, str]], language: str, matches) -> str:
    """The address in `language` of what `path` leads to in another one; empty where the table does not know it."""
    wanted = table.get(language, {})
    for stored in table.values():
        for key, start in stored.items():
            if key in wanted and matches(path, start):
                return wanted[key] + path.removeprefix(start)
    return ""
