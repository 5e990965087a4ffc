"""The pages that the footer lists, kept in the cache until a page changes."""

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import get_language
from wagtail.models import Page

from .addresses import tree
from .models_lookup import public_pages

MENU_KEY = "venues.menu"
SECONDS = 600
DEPTH = 3  # right beneath the homes of the site's languages


def menu() -> list[dict]:
    """Title and address of the site's own pages that are shown in menus, in the reader's language, else the default."""
    found = cache.get(MENU_KEY)
    if found is None:
        found = read_menu()
        cache.set(MENU_KEY, found, SECONDS)
    return found.get(get_language() or "") or found.get(settings.LANGUAGE_CODE, [])


def read_menu() -> dict[str, list[dict]]:
    pages = public_pages(Page.objects.live().in_menu().filter(depth=DEPTH).exclude(path__in=tree().venues))
    found: dict[str, list[dict]] = {}
    for page in pages.select_related("locale").order_by("path"):
        url = page.get_url()
        if url:
            found.setdefault(page.locale.language_code, []).append({"title": page.title, "url": url})
    return found


def forget_menu(**_kwargs) -> None:
    cache.delete(MENU_KEY)
