from collections import Counter

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from platform_site.venues.facts import Fact
from platform_site.venues.measures import is_measure
from platform_site.venues.widgets import InstitutionSelect

from ..enums import HIDDEN, Binding, Border, Centre, EditionKind, Fishtail, IssueState, ItemStatus, LoanKind
from .facts import edition_facts, issue_label
from .numbers import checked_isbns, checked_issns, isbn_shown


class AncientFormat(models.Model):
    """What a catalogue of ancient books says of the printed leaf (GB/T 3792 for ancient books; CNMARC 307, 317)."""

    frame_height = models.CharField(_("版框高（厘米）"), max_length=16, blank=True, validators=[is_measure])
    frame_width = models.CharField(_("版框宽（厘米）"), max_length=16, blank=True, validators=[is_measure])
    lines = models.PositiveSmallIntegerField(_("半叶行数"), null=True, blank=True)
    characters = models.PositiveSmallIntegerField(_("每行字数"), null=True, blank=True)
    layout_note = models.CharField(
        _("行款附注"), max_length=500, blank=True, help_text=_("例如：小字双行同。CNMARC 307")
    )
    border = models.CharField(_("边栏"), max_length=16, choices=Border, blank=True)
    centre = models.CharField(_("版口"), max_length=16, choices=Centre, blank=True)
    fishtail = models.CharField(_("鱼尾"), max_length=16, choices=Fishtail, blank=True)
    surviving = models.CharField(_("存卷"), max_length=500, blank=True, help_text=_("残本所存，例如：存卷一至三"))
    carvers = models.CharField(_("刻工"), max_length=500, blank=True)
    colophon = models.TextField(_("牌记"), blank=True)
    seals = models.TextField(_("钤印与批校题跋"), blank=True, help_text="CNMARC 316, 317")

    ancient_panels = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("frame_height"), FieldPanel("frame_width")]),
            FieldRowPanel([FieldPanel("lines"), FieldPanel("characters"), FieldPanel("layout_note")]),
            FieldRowPanel([FieldPanel("border"), FieldPanel("centre"), FieldPanel("fishtail")]),
            FieldPanel("surviving"),
            FieldPanel("carvers"),
            FieldPanel("colophon"),
            FieldPanel("seals"),
        ],
        heading=_("古籍版式（仅古籍填写）"),
    )

    class Meta:
        abstract = True


class Edition(AncientFormat, ClusterableModel):
    """One publication of a work (MARC 21 250, 260/264, 300; CNMARC 205, 210, 215, 225)."""

    work = ParentalKey("library.Work", on_delete=models.CASCADE, related_name="editions")
    statement = models.CharField(_("版本说明"), max_length=255, blank=True, help_text="MARC 250 · CNMARC 205")
    edition_kind = models.CharField(
        _("版本类型"), max_length=16, choices=EditionKind, blank=True, help_text=_("刻本、抄本、排印本等")
    )
    responsibility = models.CharField(
        _("责任说明"), max_length=1000, blank=True, help_text="MARC 245 $c · CNMARC 200 $f $g"
    )
    place = models.CharField(_("出版地"), max_length=255, blank=True, help_text="MARC 264 $a · CNMARC 210 $a")
    publisher = models.CharField(_("出版者"), max_length=500, blank=True, help_text="MARC 264 $b · CNMARC 210 $c")
    date = models.CharField(_("出版日期"), max_length=255, blank=True, help_text="MARC 264 $c · CNMARC 210 $d")
    isbn = models.CharField(
        "ISBN",
        max_length=255,
        blank=True,
        help_text=_("有连字符或没有都可以，多个用分号隔开。MARC 020 $a · CNMARC 010 $a"),
    )
    invalid_isbn = models.CharField(
        _("错误的 ISBN"), max_length=255, blank=True, help_text=_("书上印错的号，照录。MARC 020 $z · CNMARC 010 $z")
    )
    issn = models.CharField("ISSN", max_length=64, blank=True, help_text="MARC 022 $a · CNMARC 011 $a")
    book_number = models.CharField(
        _("统一书号"), max_length=64, blank=True, help_text=_("1956 至 1986 年的书。CNMARC 091")
    )
    binding = models.CharField(_("装帧"), max_length=16, choices=Binding, blank=True, help_text="CNMARC 010 $b, 310")
    price = models.CharField(_("价格"), max_length=100, blank=True, help_text="MARC 020 $c · CNMARC 010 $d")
    extent = models.CharField(
        _("页数与开本"), max_length=500, blank=True, help_text=_("例如：218页；26cm。MARC 300 · CNMARC 215")
    )
    series = models.CharField(_("丛编"), max_length=500, blank=True, help_text="MARC 490 · CNMARC 225")
    series_number = models.CharField(_("丛编卷号"), max_length=100, blank=True, help_text="MARC 490 $v · CNMARC 225 $v")
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "sort_order"
    panels = [
        FieldRowPanel([FieldPanel("statement"), FieldPanel("edition_kind")]),
        FieldPanel("responsibility"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("publisher"), FieldPanel("date")]),
        FieldRowPanel([FieldPanel("isbn"), FieldPanel("invalid_isbn")]),
        FieldRowPanel([FieldPanel("issn"), FieldPanel("book_number")]),
        FieldRowPanel([FieldPanel("binding"), FieldPanel("price"), FieldPanel("extent")]),
        FieldRowPanel([FieldPanel("series"), FieldPanel("series_number")]),
        InlinePanel("items", heading=_("复本"), label=pgettext_lazy("library", "馆藏")),
        AncientFormat.ancient_panels,
    ]

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("版本")
        verbose_name_plural = pgettext_lazy("plural", "版本")

    def __str__(self):
        return " ".join(filter(None, [self.statement, self.publisher, self.date])) or str(self.pk)

    def clean(self):
        """Keeps the standard numbers in their one form. Raises ValidationError for a wrong check digit."""
        super().clean()
        faults = {}
        for name, check in (("isbn", checked_isbns), ("issn", checked_issns)):
            try:
                setattr(self, name, check(getattr(self, name)))
            except ValidationError as fault:
                faults[name] = fault
        if faults:
            raise ValidationError(faults)

    @property
    def isbn_shown(self) -> str:
        return isbn_shown(self.isbn)

    @property
    def facts(self) -> list[Fact]:
        return edition_facts(self)

    @property
    def availability(self) -> str:
        """What a reader asks first: how many copies can be had now, to borrow or to read in the house."""
        on_shelf = Counter(item.loan_kind for item in self.shown_items if item.status == ItemStatus.AVAILABLE)
        if not self.shown_items:
            return gettext("本馆的复本已遗失或剔除，现在没有可借的；请向馆员询问。") if self.items.all() else ""
        if on_shelf[LoanKind.LENDABLE]:
            words = gettext("现有 %(count)s 册可外借（共 %(total)s 册）")
        elif on_shelf[LoanKind.READING_ROOM]:
            words = gettext("现有 %(count)s 册可在馆内阅览（共 %(total)s 册）")
        elif on_shelf[LoanKind.ONLINE]:
            return gettext("可以在线阅读")
        else:
            words = gettext("复本现在都不在架（共 %(total)s 册）")
        count = on_shelf[LoanKind.LENDABLE] or on_shelf[LoanKind.READING_ROOM]
        return words % {"count": count, "total": len(self.shown_items)}

    @cached_property
    def shown_items(self) -> list["Item"]:
        """The copies that readers may ask for."""
        return [item for item in self.items.all() if item.status not in HIDDEN]


