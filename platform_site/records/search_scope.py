"""In which venues a person may see the reports of the search: where a group has the permission and an institution."""

from django.db.models import Q

from platform_site.vocabulary.models import Institution
from search.staff import access

from .permissions import grants_of


@access.register
def venues_with(user, permission: str) -> set[str]:
    """The venues of the institutions for which the permission is given; one statement, none without a grant."""
    condition = Q(pk__in=[])
    paths = grants_of(user).get(permission, ())
    for path in paths:
        condition |= Q(path__startswith=path)
    if not paths:
        return set()
    return set(Institution.objects.filter(condition).exclude(venue="").values_list("venue", flat=True).distinct())
