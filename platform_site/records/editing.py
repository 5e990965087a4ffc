"""The form of a record."""

from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.snippets.views import snippets

from .rows import seat_for_editing, with_rows


class RecordEditView(snippets.EditView):
    """Reads the record once for a page that only shows its form; what is sent is read afresh, as Wagtail does."""

    opened = None

    def get_object(self, queryset=None):
        if self.request.method != "GET":
            return super().get_object(queryset)
        if self.opened is None:
            relations = [relation.get_accessor_name() for relation in get_all_child_relations(self.model)]
            records = self.model._default_manager.select_related("institution", "latest_revision")
            self.opened = super().get_object(with_rows(records, relations, staff=True))
            if self.opened is self.live_object:
                seat_for_editing(self.opened, relations)
            self.opened.read_review_once()
            self.share_what_was_read()
        return self.opened

    def get_success_message(self, instance=None):
        """What a reviewer's decision came to; that the record was saved as well goes without saying."""
        if self.action != "workflow-action":
            return super().get_success_message(instance)
        task = self.object.current_workflow_task
        if self.workflow_action == "reject":
            text = _("已请“%(title)s”的送审人修改。")
        elif task:
            text = _("已批准“%(title)s”，下一步是“%(task)s”。")
        else:
            text = _("已批准“%(title)s”，审核完成。")
        return text % {"title": self.object, "task": task}

    def share_what_was_read(self) -> None:
        """The row and its draft ask for the same schedule and, mostly, the same institution."""
        live, opened = self.live_object, self.opened
        live.scheduled_revision = opened.scheduled_revision
        if live is not opened and live.institution_id == opened.institution_id:
            opened.institution = live.institution
