"""Deleting and unpublishing a whole: never without a word about its parts."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.snippets.views import snippets

PARTS_NAMED = 20


class DeleteView(snippets.DeleteView):
    """Refuses while there are parts: they would point at nothing."""

    template_name = "venues/admin/confirm_delete.html"

    def form_valid(self, form):
        if not self.object.parts.exists():
            return super().form_valid(form)
        messages.error(
            self.request, _("“%(title)s”还有部分，没有删除；请先移出或删除它的各部分。") % {"title": self.object}
        )
        return redirect(self.get_delete_url())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        count = self.object.parts.count()
        protected = context.get("is_protected") or bool(count)
        return {**context, **named_parts(self.object.parts.all(), count), "is_protected": protected}


class UnpublishView(snippets.UnpublishView):
    """Says which public parts stay behind without their whole."""

    template_name = "venues/admin/confirm_unpublish.html"

    def get_context_data(self, **kwargs):
        public = self.object.parts.public()
        return {**super().get_context_data(**kwargs), **named_parts(public, public.count())}


def named_parts(parts, count: int) -> dict:
    edit = parts.model.snippet_viewset.get_url_name("edit")
    return {"parts": parts.order_by("part_order", "pk")[:PARTS_NAMED], "parts_count": count, "edit_url_name": edit}
