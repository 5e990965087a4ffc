"""What is held of an authority, asked of the search: so that nothing shows here that the public may not see."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse

from search import labels, registry, writing
from search.addresses import localise
from search.models import Card, Document
from search.query import Hit, SearchRequest
from search.views import run_search

from .domain.links import kept_by, uses_of
from .models import Agent, Authority, Concept, Period

SHOWN, MOST_NAMES = 12, 20


@dataclass(frozen=True, slots=True)
class VenueCount:
    """How many of a venue, and the search that lists them."""

    slug: str
    label: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """Public resources under an authority: how many, by venue, the first of them, and the search for all."""

    total: int
    venues: list[VenueCount]
    hits: list[Hit]
    url: str


def holdings_of(authority: Authority) -> Holdings:
    """Of an agent what is linked to it; of a period, concept or place what the search finds by its name as written."""
    if isinstance(authority, Agent):
        return linked_to(authority)
    if isinstance(authority, Period):
        return found_by({"period": (authority.label,)})
    if isinstance(authority, Concept):
        return found_by({"subject": (authority.label,)})
    return found_by({"q": authority.label, "exact": True})


def search_url(parameters: dict) -> str:
    said = {name: "true" if value is True else value for name, value in parameters.items()}
    return f"{reverse('search:search')}?{urlencode(said, doseq=True)}"


def found_by(parameters: dict) -> Holdings:
    result = run_search(SearchRequest(**parameters, page_size=SHOWN))
    venues = [
        VenueCount(value.value, value.label, value.count, search_url({**parameters, "venue": value.value}))
        for value in result.facets.get("venue", ())
    ]
    return Holdings(result.total, venues, list(result.hits), search_url(parameters))


def linked_to(agent: Agent) -> Holdings:
    """By the confirmed links and not by the written name, which another person may bear.

    The addresses lead to the search by the names under which the agent is written there.
    """
    documents = public_documents(agent)
    counts = documents.order_by().values_list("model").annotate(number=Count("pk"))
    by_venue: dict[str, int] = {}
    for label, number in counts:
        venue = _venue_of(label)
        by_venue[venue] = by_venue.get(venue, 0) + number
    rows = list(documents.order_by("-online", "year_from", "pk").values_list("pk", "resource_id")[:SHOWN])
    cards = Card.objects.in_bulk([pk for pk, _id in rows])
    hits = [
        Hit(resource_id, {**resource, "url": localise(resource["url"])})
        for pk, resource_id in rows
        if pk in cards and (resource := cards[pk].resource)
    ]
    names = {"creator": written_names(agent) or [agent.label]}
    titles = labels.labels_for("venue", by_venue)
    venues = [
        VenueCount(slug, titles.get(slug, slug), number, search_url({**names, "venue": slug}))
        for slug, number in sorted(by_venue.items(), key=lambda pair: -pair[1])
    ]
    return Holdings(sum(by_venue.values()), venues, hits, search_url(names))


def public_documents(agent: Agent):
    """Documents, visible now, of the records that are linked to the agent."""
    linked = Q(pk__in=[])
    for field in uses_of(Agent):
        model, column = (field.model, "pk") if registry.describer_for(field.model) else kept_by(field) or (None, "")
        if model is None or not registry.describer_for(model):
            continue
        keys = field.model._base_manager.filter(**{field.attname: agent.pk}).order_by()
        rows = keys.values(key=Cast(column, CharField()))
        linked |= Q(model=registry.label_of(model), object_pk__in=rows)
    moment = writing.now()
    return Document.objects.visible_at(moment).filter(linked)


def written_names(agent: Agent) -> list[str]:
    """The names under which records write the agent, where somebody has confirmed who it is; one query."""
    queries = [
        rows.filter(**{field.attname: agent.pk}).order_by().values_list("name").distinct()
        for field in uses_of(Agent)
        if (rows := public_rows(field)) is not None
    ]
    if not queries:
        return []
    first, *others = queries
    return sorted({name for (name,) in first.union(*others)})[:MOST_NAMES]


def public_rows(field) -> QuerySet | None:
    """The rows with a written name that hang on records visible now; None where rows of the field have no name."""
    model, column = kept_by(field) or (None, "")
    if model is None or all(own.name != "name" for own in field.model._meta.fields):
        return None
    moment = writing.now()
    public = Document.objects.visible_at(moment).filter(model=registry.label_of(model), object_pk=OuterRef("key"))
    return field.model._base_manager.annotate(key=Cast(column, CharField())).filter(Exists(public))


def _venue_of(label: str) -> str:
    """The slug of the venue whose model it is, by the describer's own app."""
    config = registry.model_for(label)._meta.app_config
    return str(getattr(config, "slug", config.label))
