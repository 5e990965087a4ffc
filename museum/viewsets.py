from platform_site.venues.viewsets import VenueRecordViewSet

from .models import Object


class ObjectViewSet(VenueRecordViewSet):
    model = Object
    list_filter = ("grade", "completeness")
