from django.db.models import Prefetch

from platform_site.venues.describing import RECORD_PREFETCH, RECORD_SELECT, record_resource
from search.registry import describes, touches
from search.resource import Resource

from .models import Artwork, ArtworkContribution, ArtworkMark

MARKS = (Prefetch("marks", to_attr="all_marks"),)


@describes(Artwork, select=RECORD_SELECT, prefetch=(*RECORD_PREFETCH, *MARKS))
def artwork_resource(record: Artwork) -> Resource | None:
    return record_resource(
        record,
        subjects=[record.category, record.genre],
        body=[
            record.technique,
            record.mount,
            record.script,
            record.inscriptions,
            record.seals,
            record.colophons,
            record.artist_intent,
            record.provenance,
            record.exhibition_history,
            record.publication_history,
            *(text for mark in record.all_marks for text in (mark.text, mark.author)),
        ],
    )


@touches(ArtworkContribution)
def artwork_of_contribution(row: ArtworkContribution):
    return [row.record]


@touches(ArtworkMark)
def artwork_of_mark(row: ArtworkMark):
    return [row.record]
