from wagtail.snippets.models import register_snippet

from platform_site.venues.viewsets import VenueViewSetGroup

from .viewsets import ExhibitViewSet


class ScienceGroup(VenueViewSetGroup):
    items = (ExhibitViewSet,)


register_snippet(ScienceGroup)
