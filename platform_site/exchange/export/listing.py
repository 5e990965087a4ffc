"""The records that an export takes: those of a list in the admin, by its own parameters."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.db import models
from django.http import QueryDict

from platform_site.records.listing import listed
from platform_site.records.permissions import ACTIONS, InstitutionPermissionPolicy


def list_of(model: type[models.Model], user, query: QueryDict) -> models.QuerySet:
    """What the list of that model shows this user with these parameters."""
    policy = InstitutionPermissionPolicy(model)
    list_filter = getattr(model.snippet_viewset, "list_filter", ())
    return listed(model, user, policy, query, list_filter, actions=ACTIONS)


def whole_list(model: type[models.Model], query: QueryDict) -> models.QuerySet:
    """The same for whoever runs a command: as the administrator sees it."""
    if not query:
        return model._default_manager.all()
    return list_of(model, get_user_model()(is_superuser=True, is_active=True), query)
