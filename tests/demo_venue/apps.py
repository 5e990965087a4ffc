from django.utils.translation import gettext_lazy as _

from platform_site.venues.config import Collection, VenueConfig


class ScienceConfig(VenueConfig):
    """A fifth venue: a small science museum, installed by one line of the test settings."""

    name = "tests.demo_venue"
    label = "science"
    verbose_name = title = _("数字科技馆")
    short_title = _("科技馆")
    slug = "science"
    seal = "科"
    tagline = _("看得见的原理")
    order = 90
    collections = (Collection("exhibits", "Exhibit", _("展品")),)
    institution = ("demo-science", "示范科技馆", "Demo Science Museum")
