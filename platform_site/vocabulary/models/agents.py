"""Persons, corporate bodies and families (MARC 100/110, LIDO actor, CDWA creator)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from .authorities import Authority, ExternalId, Name
from .places import Place


class Agent(Authority):
    """Whoever made, wrote, owned or gave. Years are astronomical; `life_dates` is as the source wrote them."""

    class Kind(models.TextChoices):
        PERSON = "person", _("个人")
        CORPORATE = "corporate", _("团体")
        FAMILY = "family", _("家族")
        ANONYMOUS = "anonymous", _("佚名或群体")

    kind = models.CharField(_("种类"), max_length=16, choices=Kind, default=Kind.PERSON)
    birth_year = models.IntegerField(_("生年"), null=True, blank=True)
    death_year = models.IntegerField(_("卒年"), null=True, blank=True)
    active_from = models.IntegerField(_("活动起"), null=True, blank=True)
    active_to = models.IntegerField(_("活动止"), null=True, blank=True)
    life_dates = models.CharField(_("生卒（著录）"), max_length=255, blank=True)
    dynasty = models.CharField(_("朝代"), max_length=64, blank=True)
    nationality = models.CharField(_("国籍"), max_length=64, blank=True)
    roles = models.CharField(_("身份"), max_length=255, blank=True, help_text=_("多个用分号隔开，例如：画家；篆刻家"))

    url_name = "agent"
    panels = [
        FieldPanel("kind"),
        Authority.naming_panels,
        Authority.names_panel,
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("birth_year", help_text=_("公元前221年写作 -220")), FieldPanel("death_year")]
                ),
                FieldRowPanel([FieldPanel("active_from"), FieldPanel("active_to")]),
                FieldPanel("life_dates"),
                FieldRowPanel([FieldPanel("dynasty"), FieldPanel("nationality")]),
                FieldPanel("roles"),
            ],
            heading=_("生平"),
        ),
        InlinePanel("agent_places", heading=_("地点"), label=_("地点")),
        Authority.identifiers_panel,
    ]

    class Meta:
        verbose_name = _("责任者")
        verbose_name_plural = pgettext_lazy("plural", "责任者")
        ordering = ["label"]

    @property
    def years(self) -> tuple[int | None, int | None]:
        """The years within which the agent can have made something: life, else activity."""
        if self.birth_year is not None or self.death_year is not None:
            return self.birth_year, self.death_year
        return self.active_from, self.active_to


class AgentName(Name):
    """A name that the agent had or is written by."""

    class Kind(models.TextChoices):
        GIVEN = "名", _("名")
        COURTESY = "字", _("字")
        ART = "号", _("号")
        ALIAS = "别名", _("别名")
        STUDIO = "室名", _("室名")
        POSTHUMOUS = "谥号", _("谥号")
        TEMPLE = "庙号", _("庙号")
        TITLE = "称号", _("称号")
        DHARMA = "法号", _("法号")
        PEN = "笔名", _("笔名")
        BIRTH = "原名", _("原名")
        MARRIED = "婚后姓名", _("婚后姓名")
        FULL = "全名", _("全名")
        SHORT = "简称", _("简称")
        FORMER = "曾用名", _("曾用名")
        VARIANT = "异写", _("异写")
        INDEX = "倒置", _("倒置形式")
        FOREIGN = "译名", _("译名")

    agent = ParentalKey(Agent, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(_("种类"), max_length=32, choices=Kind, default=Kind.ALIAS, blank=True)


class AgentPlace(models.Model):
    """Where the agent was born, died or worked: as written, and which place that is once somebody has said so."""

    class Role(models.TextChoices):
        BIRTH = "birth", _("出生地")
        DEATH = "death", _("去世地")
        ACTIVITY = "activity", _("活动地")
        ORIGIN = "origin", _("籍贯")

    agent = ParentalKey(Agent, on_delete=models.CASCADE, related_name="agent_places")
    role = models.CharField(_("关系"), max_length=16, choices=Role)
    name = models.CharField(_("地名（著录）"), max_length=255)
    place = models.ForeignKey(
        Place, verbose_name=_("规范地名"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self):
        return f"{self.get_role_display()} {self.name}"


class AgentIdentifier(ExternalId):
    agent = ParentalKey(Agent, on_delete=models.CASCADE, related_name="identifiers")


class AgentKey(models.Model):
    """A form under which the agent's names are looked up, made from them (`names.py`): never shown, never edited."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=255, db_index=True)
    sound = models.BooleanField(default=False)
    """Whether it is the pinyin of a name in characters, which many names share."""

    def __str__(self):
        return self.key
