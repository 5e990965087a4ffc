"""The form of an object, grouped as the national movable-heritage form groups it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList

from platform_site.venues.models import VenueRecord


def object_tabs() -> list[ObjectList]:
    return [
        ObjectList(
            [
                VenueRecord.title_panels,
                identification_panels(),
                VenueRecord.creator_panels,
                VenueRecord.date_panels,
                VenueRecord.text_panels,
            ],
            heading=_("著录"),
        ),
        ObjectList([*physical_panels(), inscription_panels()], heading=_("形制与铭文")),
        ObjectList([*history_panels(), relation_panels()], heading=_("来源与经历")),
        *VenueRecord.closing_tabs,
        ObjectList([VenueRecord.staff_panels, staff_panels()], heading=_("内部资料")),
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


def inscription_panels() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldPanel("inscriptions", help_text=_("来源中未分条的全文；CDWA Inscriptions/Marks")),
            InlinePanel("marks", heading=_("铭文、款识与印章"), label=_("铭文或印章")),
        ],
        heading=_("铭文与印记"),
    )


def history_panels() -> list:
    return [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("acquisition_source"), FieldPanel("acquisition_date")]),
                FieldPanel("acquisition_span", help_text=_("不知道具体日期时填写；普查入藏时间范围")),
                FieldPanel("find_place", help_text=_("出土或采集地点，精确到公众可知的程度")),
            ],
            heading=_("入藏与出土"),
        ),
        MultiFieldPanel(
            [
                InlinePanel("owners", heading=_("历任收藏者"), label=_("收藏者")),
                FieldPanel("provenance", help_text=_("未分条的叙述；CDWA Ownership/Collecting History")),
            ],
            heading=_("递藏"),
        ),
        InlinePanel("appearances", heading=_("展出与著录"), label=_("展出或著录")),
    ]


def relation_panels() -> InlinePanel:
    return InlinePanel("relations", heading=_("相关记录"), label=_("相关记录"))


def staff_panels() -> MultiFieldPanel:
    own = [FieldPanel("condition"), FieldPanel("condition_note"), FieldPanel("acquisition_note")]
    return MultiFieldPanel(own, heading=_("保存与征集"))
