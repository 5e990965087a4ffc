"""Parts and their wholes: a row names the whole by its identifier, and the whole may come later in the file."""

from __future__ import annotations

from django.db import models, transaction
from django.utils.translation import gettext as _

from platform_site.jobs.models import Job
from search import outbox

from ..bulk import in_batches, update_many
from ..models import PartLink, Refusal
from ..shape import PART_OF

CHUNK = 500
COLUMN = "part_of_id"
Place = tuple[int, str]
"""An institution's key and an identifier in it."""


def find_records(model: type[models.Model], wanted: set[Place]) -> dict[Place, int]:
    """Keys of the records of those identifiers; absent ones are left out."""
    found = {}
    for part in in_batches(wanted):
        rows = (
            model.objects.order_by()  # in their order SQLite walks the whole institution
            .filter(
                institution_id__in={institution for institution, _identifier in part},
                identifier__in=[identifier for _institution, identifier in part],
            )
            .values_list("institution_id", "identifier", "pk")
        )
        found.update({(institution, identifier): pk for institution, identifier, pk in rows})
    return found


def link_parts(model: type[models.Model], job: Job) -> None:
    """Ties the parts whose wholes were not there when they were written. A whole that is missing is a warning.

    Chunk by chunk, and what is done is struck off the list: to be cut off and called again does no harm.
    """
    while links := list(PartLink.objects.filter(job=job).order_by("pk")[:CHUNK]):
        with transaction.atomic():
            link_chunk(model, job, links)
            PartLink.objects.filter(pk__in=[link.pk for link in links]).delete()


def link_chunk(model, job: Job, links: list[PartLink]) -> None:
    wholes = find_records(model, {(link.institution_id, link.whole) for link in links})
    tied, warnings = {}, []
    for link in links:
        whole = wholes.get((link.institution_id, link.whole))
        if whole is None or whole == link.object_id:
            warnings.append(warning(job, link))
        else:
            tied[link.object_id] = {COLUMN: whole}
    if tied:
        update_many(model, tied)
        outbox.record_many(model, list(tied))
    Refusal.objects.bulk_create(warnings)


def warning(job: Job, link: PartLink) -> Refusal:
    return Refusal(
        job=job,
        kind=Refusal.Kind.WARNED,
        institution_id=link.institution_id,
        number=link.number,
        identifier=link.identifier,
        field=PART_OF,
        value=link.whole,
        reason=_("没有编号为此的整体，未连接"),
    )


def detach(model: type[models.Model], pks: list[int]) -> None:
    """Frees records of their wholes, so that both may be deleted in any order."""
    model.objects.filter(pk__in=pks, part_of__isnull=False).update(part_of=None)


def has_outside_parts(model: type[models.Model], pks: set[int]) -> set[int]:
    """Those of the records that have parts which are not among them."""
    parts = model.objects.filter(part_of_id__in=pks).exclude(pk__in=pks)
    return set(parts.values_list("part_of_id", flat=True))
