from wagtail.snippets.models import register_snippet

from platform_site.venues.viewsets import VenueViewSetGroup

from .viewsets import WorkViewSet


class LibraryGroup(VenueViewSetGroup):
    items = (WorkViewSet,)


register_snippet(LibraryGroup)
