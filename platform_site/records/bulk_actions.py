"""Wagtail's bulk deletion, for the records in scope."""

from django.shortcuts import get_list_or_404
from django.utils.functional import classproperty
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from .permissions import ACTIONS, InstitutionPermissionPolicy
from .scope import record_models


class DeleteRecordsBulkAction(DeleteBulkAction):
    """Takes the place of Wagtail's, which asks for the permission on the model only and names what it refuses."""

    @classproperty
    def models(cls):
        return record_models()

    @property
    def policy(self):
        return InstitutionPermissionPolicy(self.model)

    def get_queryset(self, model, object_ids):
        own = self.policy.instances_user_has_any_permission_for(self.request.user, ACTIONS)
        return get_list_or_404(own.select_related("institution"), pk__in=object_ids)

    def check_perm(self, snippet):
        return self.policy.user_has_permission_for_instance(self.request.user, "delete", snippet)
