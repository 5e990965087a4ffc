"""Mappings and samples within their user's scope: whoever may bring in files of a profile for an institution."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from platform_site.venues.config import venue_of
from platform_site.vocabulary.models import Institution

from ..access import institutions_for, profiles_for
from ..mapping.models import MappingSample, SavedMapping
from ..profiles import Profile, mapped_identity

READS = "table"


def table_profiles(user) -> list[Profile]:
    """The profiles of plain tables by which the user may bring in files."""
    return [item for item in profiles_for(user) if item.reads == READS and item.identify is mapped_identity]


def places(user) -> list[tuple[Profile, Institution]]:
    """Every profile with every institution that the user may bring in tables for."""
    return [
        (profile, institution)
        for profile in table_profiles(user)
        for institution in Institution.objects.filter(pk__in=institutions_for(user, profile)).order_by("path")
        if institution.venue == venue_of(profile.model).slug
    ]


def in_scope(user, rows: QuerySet) -> QuerySet:
    """Saved mappings or samples of the places where the user may bring in tables."""
    condition = Q(pk__in=[])
    for profile in table_profiles(user):
        condition |= Q(profile=profile.key, institution__in=institutions_for(user, profile))
    return rows.filter(condition)


def mappings_for(user) -> QuerySet:
    return in_scope(user, SavedMapping.objects.select_related("institution"))


def samples_for(user) -> QuerySet:
    return in_scope(user, MappingSample.objects.select_related("institution"))
