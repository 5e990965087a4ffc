"""Which venue a member of staff is at, and how much waits there."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from platform_site.records.filters import SOON, UNDATED
from platform_site.records.permissions import ACTIONS, InstitutionPermissionPolicy
from platform_site.records.states import under_review

from .config import VenueConfig, venue_of, venues

SNIPPET_NAMESPACE = "wagtailsnippets_"


@dataclass(frozen=True)
class Errand:
    """Something that waits at the desk: how many records, and the list of them."""

    label: str
    count: int
    url: str


@dataclass(frozen=True)
class CollectionCount:
    """How many records of one collection the user may work on, in which state, and what waits there."""

    label: str
    url: str
    duplicates_url: str
    edits_url: str
    records: int
    drafts: int
    changed: int
    reviews: int
    errands: list[Errand]


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
    """The counts of the venue's collections, three queries each, however many records there are."""
    return [count_collection(model, user) for model in venue.record_models() if works_on(user, model)]


ERRANDS = (
    ("picture=no", _("没有图片"), "pictureless"),
    ("dated=no", _("没有年代"), "undated"),
    ("score=poor", _("著录不足 40 分"), "poor"),
    ("window=ending", _("三十天内停止公开"), "ending"),
    ("window=before", _("等待公开时间"), "before"),
)


def count_collection(model, user) -> CollectionCount:
    own = InstitutionPermissionPolicy(model).instances_user_has_any_permission_for(user, ACTIONS).order_by()
    now = timezone.now()
    counts = own.aggregate(
        records=Count("pk"),
        drafts=Count("pk", filter=Q(live=False, withdrawn_at__isnull=True)),
        changed=Count("pk", filter=Q(live=True, has_unpublished_changes=True)),
        pictureless=Count("pk", filter=Q(image__isnull=True)),
        undated=Count("pk", filter=UNDATED),
        poor=Count("pk", filter=Q(record_score__lt=40)),
        ending=Count("pk", filter=Q(visible_until__gt=now, visible_until__lte=now + SOON)),
        before=Count("pk", filter=Q(visible_from__gt=now)),
    )
    viewset = model.snippet_viewset
    url = reverse(viewset.get_url_name("list"))
    errands = [Errand(str(label), counts[key], f"{url}?{query}") for query, label, key in ERRANDS if counts[key]]
    collection = next(item for item in venue_of(model).collections if item.model == model.__name__)
    return CollectionCount(
        label=str(collection.label),
        url=url,
        duplicates_url=reverse(viewset.get_url_name("duplicates")),
        edits_url=reverse(viewset.get_url_name("bulk_edits")),
        reviews=own.filter(pk__in=under_review(model)).count(),
        errands=errands,
        **{name: counts[name] for name in ("records", "drafts", "changed")},
    )
