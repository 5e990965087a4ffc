"""A venue's records in the admin: with their picture, under the venue's seal."""

from django.db.models import Prefetch
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from platform_site.media.models import CustomImage
from platform_site.records.viewsets import RecordIndexView, RecordViewSet

from .config import VenueConfig, venue_of
from .forms import VenueRecordForm
from .panels import RecordCardPanel

THUMBNAIL = "max-120x120"
MENU_ORDER = 200


class ThumbnailColumn(BaseColumn):
    """The record's picture, or the venue's seal where there is none."""

    cell_template_name = "venues/admin/thumbnail_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        context["rendition"] = get_rendition_or_not_found(instance.image, THUMBNAIL) if instance.image else None
        context["seal"] = instance.venue.seal
        return context


class VenueRecordIndexView(RecordIndexView):
    @cached_property
    def columns(self):
        columns = list(super().columns)
        place = 1 if isinstance(columns[0], BulkActionsCheckboxColumn) else 0
        columns.insert(place, ThumbnailColumn("picture", label=_("图片"), width="5rem"))
        return columns


class VenueRecordViewSet(RecordViewSet):
    """Base of a venue's record viewsets."""

    index_view_class = VenueRecordIndexView
    form_class = VenueRecordForm

    @cached_property
    def icon(self):
        return seal_icon(venue_of(self.model))

    def get_queryset(self, request):
        pictures = Prefetch("image", queryset=CustomImage.objects.prefetch_renditions(THUMBNAIL))
        return super().get_queryset(request).prefetch_related(pictures)

    def get_edit_handler(self):
        panels = [RecordCardPanel(), *self.model.panels]
        return ObjectList(panels, base_form_class=self.form_class).bind_to_model(self.model)


class VenueViewSetGroup(SnippetViewSetGroup):
    """The menu of one venue; `items` are its viewsets. Whoever has no right on any of them does not see it."""

    @property
    def venue(self) -> VenueConfig:
        return venue_of(self.items[0].model)

    @property
    def menu_label(self):
        return self.venue.title

    @property
    def menu_name(self):
        return f"venue-{self.venue.slug}"

    @property
    def menu_icon(self):
        return seal_icon(self.venue)

    @property
    def menu_order(self):
        return MENU_ORDER + self.venue.order


def seal_icon(venue: VenueConfig) -> str:
    """The name of the venue's seal among the admin's icons (template `<label>/admin/seal.svg`)."""
    return f"seal-{venue.slug}"
