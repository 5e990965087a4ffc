"""The form of an object, grouped as the national movable-heritage form groups it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from platform_site.venues.models import VenueRecord


def object_panels() -> list:
    return [
        VenueRecord.title_panels,
        identification_panels(),
        VenueRecord.creator_panels,
        VenueRecord.date_panels,
        *physical_panels(),
        *inscription_panels(),
        *history_panels(),
        VenueRecord.text_panels,
        InlinePanel("relations", heading=_("相关记录"), label=_("相关记录")),
        VenueRecord.whole_panels,
        VenueRecord.rights_panels,
        staff_panels(),
        VenueRecord.visibility_panels,
        VenueRecord.publishing_panels,
    ]


def identification_panels() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldPanel("object_class", help_text=_("全国可移动文物普查 35 类；LIDO classification")),
            FieldRowPanel([FieldPanel("grade"), FieldPanel("count_kind")]),
            FieldRowPanel(
                [
                    FieldPanel("quantity", help_text=_("传统数量：一套茶具记 1")),
                    FieldPanel("pieces", help_text=_("实际数量：一壶四杯记 5")),
                ]
            ),
            FieldPanel("department"),
            FieldPanel("display_place", help_text=_("公众可见的展厅；库房位置请填在“内部资料”")),
            InlinePanel("numbers", heading=_("登记编号"), label=_("编号")),
        ],
        heading=_("定名与登记"),
    )


def physical_panels() -> list:
    return [
        MultiFieldPanel(
            [
                InlinePanel("material_rows", heading=_("质地（两级）"), label=_("质地")),
                FieldPanel("technique", help_text=_("CDWA Technique；LIDO eventMaterialsTech")),
                *VenueRecord.physical_panels,
            ],
            heading=_("质地与工艺"),
        ),
        MultiFieldPanel(
            [
                InlinePanel("dimensions", heading=_("尺寸"), label=_("尺寸")),
                FieldRowPanel([FieldPanel("mass"), FieldPanel("mass_unit")]),
                FieldPanel("completeness"),
                FieldPanel("damage", help_text=_("公众可见的描述，例如：口沿有小磕")),
            ],
            heading=_("尺寸、质量与完残"),
        ),
    ]


def inscription_panels() -> list:
    return [
        MultiFieldPanel(
            [
                FieldPanel("inscriptions", help_text=_("来源中未分条的全文；CDWA Inscriptions/Marks")),
                InlinePanel("marks", heading=_("铭文、款识与印章"), label=_("铭文或印章")),
            ],
            heading=_("铭文与印记"),
        )
    ]


def history_panels() -> list:
    return [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("acquisition_source"), FieldPanel("acquisition_date")]),
                FieldPanel("acquisition_span"),
                FieldPanel("find_place", help_text=_("出土或采集地点，精确到公众可知的程度")),
                FieldPanel("provenance", help_text=_("CDWA Ownership/Collecting History")),
                InlinePanel("owners", heading=_("递藏"), label=_("收藏者")),
                InlinePanel("appearances", heading=_("展出与著录"), label=_("展出或著录")),
            ],
            heading=_("来源与经历"),
        )
    ]


def staff_panels() -> MultiFieldPanel:
    own = [FieldPanel("condition"), FieldPanel("condition_note"), FieldPanel("acquisition_note")]
    return MultiFieldPanel([*VenueRecord.staff_panels.children, *own], heading=VenueRecord.staff_panels.heading)
