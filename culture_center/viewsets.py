from platform_site.venues.viewsets import VenueRecordViewSet

from .models import HeritageElement


class HeritageElementViewSet(VenueRecordViewSet):
    model = HeritageElement
    list_filter = {"level": ["exact"], "region": ["icontains"]}
