"""A record as a venue shows it: with a picture, an address under the venue, and a preview."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, PublishingPanel

from platform_site.media.models import IllustratedRecord
from platform_site.records.models import CollectionRecord
from platform_site.records.scoring import ScoreField
from search.resource import Kind

from ..addresses import collection_path
from ..config import venue_of
from ..facts import Fact
from ..parts_panel import PartsPanel
from .wholes import PartOfWhole


class VenueRecord(PartOfWhole, IllustratedRecord, CollectionRecord):
    """Base of a venue's records.

    `kind_label` is what a citizen calls one of them, `extent_label` its size, `resource_kind` the kind for the search;
    `page_prefetch` names what the record page needs beside the common relations, `page_rows` child relations that it
    reads along with the record, without queries of their own. `browse_by` is the field with its class, which the
    search holds among the subjects. `own_facts()` are the facts of the venue's trade. Its form is `tabs`, a list of
    ObjectLists, or else `panels`.
    """

    kind_label = _("藏品")
    extent_label = _("尺寸")
    resource_kind: Kind
    page_prefetch: tuple[str, ...] = ()
    page_rows: tuple[str, ...] = ()
    browse_by = ""
    score_fields = (*CollectionRecord.score_fields, ScoreField("image", 15))

    class Meta(CollectionRecord.Meta):
        abstract = True

    number_panels = MultiFieldPanel(
        [
            FieldPanel("identifier", help_text=_("藏品总登记号、索书号或档案号，在本机构内唯一；草稿也要有。")),
            FieldPanel("institution"),
        ],
        heading=_("编号与机构"),
    )
    title_panels = MultiFieldPanel(
        [
            FieldPanel("title"),
            FieldPanel("title_en"),
            FieldPanel("alternative"),
            FieldPanel("romanised"),
            FieldPanel("image"),
        ],
        heading=_("题名"),
    )
    creator_panels = InlinePanel("contributions", heading=_("责任者"), label=_("责任者"))
    date_panels = MultiFieldPanel(
        [
            FieldPanel("date_text", help_text=_("照原样写，例如：乾隆三十年、清中期、十八世纪、约1930–1950")),
            FieldPanel("period"),
            FieldRowPanel(
                [
                    FieldPanel("year_from", help_text=_("留空时按上面的文字推算")),
                    FieldPanel("year_to", help_text=_("公元前221年写作 -220")),
                    FieldPanel("date_edtf", read_only=True),
                ]
            ),
        ],
        heading=_("年代"),
    )
    text_panels = MultiFieldPanel(
        [
            FieldPanel("description"),
            FieldPanel("subjects"),
            FieldPanel("places"),
            FieldPanel("body"),
            FieldPanel("language"),
        ],
        heading=_("内容"),
    )
    physical_panels = [FieldPanel("medium"), FieldPanel("materials"), FieldPanel("extent")]
    rights_panels = MultiFieldPanel(
        [
            FieldPanel("holder"),
            FieldPanel("credit_line"),
            FieldPanel("rights"),
            FieldPanel("source_url"),
        ],
        heading=_("收藏与权利"),
    )
    visibility_panels = MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("visible_from", help_text=_("留空则一发布就公开")),
                    FieldPanel("visible_until", help_text=_("留空则一直公开；到时自动收回")),
                ]
            )
        ],
        heading=_("公开期限"),
    )
    publishing_panels = PublishingPanel()
    whole_panels = MultiFieldPanel(
        [FieldPanel("part_of"), FieldRowPanel([FieldPanel("part_label"), FieldPanel("part_order")])],
        heading=_("整体与部分"),
        help_text=_("多卷书的一卷、册页的一开、一套中的一件：选定所属的整体，写明是哪一部分，次序小的排在前面。"),
    )
    staff_panels = MultiFieldPanel(
        [
            FieldPanel("storage_location"),
            FieldPanel("appraised_value"),
            FieldPanel("security_note"),
            FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_contact")]),
        ],
        heading=_("内部资料"),
        help_text=_("只有本机构的工作人员看得到；不进入公开页面、检索、接口和导出。"),
    )
    closing_tabs = [
        ObjectList([whole_panels, PartsPanel(heading=_("各部分"))], heading=_("整体与部分")),
        ObjectList([rights_panels, visibility_panels, publishing_panels], heading=_("收藏与发布")),
    ]

    def own_facts(self) -> list[Fact]:
        """The facts of the venue's trade, in reading order."""
        return []

    @property
    def venue(self):
        """The VenueConfig this record belongs to."""
        return venue_of(self)

    def get_absolute_url(self) -> str:
        """The address under the venue's collection page, else the permanent one."""
        path = collection_path(type(self))
        return f"{path}{self.ark_name}/" if path and self.ark else self.permanent_url

    @property
    def permanent_url(self) -> str:
        """The address that stays; empty for a record that was never saved."""
        return reverse("permanent", args=[self.ark]) if self.ark else ""

    def get_preview_template(self, request, mode_name):
        return f"{self._meta.app_label}/{self._meta.model_name}.html"

    def get_preview_context(self, request, mode_name):
        from ..context import bare_link  # noqa: PLC0415  readiness: both need every model of the venue
        from ..record_page import record_context  # noqa: PLC0415

        return {**record_context(self, request, preview=True), "venue": bare_link(self.venue)}
