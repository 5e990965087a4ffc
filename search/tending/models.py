"""Rows that the staff keeps for the search, and the log of queries. `rules.py` turns them into what a query reads."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from .words import split_words

SHOWN_WORDS = 4


def listed(words: list[str]) -> str:
    """A few words in one line."""
    return "、".join(words[:SHOWN_WORDS]) + ("…" if len(words) > SHOWN_WORDS else "")


class RuleSet(models.Model):
    """One row, whose version changes with every change of the rules: what each process compares before it searches."""

    version = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.version)


class SynonymGroup(models.Model):
    """Words that mean the same, or (`narrower`) words that a broader one takes in."""

    class Kind(models.TextChoices):
        EQUAL = "equal", _("同义：互相都能查到")
        NARROWER = "narrower", _("上下位：查上位词时也查下位词")

    kind = models.CharField(_("关系"), max_length=10, choices=Kind.choices, default=Kind.EQUAL)
    broader = models.CharField(_("上位词"), max_length=40, blank=True, help_text=_("只有“上下位”才填，例如：版画"))
    words = models.TextField(_("词语"), help_text=_("每行一个词；也可以用顿号隔开。每个词至少两个字。"))
    active = models.BooleanField(pgettext_lazy("search rule", "启用"), default=True)
    note = models.CharField(_("备注"), max_length=200, blank=True, help_text=_("为什么加这一组，只有工作人员能看到"))
    updated_at = models.DateTimeField(_("修改时间"), auto_now=True)

    class Meta:
        verbose_name = _("同义词组")
        verbose_name_plural = _("同义词组")
        ordering = ["-updated_at", "-pk"]

    def __str__(self) -> str:
        words = listed(self.word_list)
        return f"{self.broader} → {words}" if self.kind == self.Kind.NARROWER else words

    @property
    def word_list(self) -> list[str]:
        """The words one by one."""
        return split_words(self.words)


class StopPhrase(models.Model):
    """A phrase that asks nothing (请问, 在哪里): left out where the words as typed find nothing."""

    phrase = models.CharField(_("虚词"), max_length=8, unique=True, help_text=_("最多八个字，例如：请问、在哪里"))
    active = models.BooleanField(pgettext_lazy("search rule", "启用"), default=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    updated_at = models.DateTimeField(_("修改时间"), auto_now=True)

    class Meta:
        verbose_name = _("虚词")
        verbose_name_plural = _("虚词")
        ordering = ["-updated_at", "-pk"]

    def __str__(self) -> str:
        return self.phrase


class Promotion(ClusterableModel):
    """For these words these resources stand first, from a day until a day, both included."""

    words = models.TextField(_("检索词"), help_text=_("每行一个；市民所查与它完全相同时生效（不计空格、标点、繁简）。"))
    reason = models.CharField(
        _("推荐理由"), max_length=40, blank=True, help_text=_("一句话，市民能看到，例如：正在展出")
    )
    starts = models.DateField(_("开始日期"), null=True, blank=True, help_text=_("空着表示立即开始"))
    ends = models.DateField(_("结束日期"), null=True, blank=True, help_text=_("含当天；空着表示一直有效"))
    active = models.BooleanField(pgettext_lazy("search rule", "启用"), default=True)
    updated_at = models.DateTimeField(_("修改时间"), auto_now=True)

    class Meta:
        verbose_name = _("推荐结果")
        verbose_name_plural = _("推荐结果")
        ordering = ["-updated_at", "-pk"]

    def __str__(self) -> str:
        return listed(self.word_list)

    @property
    def word_list(self) -> list[str]:
        """The words one by one."""
        return split_words(self.words)


class PromotedResource(models.Model):
    """One resource of a promotion, in its order."""

    promotion = ParentalKey(Promotion, on_delete=models.CASCADE, related_name="resources")
    resource_id = models.CharField(_("资源"), max_length=255)
    sort_order = models.IntegerField(null=True, blank=True, editable=False)

    sort_order_field = "sort_order"

    class Meta:
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.resource_id


class JudgedQuery(ClusterableModel):
    """A query with the results that people have judged: the measure of every change."""

    query = models.CharField(_("检索词"), max_length=100, unique=True)
    note = models.CharField(_("应当找到什么"), max_length=200, blank=True)
    updated_at = models.DateTimeField(_("修改时间"), auto_now=True)

    class Meta:
        verbose_name = _("评判用例")
        verbose_name_plural = _("评判用例")
        ordering = ["-updated_at", "-pk"]

    def __str__(self) -> str:
        return self.query


class Judgement(models.Model):
    """How well a resource answers a judged query."""

    class Grade(models.IntegerChoices):
        WRONG = 0, _("0 不相关")
        NEAR = 1, _("1 沾边")
        USEFUL = 2, _("2 有用")
        RIGHT = 3, _("3 正是所找")

    judged = ParentalKey(JudgedQuery, on_delete=models.CASCADE, related_name="judgements")
    resource_id = models.CharField(_("资源"), max_length=255)
    grade = models.PositiveSmallIntegerField(_("评分"), choices=Grade.choices, null=True, blank=True)

    class Meta:
        ordering = ["-grade", "pk"]

    def __str__(self) -> str:
        return f"{self.resource_id}: {self.grade}"


class AskedQuery(models.Model):
    """How often a text was asked on a day, without anybody who asked it: no address, account or session.

    `asked` counts searches, `empty` those without a result, `partial` those of which nothing held all words, `clicked`
    those that led to a result; `results` is the number that the last one found. `venue` is empty for the whole city.
    """

    day = models.DateField()
    text = models.CharField(max_length=60)
    venue = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=12)
    engine = models.CharField(max_length=16)
    asked = models.PositiveIntegerField(default=0)
    empty = models.PositiveIntegerField(default=0)
    partial = models.PositiveIntegerField(default=0)
    clicked = models.PositiveIntegerField(default=0)
    results = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("检索报表")
        verbose_name_plural = _("检索报表")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["day", "text", "venue", "language", "engine"], name="search_askedquery_of_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.text}"
