from platform_site.venues.viewsets import VenueRecordViewSet

from .models import Artwork


class ArtworkViewSet(VenueRecordViewSet):
    model = Artwork
    list_filter = {"genre": ["icontains"]}
