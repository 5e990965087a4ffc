"""Whether a record stands in public, decided by hand: withdrawn with a reason, restored, merged, parted again."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from .ark import from_short_name, short_name
from .domain.merging import merge_records, undo_merge
from .domain.withdrawing import REASON_LENGTH, restore, withdraw
from .models import RecordMerge
from .permissions import InstitutionPermissionPolicy


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("撤下的原因"),
        max_length=REASON_LENGTH,
        help_text=gettext_lazy("会显示在原来的网址上，例如：权利人要求撤下"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OtherRecordForm(forms.Form):
    other = forms.CharField(
        label=gettext_lazy("重复的那一条"),
        max_length=300,
        help_text=gettext_lazy("它的编号或永久标识（ark:/…）；合并后它的网址转到本记录"),
    )


class StandingView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A question about the record of `pk`, answered by a POST; for whoever may publish it.

    A subclass has `act(data) -> str`, which does it and says so; it raises ValidationError with what hinders it.
    """

    model = None
    permission_policy = None
    permission_required = "publish"
    edit_url_name = None
    index_url_name = None
    template_name = "records/admin/standing.html"
    form_class: type[forms.Form] | None = None
    words = ""
    button = ""

    @cached_property
    def record(self):
        return get_object_or_404(self.model, pk=self.kwargs["pk"])

    @property
    def edit_url(self) -> str:
        return reverse(self.edit_url_name, args=[self.record.pk])

    def get(self, request, **_kwargs):
        return self.answer(self.form_class() if self.form_class else None)

    def answer(self, form):
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            record=self.record, words=self.words, button=self.button, edit_url=self.edit_url, **kwargs
        )

    def get_page_subtitle(self):
        return str(self.record)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": self.record._meta.verbose_name_plural},
            {"url": self.edit_url, "label": str(self.record)},
            {"url": "", "label": self.page_title},
        ]

    def post(self, request, **_kwargs):
        form = self.form_class(request.POST) if self.form_class else None
        if form is not None and not form.is_valid():
            return self.answer(form)
        try:
            done = self.act(form.cleaned_data if form else {})
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.answer(form)
        messages.success(request, done)
        return HttpResponseRedirect(self.edit_url)


class WithdrawView(StandingView):
    page_title = gettext_lazy("撤下")
    form_class = ReasonForm
    words = gettext_lazy("撤下后，公众立即不能再检索和打开这条记录；原来的网址会写明撤下的日期和原因。随时可以恢复。")
    button = gettext_lazy("撤下")

    def act(self, data):
        withdraw(self.record, reason=data["reason"], user=self.request.user)
        return _("已撤下。")


class RestoreView(StandingView):
    page_title = gettext_lazy("恢复")
    words = gettext_lazy("恢复后，这条记录按撤下前的样子重新公开。")
    button = gettext_lazy("恢复")

    def act(self, data):
        restore(self.record, user=self.request.user)
        return _("已恢复公开。")


class MergeView(StandingView):
    """The record stays, another one of the same list goes into it."""

    page_title = gettext_lazy("合并重复记录")
    form_class = OtherRecordForm
    template_name = "records/admin/merge.html"
    undo_merge_url_name = None
    words = gettext_lazy("本记录保留，字段不变；重复的那一条撤下，指向它的链接、部分和永久标识都转到本记录。可以撤销。")
    button = gettext_lazy("合并")

    def get_context_data(self, **kwargs):
        merges = RecordMerge.objects.filter(kept_id=self.record.ark, undone_at=None).select_related("user", "merged")
        return super().get_context_data(merges=merges, undo_url_name=self.undo_merge_url_name, **kwargs)

    def act(self, data):
        other = self.other(data["other"].strip())
        merge_records(kept=self.record, other=other, user=self.request.user)
        return _("“%(title)s”已并入本记录。") % {"title": other.title}

    def other(self, text: str):
        """The record of that identifier or number that the user may publish. Raises ValidationError."""
        policy = InstitutionPermissionPolicy(self.model)
        own = policy.instances_user_has_any_permission_for(self.request.user, ["publish"])
        ark = text if text.startswith("ark:") else from_short_name(short_name(text))
        found = (
            own.filter(ark=ark).first()
            or own.filter(institution_id=self.record.institution_id, identifier=text).first()
        )
        if found is None:
            raise ValidationError(_("没有找到“%(text)s”：请填写本机构同类记录的编号或永久标识。") % {"text": text})
        return found


class UndoMergeView(StandingView):
    page_title = gettext_lazy("撤销合并")
    button = gettext_lazy("撤销合并")

    @property
    def words(self):
        other = self.merge.merged.record or self.merge.merged_id
        return _("“%(title)s”恢复原状，转来的链接和部分回到它那里。") % {"title": other}

    @cached_property
    def merge(self):
        return get_object_or_404(RecordMerge, pk=self.kwargs["merge_id"], kept_id=self.record.ark)

    def get(self, request, **kwargs):
        return self.merge and super().get(request, **kwargs)

    def act(self, data):
        undo_merge(self.merge, user=self.request.user)
        return _("合并已撤销。")


ADDRESSES = ("withdraw", "restore", "merge", "undo_merge")


def addresses(construct) -> list:
    """The addresses of these views; `construct` is the viewset's, which holds them to the user's institutions."""
    return [
        path("withdraw/<int:pk>/", construct(WithdrawView), name="withdraw"),
        path("restore/<int:pk>/", construct(RestoreView), name="restore"),
        path("merge/<int:pk>/", construct(MergeView), name="merge"),
        path("merge/<int:pk>/<int:merge_id>/undo/", construct(UndoMergeView), name="undo_merge"),
    ]
