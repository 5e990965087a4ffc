from django.contrib import messages
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from . import merges
from .bulk_actions import MergeBulkAction
from .domain.links import in_the_way
from .forms import GroupInstitutionForm
from .models import AUTHORITIES, Authority, Institution
from .viewsets import VocabularyGroup

register_snippet(VocabularyGroup)
hooks.register("register_bulk_action", MergeBulkAction)


@hooks.register("register_group_permission_panel")
def institutions_of_the_group():
    return GroupInstitutionForm


@hooks.register("register_admin_urls")
def merge_urls():
    return [path("authorities/merges/", include(merges.urlpatterns))]


@hooks.register("before_delete_snippet")
def keep_what_is_in_use(request, rows):
    """Wagtail counts by its index of references, which imports do not write: what is in use is counted here."""
    for row in rows:
        if isinstance(row, (Authority, Institution)) and (count := in_the_way(row)):
            messages.error(request, still_in_use(row, count))
            return redirect(row.snippet_viewset.get_url_name("list"))
    return None


def still_in_use(row: Authority | Institution, count: int) -> str:
    if isinstance(row, Authority):
        text = _("“%(name)s”之下还有 %(count)s 条关联，不能删除；请先把它合并到另一条，或在那些记录里改掉。")
    else:
        text = _("“%(name)s”还有 %(count)s 处在用，不能删除；请先在那里改用别的机构。")
    return text % {"name": row.label, "count": count}


class MergesMenuItem(MenuItem):
    """For those who may merge."""

    def is_shown(self, request):
        return any(merges.may_change(request.user, model) for model in AUTHORITIES)


@hooks.register("register_reports_menu_item")
def merges_menu_item():
    return MergesMenuItem(_("合并记录"), reverse("authority_merges:index"), icon_name="resubmit", order=900)
