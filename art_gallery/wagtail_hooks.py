from wagtail.snippets.models import register_snippet

from platform_site.venues.viewsets import VenueViewSetGroup

from .viewsets import ArtworkViewSet


class ArtGalleryGroup(VenueViewSetGroup):
    items = (ArtworkViewSet,)


register_snippet(ArtGalleryGroup)
