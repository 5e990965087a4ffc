"""Merging chosen authorities from their list: first what would move, then the deed."""

from django import forms
from django.utils.functional import cached_property, classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.permissions import get_permission_name

from .domain.merging import merge, preview
from .errors import AuthorityRefused
from .models import AUTHORITIES

MOST = 20


class KeptForm(forms.Form):
    kept = forms.TypedChoiceField(coerce=int, label=_("保留哪一条"), widget=forms.RadioSelect)


class MergeBulkAction(SnippetBulkAction):
    """`kept` is one of the chosen rows; the others are merged into it."""

    display_name = _("合并")
    action_type = "merge"
    aria_label = _("合并所选条目")
    template_name = "vocabulary/admin/merge.html"
    form_class = KeptForm
    action_priority = 20

    @classproperty
    def models(cls):
        return list(AUTHORITIES)

    @classmethod
    def get_queryset(cls, model, object_ids):
        """In the order of the list; with "all" no more than can be shown and judged."""
        return list(model._default_manager.filter(pk__in=list(object_ids)[: MOST + 1]))

    def check_perm(self, obj):
        return self.request.user.has_perm(get_permission_name("change", self.model))

    @cached_property
    def chosen(self):
        return super().get_actionable_objects()

    def get_actionable_objects(self):
        return self.chosen

    @cached_property
    def refusal(self) -> str:
        """Why the chosen rows cannot be merged; empty when they can."""
        objects, refused = self.chosen
        if refused["items_with_no_access"]:
            return str(_("您没有修改规范条目的权限，请联系规范档管理员。"))
        if len(objects) < 2:
            return str(_("请至少选择两个条目再合并。"))
        if len(objects) > MOST:
            return str(_("一次最多合并 %(most)s 个条目，请缩小选择。") % {"most": MOST})
        return ""

    @cached_property
    def previews(self) -> list:
        """The one with most links first: it is proposed to be kept."""
        return [] if self.refusal else sorted(map(preview, self.chosen[0]), key=lambda found: -found.total)

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["kept"].choices = [(found.authority.pk, str(found.authority)) for found in self.previews]
        if self.previews:
            form.fields["kept"].initial = self.previews[0].authority.pk
        return form

    def get_context_data(self, **kwargs):
        return super().get_context_data(previews=self.previews, refusal=self.refusal, **kwargs)

    def get_execution_context(self):
        return {**super().get_execution_context(), "kept": self.cleaned_form.cleaned_data["kept"]}

    @classmethod
    def execute_action(cls, objects, *, kept=None, self=None, **kwargs):
        chosen = next(item for item in objects if item.pk == kept)
        done = merge(kept=chosen, others=[item for item in objects if item.pk != kept], user=self.request.user)
        return len(done), sum(entry.links for entry in done)

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except AuthorityRefused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)

    def get_success_message(self, num_parent_objects, num_child_objects):
        text = ngettext(
            "已合并 %(count)s 个条目，移动 %(links)s 处关联。可在“合并记录”中撤销。",
            "已合并 %(count)s 个条目，移动 %(links)s 处关联。可在“合并记录”中撤销。",
            num_parent_objects,
        )
        return text % {"count": num_parent_objects, "links": num_child_objects}