class ItemQuerySet(models.QuerySet):
    def public(self):
        """The copies that readers may ask for."""
        return self.exclude(status__in=HIDDEN)


class Item(models.Model):
    """One copy on a shelf (MARC 21 852, 876; CNMARC 905). Without a branch it is at the institution of its work."""

    edition = ParentalKey(Edition, on_delete=models.CASCADE, related_name="items")
    branch = models.ForeignKey(
        "vocabulary.Institution",
        verbose_name=_("馆藏机构"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("不填即为本记录的机构"),
    )
    location = models.CharField(
        _("馆藏地"), max_length=255, blank=True, help_text=_("书库或阅览室。MARC 852 $b · CNMARC 905 $a $c")
    )
    call_number = models.CharField(
        _("索书号"), max_length=255, blank=True, db_index=True, help_text="MARC 852 $h $i · CNMARC 905 $d $e"
    )
    class_number = models.CharField(_("排架分类号"), max_length=64, blank=True, help_text="CNMARC 905 $d")
    volume = models.CharField(_("卷册"), max_length=100, blank=True, help_text=_("例如：上册。CNMARC 905 $v"))
    barcode = models.CharField(
        _("条码"), max_length=64, blank=True, db_index=True, help_text="MARC 876 $p · CNMARC 905 $b"
    )
    loan_kind = models.CharField(_("流通类型"), max_length=16, choices=LoanKind, default=LoanKind.LENDABLE)
    status = models.CharField(_("状态"), max_length=16, choices=ItemStatus, default=ItemStatus.AVAILABLE)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = ItemQuerySet.as_manager()

    sort_order_field = "sort_order"
    panels = [
        FieldRowPanel([FieldPanel("branch", widget=InstitutionSelect("library")), FieldPanel("location")]),
        FieldRowPanel([FieldPanel("call_number"), FieldPanel("class_number"), FieldPanel("volume")]),
        FieldRowPanel([FieldPanel("barcode"), FieldPanel("loan_kind"), FieldPanel("status")]),
    ]

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = pgettext_lazy("library", "馆藏")
        verbose_name_plural = pgettext_lazy("plural", "馆藏")

    def __str__(self):
        return self.call_number or self.barcode or str(self.pk)


class Issue(models.Model):
    """One issue of a serial (MARC 21 853/863; CNMARC local holdings 905)."""

    work = ParentalKey("library.Work", on_delete=models.CASCADE, related_name="issues")
    year = models.PositiveSmallIntegerField(_("年"), null=True, blank=True)
    volume = models.CharField(_("卷"), max_length=50, blank=True)
    number = models.CharField(_("期"), max_length=50, blank=True, help_text=_("例如：3、春、总第 12 期"))
    date = models.CharField(_("出版日期"), max_length=100, blank=True)
    title = models.CharField(_("专题"), max_length=500, blank=True)
    state = models.CharField(_("收藏情况"), max_length=16, choices=IssueState, default=IssueState.HELD)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "sort_order"
    panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("volume"), FieldPanel("number"), FieldPanel("date")]),
        FieldRowPanel([FieldPanel("title"), FieldPanel("state")]),
    ]

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("期")
        verbose_name_plural = pgettext_lazy("plural", "期")

    def __str__(self):
        return " ".join(filter(None, [str(self.year or ""), self.volume, self.number])) or str(self.pk)

    @property
    def label(self) -> str:
        return issue_label(self)
