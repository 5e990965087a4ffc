"""What a user may see of rows that speak about records: workflow states, tasks, log entries."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Exists, OuterRef, Q
from django.db.models.functions import Cast

from .permissions import ACTIONS, InstitutionPermissionPolicy


def record_models() -> list:
    """The concrete record models of the installed venues."""
    base = apps.get_app_config("records").record_base
    return [model for model in apps.get_models() if issubclass(model, base)]


def record_model(label: str):
    """The record model of that label (`museum.object`, in small letters); None where no venue has it."""
    return next((model for model in record_models() if model._meta.label_lower == label), None)


def is_record(instance) -> bool:
    return isinstance(instance, apps.get_app_config("records").record_base)


def within_scope(queryset, user, prefix: str = "", actions=ACTIONS):
    """`queryset` without the rows about records on which `user` may do none of `actions`.

    `prefix` leads to the fields `content_type` and `object_id`; rows about other things than records stay.
    """
    if user.is_active and user.is_superuser:
        return queryset
    types = ContentType.objects.get_for_models(*record_models())
    allowed = ~Q(**{f"{prefix}content_type__in": list(types.values())})
    for model, content_type in types.items():
        policy = InstitutionPermissionPolicy(model)
        if policy.user_has_any_permission(user, actions):
            own = policy.instances_user_has_any_permission_for(user, actions)
            key = Cast(OuterRef(f"{prefix}object_id"), BigIntegerField())
            allowed |= Q(Exists(own.filter(pk=key)), **{f"{prefix}content_type": content_type})
    return queryset.filter(allowed)
