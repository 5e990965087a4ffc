"""The form of an artwork, grouped as the catalogue card of an art museum groups it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList

from platform_site.venues.models import VenueRecord
from platform_site.venues.widgets import SuggestInput

from ..enums import MOUNTS, SUBJECTS, TECHNIQUES


def artwork_tabs() -> list[ObjectList]:
    return [
        ObjectList(
            [
                VenueRecord.title_panels,
                VenueRecord.creator_panels,
                classing(),
                VenueRecord.date_panels,
                VenueRecord.text_panels,
                MultiFieldPanel([FieldPanel("artist_intent", help_text="CDWA Creation / Intent")], heading=_("创作")),
            ],
            heading=_("著录"),
        ),
        ObjectList([physical(), measurements(), edition()], heading=_("材质与尺寸")),
        ObjectList(writings(), heading=_("款识与印章")),
        ObjectList([history()], heading=_("递藏与展览")),
        *VenueRecord.closing_tabs,
        ObjectList(
            [
                VenueRecord.staff_panels,
                MultiFieldPanel([FieldPanel("loan_note"), FieldPanel("condition_note")], heading=_("借展与保存")),
            ],
            heading=_("内部资料"),
        ),
    ]


def classing() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("category", help_text=_("全国美术馆藏品普查类别")),
                    FieldPanel("genre", widget=SuggestInput(SUBJECTS), help_text=_("人物、山水、花鸟等；CDWA Subject")),
                ]
            ),
            FieldPanel("script", help_text=_("书法与篆刻填写")),
        ],
        heading=_("分类"),
    )


def physical() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            *VenueRecord.physical_panels,
            FieldPanel("technique", widget=SuggestInput(TECHNIQUES), help_text="CDWA Materials/Techniques"),
            FieldPanel("mount", widget=SuggestInput(MOUNTS), help_text=_("立轴、手卷、册页、镜片等")),
            FieldPanel("duration", help_text=_("影像与新媒体填写，例如：12 分 30 秒")),
            FieldPanel("display_note", help_text=_("装置与影像的展示条件")),
        ],
        heading=_("材质与形制"),
    )


def measurements() -> InlinePanel:
    return InlinePanel(
        "measurements",
        heading=_("尺寸"),
        label=_("尺寸"),
        help_text=_("画心与装裱各填一行；平面作品填高×宽，立体作品再填深或直径。CDWA Measurements"),
    )


def edition() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("edition_number", help_text=_("例如：5、A.P.")),
                    FieldPanel("edition_size", help_text=_("总印数，例如：30")),
                    FieldPanel("edition_state", help_text=_("例如：第二版、试印")),
                ]
            )
        ],
        heading=_("版数（版画、摄影、铸造填写）"),
    )


def writings() -> list:
    return [
        InlinePanel(
            "marks", heading=_("款识、题跋与印章"), label=_("一处"), help_text=_("逐条著录。CDWA Inscriptions/Marks")
        ),
        MultiFieldPanel(
            [FieldPanel("inscriptions"), FieldPanel("seals"), FieldPanel("colophons")],
            heading=_("未分条的著录原文"),
        ),
    ]


def history() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("acquisition"), FieldPanel("acquisition_date")]),
            FieldPanel("provenance", help_text=_("公众可知的流传经过；CDWA Ownership/Collecting History")),
            FieldPanel("exhibition_history", help_text=_("每行一次；CDWA Exhibition/Loan History")),
            FieldPanel("publication_history", help_text=_("每行一种；CDWA Related Textual References")),
            FieldPanel("loan_status", help_text=_("公众看得到；借展单位与条件请填在“内部资料”")),
        ],
        heading=_("递藏、展览与借展"),
    )
