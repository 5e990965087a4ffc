from django.utils.translation import gettext_lazy as _

from platform_site.venues.config import Collection, VenueConfig


class MuseumConfig(VenueConfig):
    name = "museum"
    verbose_name = title = _("数字博物馆")
    slug = "museum"
    short_title = _("博物馆")
    seal = "博"
    tagline = _("从商代铜铙到醴陵釉下五彩")
    order = 20
    collections = (Collection("objects", "Object", _("馆藏文物")),)
    institution = ("zz-museum", "株洲博物馆", "Zhuzhou Museum")
