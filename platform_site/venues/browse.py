"""Browsing a collection: a search without words in one venue and one kind."""

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from platform_site.records.rows import seat_rows, with_rows
from search.views import page_context, request_from

from .related import with_relations_to
from .wholes import with_place


def read_record(model, ark: str):
    """The public record of that ARK with all that its page shows, else None."""
    records = with_relations_to(with_rows(with_relations(model.objects.public()), model.page_rows))
    record = with_place(records).filter(ark=ark).first()
    if record is not None:
        seat_rows(record, model.page_rows)
    return record


def with_relations(records: QuerySet) -> QuerySet:
    """The records with all that a record page shows, in a constant number of queries."""
    makers = records.model._meta.get_field("contributions").related_model.objects.select_related("agent")
    return (
        records.select_related("institution", "period__parent", "image")
        .prefetch_related(Prefetch("contributions", makers), *records.model.page_prefetch)
        .annotate(
            previous_ark=neighbour(records.model, pk__gt=OuterRef("pk")),
            next_ark=neighbour(records.model, pk__lt=OuterRef("pk")),
        )
    )


def neighbour(model, **beyond) -> Subquery:
    """The ARK of the next public record of the same institution in that direction, in the order of the list."""
    beside = model.objects.public().filter(institution=OuterRef("institution"), **beyond)
    return Subquery(beside.order_by("pk" if "pk__gt" in beyond else "-pk").values("ark")[:1])


def list_context(page, request) -> dict:
    """The context of a collection page: as of a search, with the venue and the kind already chosen."""
    fixed = {"venue": (page.venue.slug,), "kind": (page.record_model.resource_kind,)}
    return page_context(request, request_from(request.GET, fixed, sort="newest"), fixed)
