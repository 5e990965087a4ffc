"""What the authorities tell the search: other names of what was asked, names of institutions and periods."""

from django.db.models import Model, QuerySet, Value
from django.utils.translation import get_language

from search import labels, names

from .models import AgentName, ConceptName, Institution, Period, PlaceName

NAME_MODELS = ((AgentName, "agent"), (PlaceName, "place"), (ConceptName, "concept"))


@names.register
def other_names(term: str) -> list[str]:
    """All names of the person, place or concept that `term` names exactly."""
    named: dict[str, set[int]] = {}
    for field, pk in _holders(term):
        named.setdefault(field, set()).add(pk)
    found: list[str] = []
    for model, field in NAME_MODELS:
        if ids := named.get(field):
            found += _authority(model, field).objects.filter(pk__in=ids).values_list("label", flat=True)
            found += model.objects.filter(**{f"{field}__in": ids}).values_list("name", flat=True)
    return found


def _holders(term: str) -> QuerySet:
    """(kind of authority, its key) of whatever has that name; one statement, since every search asks it."""
    parts = [
        rows.order_by().values_list(Value(field), key)
        for model, field in NAME_MODELS
        for rows, key in (
            (_authority(model, field).objects.filter(label=term), "pk"),
            (model.objects.filter(name=term), f"{field}_id"),
        )
    ]
    return parts[0].union(*parts[1:])


def _authority(model: type[Model], field: str) -> type[Model]:
    return model._meta.get_field(field).related_model


def institution_labels(values) -> dict[str, str]:
    return {item.code: item.label for item in Institution.objects.filter(code__in=list(values))}


def period_labels(values) -> dict[str, str]:
    """Periods are stored by their Chinese label; an English reader sees the English one."""
    if not (get_language() or "").startswith("en"):
        return {}
    return {item.label: item.local_label for item in Period.objects.filter(label__in=list(values))}


labels.register("institution", institution_labels)
labels.register("period", period_labels)
