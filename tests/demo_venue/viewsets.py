from platform_site.venues.viewsets import VenueRecordViewSet

from .models import Exhibit


class ExhibitViewSet(VenueRecordViewSet):
    model = Exhibit
