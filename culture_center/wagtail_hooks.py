from wagtail.snippets.models import register_snippet

from platform_site.venues.viewsets import VenueViewSetGroup

from .viewsets import HeritageElementViewSet


class CultureCenterGroup(VenueViewSetGroup):
    items = (HeritageElementViewSet,)


register_snippet(CultureCenterGroup)
