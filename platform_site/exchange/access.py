"""Who may see an import and do something with it: the rights on the records it brings, within the institution tree."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from platform_site.records.models import SourceRow
from platform_site.records.permissions import ACTIONS, InstitutionPermissionPolicy

from .models import Run
from .profiles import Profile, all_profiles, get_profile

UPLOAD, DECIDE = "add", "publish"
"""What bringing in a file asks for, and what accepting its rows, applying and undoing them asks for."""


def institutions_for(user, profile: Profile) -> set[int]:
    """Keys of the institutions that a file of that user may speak of."""
    return set(InstitutionPermissionPolicy(profile.model).institutions(user, [UPLOAD]).values_list("pk", flat=True))


def profiles_for(user) -> list[Profile]:
    """The profiles by which the user may bring in files."""
    return [
        profile
        for profile in all_profiles()
        if InstitutionPermissionPolicy(profile.model).user_has_permission(user, UPLOAD)
    ]


def runs_for(user) -> QuerySet:
    """The runs of institutions in which the user has any right on the records that they bring."""
    runs = Run.objects.select_related("job", "job__created_by", "institution")
    if user.is_active and user.is_superuser:
        return runs
    condition = Q(pk__in=[])
    for profile in all_profiles():
        within = InstitutionPermissionPolicy(profile.model).institutions(user, ACTIONS)
        condition |= Q(profile=profile.key, institution__in=within.values("pk"))
    return runs.filter(condition)


def rows_for(user, run: Run, rows: QuerySet, actions=ACTIONS) -> QuerySet:
    """Staged rows or refusals of the run, without those of institutions in which the user may do none of `actions`."""
    if user.is_active and user.is_superuser:
        return rows
    within = InstitutionPermissionPolicy(get_profile(run.profile).model).institutions(user, actions)
    return rows.filter(Q(institution__isnull=True) | Q(institution__in=within.values("pk")))


def may(user, action: str, run: Run) -> bool:
    """Whether the user has that right (`add`, `publish`) in the institution of the run."""
    policy = InstitutionPermissionPolicy(get_profile(run.profile).model)
    return policy.user_has_permission_for_instance(user, action, run)


def works_on_imports(user) -> bool:
    """Whether the user has any right on records that some profile brings."""
    return any(
        InstitutionPermissionPolicy(profile.model).user_has_any_permission(user, ACTIONS) for profile in all_profiles()
    )


def may_take_back(user, run: Run) -> bool:
    """Whether all that the run brought lies where the user may publish."""
    if user.is_active and user.is_superuser:
        return True
    within = InstitutionPermissionPolicy(get_profile(run.profile).model).institutions(user, [DECIDE])
    brought = SourceRow.objects.filter(job_id=run.pk)
    return may(user, DECIDE, run) and not brought.exclude(institution__in=within.values("pk")).exists()
