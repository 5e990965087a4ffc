"""What may be done with the records ticked in a list, or with all that its filters leave."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_list_or_404, redirect
from django.urls import reverse
from django.utils.functional import classproperty
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from .listing import listed
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

    def get_all_objects_in_listing_query(self, parent_id):
        """All of the list means all that its filters leave."""
        filters = self.request.GET.copy()
        filters.pop("id", None)
        viewset = self.model.snippet_viewset
        return listed(self.model, self.request.user, self.policy, filters, viewset.list_filter).values_list(
            "pk", flat=True
        )

    def get_queryset(self, model, object_ids):
        own = self.policy.instances_user_has_any_permission_for(self.request.user, ACTIONS)
        return get_list_or_404(own.select_related("institution"), pk__in=object_ids)

    def check_perm(self, snippet):
        return self.policy.user_has_permission_for_instance(self.request.user, "delete", snippet)

    def prepare_action(self, objects, objects_without_access):
        """Refuses to take a whole from under its parts: they go first."""
        keys = [record.pk for record in objects]
        part = self.model._default_manager.filter(part_of__in=keys).select_related("part_of").first()
        if part is None:
            return None
        message = gettext("“%(title)s”还有部分，没有删除任何记录；请先移出或删除它的各部分。")
        messages.error(self.request, message % {"title": part.part_of.title})
        return redirect(self.next_url)


class EditFieldBulkAction(SnippetBulkAction):
    """Leads to the page where one field of the chosen records is changed."""

    display_name = _("改字段")
    aria_label = _("修改所选记录的一个字段")
    action_type = "edit_field"
    template_name = "records/admin/bulk_edit.html"
    action_priority = 10

    @classproperty
    def models(cls):
        return record_models()

    def dispatch(self, request, *args, **kwargs):
        address = reverse(self.model.snippet_viewset.get_url_name("edit_many"))
        return HttpResponseRedirect(f"{address}?{request.META['QUERY_STRING']}")
