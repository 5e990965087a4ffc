"""Which institutions a member of staff works for: the subtrees given to the user's groups."""

from django.db.models import Q

from .models import GroupInstitution, Institution


def institutions_of(user, *, groups=None):
    """Institutions in the scope of `user`; `groups` narrows to the user's groups that count for the purpose."""
    if not user.is_authenticated or not user.is_active:
        return Institution.objects.none()
    if user.is_superuser:
        return Institution.objects.all()
    scopes = GroupInstitution.objects.filter(group__user=user)
    if groups is not None:
        scopes = scopes.filter(group__in=groups)
    paths = scopes.values_list("institution__path", flat=True)
    within = Q()
    for path in paths:
        within |= Q(path__startswith=path)
    return Institution.objects.filter(within) if within else Institution.objects.none()
