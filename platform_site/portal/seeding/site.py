"""The root of the public site."""

from django.conf import settings
from wagtail.models import Locale, Page, Site

from ..models import HomePage


def ensure_home() -> HomePage:
    """The portal's home as root of the default site; the welcome page of a new installation goes."""
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    home = HomePage.objects.filter(locale=Locale.get_default()).first()
    if home is None:
        root = Page.get_first_root_node()
        name = settings.WAGTAIL_SITE_NAME
        home = HomePage(title=name, slug="portal", heading=name, locale=Locale.get_default())
        root.add_child(instance=home)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
    if site.root_page_id != home.pk:
        old = site.root_page if site.root_page_id else None
        site.root_page, site.site_name = home, settings.WAGTAIL_SITE_NAME
        site.save()
        if old and old.specific_class is Page:
            old.delete()
    return home
