"""What the authorities tell the search: other names of what was asked, names of institutions and periods."""

from django.utils.translation import get_language

from search import labels, names

from .models import AgentName, ConceptName, Institution, Period, PlaceName

NAME_MODELS = ((AgentName, "agent"), (PlaceName, "place"), (ConceptName, "concept"))


@names.register
def other_names(term: str) -> list[str]:
    """All names of the person, place or concept that `term` names exactly."""
    found: list[str] = []
    for model, field in NAME_MODELS:
        authority = model._meta.get_field(field).related_model
        ids = set(authority.objects.filter(label=term).values_list("pk", flat=True))
        ids |= set(model.objects.filter(name=term).values_list(f"{field}_id", flat=True))
        if ids:
            found += authority.objects.filter(pk__in=ids).values_list("label", flat=True)
            found += model.objects.filter(**{f"{field}__in": ids}).values_list("name", flat=True)
    return found


def institution_labels(values) -> dict[str, str]:
    return {item.code: item.label for item in Institution.objects.filter(code__in=list(values))}


def period_labels(values) -> dict[str, str]:
    """Periods are stored by their Chinese label; an English reader sees the English one."""
    if not (get_language() or "").startswith("en"):
        return {}
    return {item.label: item.local_label for item in Period.objects.filter(label__in=list(values))}


labels.register("institution", institution_labels)
labels.register("period", period_labels)
