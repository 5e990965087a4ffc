from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from . import merges
from .bulk_actions import MergeBulkAction
from .forms import GroupInstitutionForm
from .models import AUTHORITIES
from .viewsets import VocabularyGroup

register_snippet(VocabularyGroup)
hooks.register("register_bulk_action", MergeBulkAction)


@hooks.register("register_group_permission_panel")
def institutions_of_the_group():
    return GroupInstitutionForm


@hooks.register("register_admin_urls")
def merge_urls():
    return [path("authorities/merges/", include(merges.urlpatterns))]


class MergesMenuItem(MenuItem):
    """For those who may merge."""

    def is_shown(self, request):
        return any(merges.may_change(request.user, model) for model in AUTHORITIES)


@hooks.register("register_reports_menu_item")
def merges_menu_item():
    return MergesMenuItem(_("合并记录"), reverse("authority_merges:index"), icon_name="resubmit", order=900)
