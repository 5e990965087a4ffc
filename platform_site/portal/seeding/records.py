"""The demo records: through the same import as any other file, then each gets its picture."""

import json
import tempfile
from pathlib import Path

from django.core.management import call_command

from platform_site.records.rescoring import rescore_some
from platform_site.venues.config import VenueConfig
from platform_site.venues.domain.staff import media_collection
from platform_site.venues.tasks import make_sizes_of_records
from search import outbox

from . import files
from .pictures import images


def seed_records(venue: VenueConfig, limit: int | None) -> int:
    """Imports the venue's demo records, at most `limit`, and draws what they lack. Returns how many there are."""
    rows = files.records(venue)[:limit]
    if not rows:
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{venue.slug}.jsonl"
        path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
        call_command(
            "ingest",
            f"{venue.slug}.table",
            str(path),
            mapping=str(Path(venue.path) / "mappings" / "demo.json"),
            apply=True,
            verbosity=0,
        )
    illustrate(venue, rows)
    return len(rows)


def illustrate(venue: VenueConfig, rows: list[dict]) -> None:
    """Gives each record without a picture the one that its row names."""
    specs = {row["identifier"]: row["drawing"] for row in rows if row.get("drawing")}
    collection = media_collection(venue)
    for model in venue.record_models():
        bare = list(model.objects.filter(identifier__in=specs, image__isnull=True).order_by("pk"))
        pictures = images([(record.title, specs[record.identifier], collection) for record in bare])
        for record, image in zip(bare, pictures, strict=True):
            record.image = image
        model.objects.bulk_update(bare, ["image"], batch_size=200)
        rescore_some(model, [record.pk for record in bare])
        outbox.record_many(model, [record.pk for record in bare])
        make_sizes_of_records.enqueue(model._meta.label)
