"""Which venue a member of staff is at, and how much waits there."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from platform_site.records.permissions import ACTIONS, InstitutionPermissionPolicy
from platform_site.records.states import under_review

from .config import VenueConfig, venue_of, venues

SNIPPET_NAMESPACE = "wagtailsnippets_"


@dataclass(frozen=True)
class CollectionCount:
    """How many records of one collection the user may work on, and in which state."""

    label: str
    url: str
    records: int
    drafts: int
    changed: int
    reviews: int


def venues_of(user) -> list[VenueConfig]:
    """The venues in which `user` has a right on some record."""
    return [venue for venue in venues() if any(works_on(user, model) for model in venue.record_models())]


def works_on(user, model) -> bool:
    """Whether the model is kept in the admin, and `user` has a right there on some record of it."""
    return hasattr(model, "snippet_viewset") and InstitutionPermissionPolicy(model).user_has_any_permission(
        user, ACTIONS
    )


def desk_venue(request) -> VenueConfig | None:
    """The venue whose record is open; otherwise the only one that the user works for."""
    match = request.resolver_match
    for namespace in match.namespaces if match else ():
        if namespace.startswith(SNIPPET_NAMESPACE):
            label = namespace.removeprefix(SNIPPET_NAMESPACE).rpartition("_")[0]
            found = next((venue for venue in venues() if venue.label == label), None)
            if found:
                return found
    own = venues_of(request.user) if request.user.is_authenticated else []
    return own[0] if len(own) == 1 else None


def collection_counts(venue: VenueConfig, user) -> list[CollectionCount]:
    """The counts of the venue's collections, two queries each, however many records there are."""
    return [count_collection(model, user) for model in venue.record_models() if works_on(user, model)]


def count_collection(model, user) -> CollectionCount:
    own = InstitutionPermissionPolicy(model).instances_user_has_any_permission_for(user, ACTIONS)
    counts = own.order_by().aggregate(
        records=Count("pk"),
        drafts=Count("pk", filter=Q(live=False)),
        changed=Count("pk", filter=Q(live=True, has_unpublished_changes=True)),
    )
    collection = next(item for item in venue_of(model).collections if item.model == model.__name__)
    return CollectionCount(
        label=str(collection.label),
        url=reverse(model.snippet_viewset.get_url_name("list")),
        reviews=own.filter(pk__in=under_review(model)).count(),
        **counts,
    )
