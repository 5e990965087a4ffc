"""Remarks of the staff on a record: asked, answered, dealt with. They never leave the admin."""

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from .desk_views import DeskView
from .models import RecordNote
from .permissions import ACTIONS
from .remarks import notes_on

TEXT_LENGTH = 4000


class OfRecord(DeskView):
    """Views about the one record of `pk`, for whoever has any right on it."""

    notes_url_name = None
    any_permission_required = list(ACTIONS)

    @cached_property
    def record(self):
        return get_object_or_404(self.model, pk=self.kwargs["pk"])

    def back(self) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse(self.notes_url_name, args=[self.kwargs["pk"]]))


class NotesView(OfRecord, View):
    """All notes on a record, and a form for another."""

    template_name = "records/admin/notes.html"
    page_title = gettext_lazy("备注")
    resolve_note_url_name = None

    def get(self, request, pk):
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        notes = notes_on(self.record)
        return super().get_context_data(record=self.record, notes=notes, text_length=TEXT_LENGTH, **kwargs)

    def get_page_subtitle(self):
        return str(self.record)

    def crumbs(self):
        return [{"url": reverse(self.edit_url_name, args=[self.record.pk]), "label": str(self.record)}]

    def post(self, request, pk):
        text = request.POST.get("text", "").strip()[:TEXT_LENGTH]
        if text:
            RecordNote.objects.create(
                content_type=ContentType.objects.get_for_model(self.model),
                object_id=pk,
                text=text,
                author=request.user,
            )
            messages.success(request, _("备注已记下。"))
        else:
            messages.error(request, _("备注是空的：请写上文字再保存。"))
        return self.back()


class ResolveView(OfRecord, View):
    """Marks a note as dealt with, or opens it again."""

    http_method_names = ["post"]

    def post(self, request, pk, note_id):
        note = get_object_or_404(notes_on(self.record), pk=note_id)
        done = note.resolved_at is None
        note.resolved_at = timezone.now() if done else None
        note.resolved_by = request.user if done else None
        note.save(update_fields=["resolved_at", "resolved_by"])
        return self.back()
