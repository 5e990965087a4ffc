from platform_site.venues.describing import RECORD_PREFETCH, RECORD_SELECT, record_resource
from search.registry import describes, touches
from search.resource import Resource

from .models import Artwork, ArtworkContribution


@describes(Artwork, select=RECORD_SELECT, prefetch=RECORD_PREFETCH)
def artwork_resource(record: Artwork) -> Resource | None:
    return record_resource(
        record,
        subjects=[record.category, record.genre],
        body=[record.technique, record.mount, record.inscriptions, record.seals],
    )


@touches(ArtworkContribution)
def artwork_of_contribution(row: ArtworkContribution):
    return [row.record]
