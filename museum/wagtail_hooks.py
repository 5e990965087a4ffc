from wagtail.snippets.models import register_snippet

from platform_site.venues.viewsets import VenueViewSetGroup

from .viewsets import ObjectViewSet


class MuseumGroup(VenueViewSetGroup):
    items = (ObjectViewSet,)


register_snippet(MuseumGroup)
