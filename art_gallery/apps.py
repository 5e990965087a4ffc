from django.utils.translation import gettext_lazy as _

from platform_site.venues.config import Collection, VenueConfig


class ArtGalleryConfig(VenueConfig):
    name = "art_gallery"
    verbose_name = title = _("数字美术馆")
    slug = "gallery"
    short_title = _("美术馆")
    seal = "美"
    tagline = _("版画、国画与当代收藏")
    order = 30
    collections = (Collection("artworks", "Artwork", _("馆藏作品")),)
    institution = ("zz-gallery", "株洲市美术馆", "Zhuzhou Art Gallery")
