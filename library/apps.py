from django.utils.translation import gettext_lazy as _

from platform_site.venues.config import Collection, VenueConfig


class LibraryConfig(VenueConfig):
    name = "library"
    verbose_name = title = _("数字图书馆")
    slug = "library"
    short_title = _("图书馆")
    seal = "图"
    tagline = _("方志、古籍、诗词与新书")
    order = 10
    collections = (Collection("works", "Work", _("馆藏书目")),)
    institution = ("zz-library", "株洲市图书馆", "Zhuzhou Library")
