"""The form of a heritage element, grouped as the lists and their declaration forms group it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList

from platform_site.venues.models import VenueRecord


def heritage_tabs() -> list[ObjectList]:
    return [
        ObjectList(
            [VenueRecord.title_panels, listing_panels(), practice_panels(), VenueRecord.text_panels],
            heading=_("名录与实践"),
        ),
        ObjectList(
            [
                FieldPanel("bearer_text", help_text=_("传承群体与谱系；有名有级的传承人请逐位填写在下面")),
                InlinePanel("bearers", heading=_("代表性传承人"), label=_("传承人")),
                InlinePanel("bases", heading=_("传习所与基地"), label=_("传习所或基地")),
            ],
            heading=_("传承"),
        ),
        ObjectList(
            [
                InlinePanel("relations", heading=_("相关实物与演出"), label=_("相关记录")),
                VenueRecord.creator_panels,
                VenueRecord.date_panels,
                MultiFieldPanel(VenueRecord.physical_panels, heading=_("材料与制品")),
            ],
            heading=_("相关与年代"),
        ),
        *VenueRecord.closing_tabs,
        ObjectList([VenueRecord.staff_panels], heading=_("内部资料")),
    ]


def listing_panels() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldPanel("ich_class", help_text=_("国家级名录的十大门类（2008 年起）")),
            FieldRowPanel([FieldPanel("level"), FieldPanel("batch", help_text=_("例如：2006 第一批"))]),
            FieldRowPanel([FieldPanel("number", help_text=_("例如：Ⅷ-93")), FieldPanel("region")]),
            FieldPanel("protection_unit"),
        ],
        heading=_("名录信息"),
    )


def practice_panels() -> MultiFieldPanel:
    return MultiFieldPanel(
        [FieldPanel("practice"), FieldPanel("season", help_text=_("例如：农历三月初三"))], heading=_("实践")
    )
