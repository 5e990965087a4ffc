"""A venue's records in the admin: with their picture, under the venue's seal."""

from django.db.models import Prefetch
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from platform_site.media.models import CustomImage
from platform_site.records import choosers
from platform_site.records.listing import RecordIndexView
from platform_site.records.viewsets import RecordViewSet

from . import object_card, whole_views
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


class Pictured:
    """Put before the views of a chooser: with the pictures of what may be chosen."""

    def own_columns(self):
        return [ThumbnailColumn("picture", label=_("图片"), width="5rem")]

    def choosable(self):
        return super().choosable().prefetch_related(pictures())


class VenueChooseView(Pictured, choosers.ChooseView):
    pass


class VenueChooseResultsView(Pictured, choosers.ChooseResultsView):
    pass


class VenueRecordChooserViewSet(choosers.RecordChooserViewSet):
    choose_view_class = VenueChooseView
    choose_results_view_class = VenueChooseResultsView


def pictures() -> Prefetch:
    """The pictures of a list with their small versions, in two queries."""
    return Prefetch("image", queryset=CustomImage.objects.prefetch_renditions(THUMBNAIL))


class VenueRecordViewSet(RecordViewSet):
    """Base of a venue's record viewsets."""

    index_view_class = VenueRecordIndexView
    chooser_viewset_class = VenueRecordChooserViewSet
    form_class = VenueRecordForm
    delete_view_class = whole_views.DeleteView
    delete_template_name = whole_views.DeleteView.template_name
    unpublish_view_class = whole_views.UnpublishView

    @cached_property
    def icon(self):
        return seal_icon(venue_of(self.model))

    def show(self, records):
        return super().show(records).prefetch_related(pictures())

    def get_urlpatterns(self):
        card = self.construct_view(object_card.ObjectCardView)
        return [*super().get_urlpatterns(), path("card/<int:pk>/", card, name="card")]

    def get_edit_handler(self):
        """The model's `tabs`, else its `panels`; the card of the record and its number stand first."""
        opening = [RecordCardPanel(), self.model.number_panels]
        tabs = getattr(self.model, "tabs", None)
        if tabs is None:
            panels = [*opening, *self.model.panels, *record_panels()]
            return ObjectList(panels, base_form_class=self.form_class).bind_to_model(self.model)
        first = ObjectList([*opening, *tabs[0].children], heading=tabs[0].heading)
        last = [ObjectList([*tabs[-1].children, *record_panels()], heading=tabs[-1].heading)] if len(tabs) > 1 else []
        return TabbedInterface([first, *tabs[1:-1], *last], base_form_class=self.form_class).bind_to_model(self.model)


def record_panels() -> list:
    """What rooms above this one show at the end of a record's form: each hook gives a panel."""
    return [hook() for hook in hooks.get_hooks("register_record_panel")]


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
