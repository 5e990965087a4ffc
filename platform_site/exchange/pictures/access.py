"""Whose pictures may be set by whom: the right to change the records, within the institution tree."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from platform_site.jobs.models import Job
from platform_site.records.permissions import InstitutionPermissionPolicy
from platform_site.venues.config import venues
from platform_site.vocabulary.models import Institution

from .applying import KIND

CHANGE = "change"


def sets_pictures(user) -> bool:
    """Whether there is any such place; asks the database no more than the user's rights do."""
    models = [model for venue in venues() for model in venue.record_models()]
    return any(InstitutionPermissionPolicy(model).user_has_permission(user, CHANGE) for model in models)


def places(user) -> list[tuple[type, Institution]]:
    """Every record model with every institution in which the user may change its records."""
    found = []
    for venue in venues():
        for model in venue.record_models():
            own = InstitutionPermissionPolicy(model).institutions(user, [CHANGE]).filter(venue=venue.slug)
            found += [(model, institution) for institution in own.order_by("path")]
    return found


def jobs_for(user) -> QuerySet:
    """The picture jobs of those places, newest first."""
    condition = Q(pk__in=[])
    for model, institution in places(user):
        condition |= Q(params__model=model._meta.label, params__institution=institution.pk)
    return Job.objects.filter(condition, kind=KIND).select_related("created_by").order_by("-pk")
