from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList

from platform_site.records.fields import TermListField
from platform_site.records.models import Contribution
from platform_site.venues.models import VenueRecord
from search.resource import Kind

from ..enums import FourParts, Frequency, LocalTie, WorkKind
from .facts import work_facts
from .holdings import Edition, Item


class Work(VenueRecord):
    """What was written, whatever its editions (MARC 21, CNMARC; the Work of the IFLA Library Reference Model)."""

    kind_label = _("图书")
    extent_label = _("篇幅")
    resource_kind = Kind.WORK
    duplicate_by = (("ISBN", "editions__isbn"),)
    page_rows = ("editions", "issues")
    staff_only = (*VenueRecord.staff_only, "cataloguer_note")

    work_kind = models.CharField(_("文献类型"), max_length=16, choices=WorkKind, default=WorkKind.BOOK, db_index=True)
    uniform_title = models.CharField(
        _("统一题名"), max_length=500, blank=True, help_text=_("同一作品各版本共用的题名。MARC 130/240 · CNMARC 500")
    )
    clc_class = models.CharField(
        _("中图分类号"), max_length=64, blank=True, db_index=True, help_text="MARC 084 · CNMARC 690"
    )
    other_class = models.CharField(
        _("其他分类号"), max_length=255, blank=True, help_text=_("科图法、杜威等。MARC 080/082 · CNMARC 692/696")
    )
    four_parts = models.CharField(
        _("四部分类"),
        max_length=32,
        choices=FourParts,
        blank=True,
        db_index=True,
        help_text=_("仅古籍填写。CNMARC 696"),
    )
    juan = models.CharField(_("卷数"), max_length=255, blank=True, help_text=_("古籍的卷数，例如：二十四卷首一卷"))
    local_tie = models.CharField(
        _("地方文献收录理由"), max_length=16, choices=LocalTie, blank=True, help_text=_("仅地方文献填写")
    )
    original_language = models.CharField(
        _("原著语种"), max_length=35, blank=True, help_text=_("译著填写。MARC 041 $h · CNMARC 101 $c")
    )
    audience = models.CharField(_("适读对象"), max_length=500, blank=True, help_text="MARC 521 · CNMARC 333, 100/17-19")
    contents = models.TextField(_("目次"), blank=True, help_text=_("每行一章或一种子目。MARC 505 · CNMARC 327"))
    bibliography = models.CharField(_("书目与索引附注"), max_length=1000, blank=True, help_text="MARC 504 · CNMARC 320")
    frequency = models.CharField(
        _("出版频率"), max_length=16, choices=Frequency, blank=True, help_text="MARC 310 · CNMARC 110, 326"
    )
    holdings_statement = models.CharField(
        _("馆藏卷期"), max_length=1000, blank=True, help_text=_("本馆所藏的起止与缺期。MARC 866 · CNMARC 207")
    )
    subject_schemes = TermListField(
        _("主题所属词表"),
        help_text=_("每行一个：词表代码、空格、主题，例如：lcsh Pottery－China。MARC 6XX $2 · CNMARC 6XX $2"),
    )
    cataloguer_note = models.TextField(_("编目员附注"), blank=True, help_text="CNMARC 830")

    naming = MultiFieldPanel(
        [
            FieldPanel("title", help_text="MARC 245 · CNMARC 200"),
            FieldPanel("uniform_title"),
            FieldPanel("alternative", help_text=_("每行一个。MARC 246 · CNMARC 510-517")),
            FieldPanel("romanised", help_text=_("每行一个。MARC 880 · CNMARC 200 $A")),
            FieldPanel("title_en"),
            FieldPanel("image"),
        ],
        heading=_("题名"),
    )
    classing = MultiFieldPanel(
        [
            FieldPanel("work_kind"),
            FieldRowPanel([FieldPanel("clc_class"), FieldPanel("other_class")]),
            FieldRowPanel([FieldPanel("four_parts"), FieldPanel("juan")]),
            FieldPanel("local_tie"),
        ],
        heading=_("类型与分类"),
    )
    describing = MultiFieldPanel(
        [
            FieldPanel("description", help_text=_("提要。MARC 520 · CNMARC 330")),
            FieldPanel("contents"),
            FieldPanel("subjects", help_text=_("每行一个。MARC 600-655 · CNMARC 600-610")),
            FieldPanel("subject_schemes"),
            FieldPanel("places", help_text=_("每行一个。MARC 651 · CNMARC 607")),
            FieldRowPanel([FieldPanel("language"), FieldPanel("original_language")]),
            FieldPanel("audience"),
            FieldPanel("bibliography"),
            FieldPanel("body", help_text=_("其他附注。MARC 500 · CNMARC 300-315")),
        ],
        heading=_("内容"),
    )
    serial_panels = MultiFieldPanel([FieldPanel("frequency"), FieldPanel("holdings_statement")], heading=_("连续出版"))

    tabs = [
        ObjectList(
            [
                naming,
                VenueRecord.creator_panels,
                classing,
                VenueRecord.date_panels,
                describing,
                MultiFieldPanel(VenueRecord.physical_panels, heading=_("载体")),
            ],
            heading=_("著录"),
        ),
        ObjectList([InlinePanel("editions", heading=_("版本与馆藏"), label=_("版本"))], heading=_("版本与馆藏")),
        ObjectList(
            [serial_panels, InlinePanel("issues", heading=_("期次"), label=_("期"))],
            heading=_("报刊卷期"),
            help_text=_("只有报刊需要填写这一页。"),
        ),
        *VenueRecord.closing_tabs,
        ObjectList(
            [VenueRecord.staff_panels, MultiFieldPanel([FieldPanel("cataloguer_note")], heading=_("编目"))],
            heading=_("内部资料"),
        ),
    ]

    class Meta(VenueRecord.Meta):
        verbose_name = _("图书")
        verbose_name_plural = pgettext_lazy("plural", "图书")

    def own_facts(self):
        return work_facts(self)

    @cached_property
    def shown_editions(self) -> list[Edition]:
        """The editions with their copies, those of all in one query; of a preview as the draft has them."""
        editions = list(self.editions.all())
        stored = [edition for edition in editions if edition.pk]
        prefetch_related_objects(stored, Prefetch("items", Item.objects.select_related("branch")))
        return editions


class WorkContribution(Contribution):
    record = ParentalKey(Work, on_delete=models.CASCADE, related_name="contributions")
