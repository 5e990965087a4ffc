from platform_site.venues.viewsets import VenueRecordViewSet

from .models import Work


class WorkViewSet(VenueRecordViewSet):
    model = Work
    list_filter = ("work_kind",)
