"""The object card: one record on A4 paper, with its picture, its facts and the QR code of its permanent address.

The staff's version (`?staff=1`) adds what never leaves the house; it says so on the paper.
"""

import segno
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.images.shortcuts import get_rendition_or_not_found

from platform_site.records.permissions import ACTIONS

from .facts import facts_of

PICTURE = "max-900x900"
QR_SCALE, QR_BORDER = 3, 2


class ObjectCardView(PermissionCheckedMixin, TemplateView):
    """For whoever has any right on the record; printed by the browser."""

    model = None
    permission_policy = None
    any_permission_required = list(ACTIONS)
    template_name = "venues/admin/object_card.html"
    http_method_names = ["get"]

    def get_context_data(self, **kwargs):
        record = get_object_or_404(self.model.objects.select_related("institution", "period"), pk=self.kwargs["pk"])
        latest = record.get_latest_revision_as_object()
        address = self.request.build_absolute_uri(record.permanent_url)
        staff = self.request.GET.get("staff") == "1"
        return super().get_context_data(
            record=latest,
            venue=record.venue,
            facts=facts_of(latest),
            staff=staff,
            staff_facts=staff_facts(latest) if staff else [],
            rendition=get_rendition_or_not_found(latest.image, PICTURE) if latest.image else None,
            address=address,
            qr=segno.make(address, error="m").svg_data_uri(scale=QR_SCALE, border=QR_BORDER),
            printed_at=timezone.now(),
            **kwargs,
        )


def staff_facts(record) -> list[tuple[str, str]]:
    """Label and value of the staff-only fields that say something."""
    found = [(str(_("公开状态")), str(_("已公开") if record.is_public() else _("未公开")))]
    for name in record.staff_only:
        column = record._meta.get_field(name)
        if column.concrete and not column.is_relation and (value := getattr(record, name)) not in (None, "", []):
            shown = getattr(record, f"get_{name}_display", None)
            found.append((str(column.verbose_name), str(shown() if shown else value)))
    return found
