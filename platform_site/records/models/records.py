"""What every catalogued thing has, whatever its venue."""

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
)

from platform_site.vocabulary.models import Institution
from platform_site.vocabulary.rights import rights_choices

from ..ark import mint, short_name
from ..fields import TermListField
from ..permissions import ACTIONS, InstitutionPermissionPolicy
from ..scoring import ScoreField, score_of
from .reading import ReviewReadOnce

MINT_ATTEMPTS = 5


class Ark(models.Model):
    """The register of permanent identifiers: which record an ARK names. Rows are never deleted or given anew.

    `replaced_by` leads from a duplicate to the record that was kept; `gone_at` is when the record was deleted.
    """

    ark = models.CharField(max_length=64, primary_key=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="replaces"
    )
    gone_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["content_type", "object_id"], name="ark_record")]
        verbose_name = _("永久标识")
        verbose_name_plural = pgettext_lazy("plural", "永久标识")

    def __str__(self):
        return self.ark


class SourceRow(models.Model):
    """The row of an import as it came, word for word, under the institution and local identifier it speaks of."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+")
    profile = models.CharField(max_length=64)
    identifier = models.CharField(max_length=255)
    record = models.ForeignKey(Ark, null=True, on_delete=models.SET_NULL, related_name="source_rows")
    media_type = models.CharField(max_length=64)
    payload = models.BinaryField()
    checksum = models.CharField(max_length=64)
    job_id = models.PositiveBigIntegerField(null=True)
    seen_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "profile", "identifier"], name="one_source_row"),
        ]
        verbose_name = _("来源记录")
        verbose_name_plural = pgettext_lazy("plural", "来源记录")

    def __str__(self):
        return f"{self.profile} {self.identifier}"


def public_at(at) -> Q:
    """The condition of what anybody may see at that moment: published and inside its window."""
    return (
        Q(live=True)
        & (Q(visible_from__isnull=True) | Q(visible_from__lte=at))
        & (Q(visible_until__isnull=True) | Q(visible_until__gt=at))
    )


class RecordQuerySet(models.QuerySet):
    def public(self, at=None):
        """What anybody may see at that moment."""
        return self.filter(public_at(at or timezone.now()))

    def visible_to(self, user):
        """The public ones, and all on which the user has any right."""
        if not user.is_authenticated or not user.is_active:
            return self.public()
        if user.is_superuser:
            return self
        own = InstitutionPermissionPolicy(self.model).within(user, ACTIONS, "institution__")
        return self.filter(public_at(timezone.now()) | own)


TITLE_START = models.Func(models.F("title"), function="SUBSTR", template="%(function)s(%(expressions)s, 1, 60)")
"""What lists are sorted by: a whole title may be too long for an index."""


class CollectionRecord(
    PreviewableMixin,
    ReviewReadOnce,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    ClusterableModel,
):
    """A catalogued thing, described in Dublin Core terms; a venue's model adds the fields of its own standard.

    `identifier` is the local one (accession or control number), unique within the institution. Years are
    astronomical. Lists are lists of strings in the order they should be read. `staff_only` names the fields that
    leave no trace outside the admin. `score_fields` say what a complete record has (`scoring.py`); `duplicate_by`
    are pairs of a name and a path to numbers that two records never share, as `("ISBN", "editions__isbn")`.
    """

    staff_only: tuple[str, ...] = (
        "storage_location",
        "appraised_value",
        "security_note",
        "source_name",
        "source_contact",
    )

    score_fields: tuple[ScoreField, ...] = (
        ScoreField("title", 20),
        ScoreField("contributions", 15),
        ScoreField("date_text", 15, "year_from", "period"),
        ScoreField("description", 15),
        ScoreField("subjects", 10),
        ScoreField("rights", 10),
    )

    duplicate_by: tuple[tuple[str, str], ...] = ()

    institution = models.ForeignKey(Institution, verbose_name=_("机构"), on_delete=models.PROTECT, related_name="+")
    identifier = models.CharField(_("编号"), max_length=255)
    identifier.required_on_save = True  # of drafts as well: two without a number would be one
    ark = models.CharField(_("永久标识"), max_length=64, unique=True, editable=False)
    title = models.CharField(_("题名"), max_length=2000)
    title_en = models.CharField(_("英文题名"), max_length=2000, blank=True)
    alternative = TermListField(_("其他题名"))
    romanised = TermListField(_("拼音或罗马化"))
    description = models.TextField(_("说明"), blank=True)
    body = models.TextField(_("附注"), blank=True)
    date_text = models.CharField(_("年代（著录）"), max_length=255, blank=True)
    year_from = models.IntegerField(_("最早年份"), null=True, blank=True)
    year_to = models.IntegerField(_("最晚年份"), null=True, blank=True)
    date_edtf = models.CharField(_("年代（EDTF）"), max_length=128, blank=True)
    period = models.ForeignKey(
        "vocabulary.Period", verbose_name=_("时期"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    subjects = TermListField(_("主题"))
    materials = TermListField(_("质地"))
    places = TermListField(_("地点"))
    medium = models.CharField(_("材质与技法（著录）"), max_length=1000, blank=True)
    extent = models.CharField(_("尺寸或篇幅"), max_length=1000, blank=True)
    language = models.CharField(_("语种"), max_length=35, blank=True)
    holder = models.CharField(_("收藏者（非本机构时）"), max_length=255, blank=True)
    credit_line = models.CharField(_("致谢行"), max_length=1000, blank=True)
    rights = models.CharField(_("权利声明"), max_length=255, choices=rights_choices, blank=True)
    source_url = models.URLField(_("来源网址"), max_length=1000, blank=True)
    part_of = models.ForeignKey(
        "self", verbose_name=_("所属整体"), null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    part_label = models.CharField(_("卷册或部分"), max_length=100, blank=True, help_text=_("例如：卷三、第二开、盖"))
    part_order = models.PositiveIntegerField(_("次序"), default=0)
    storage_location = models.CharField(_("库房位置"), max_length=255, blank=True)
    appraised_value = models.CharField(_("估价"), max_length=100, blank=True)
    security_note = models.TextField(_("安防说明"), blank=True)
    source_name = models.CharField(_("来源人"), max_length=255, blank=True)
    source_contact = models.CharField(_("来源人联系方式"), max_length=255, blank=True)
    withdrawn_at = models.DateTimeField(_("撤下时间"), null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField(_("撤下原因"), max_length=500, blank=True)
    record_score = models.PositiveSmallIntegerField(_("著录完整度"), null=True, editable=False, db_index=True)
    visible_from = models.DateTimeField(_("公开起"), null=True, blank=True)
    visible_until = models.DateTimeField(_("公开止"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        for_concrete_model=False,
    )
    revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        for_concrete_model=False,
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["institution", "identifier"], name="%(app_label)s_%(class)s_identifier"),
        ]
        indexes = [
            models.Index(fields=["live", "institution"], name="%(class)s_live"),
            models.Index(fields=["updated_at", "id"], name="%(class)s_updated"),
            models.Index(fields=["identifier", "id"], name="%(class)s_numbered"),
            models.Index(TITLE_START, models.F("id"), name="%(class)s_titled"),
        ]

    def __str__(self):
        return self.title

    @property
    def ark_name(self) -> str:
        """The last part of the ARK, used in addresses."""
        return short_name(self.ark)

    @property
    def repository(self) -> str:
        """Who holds the thing, as shown."""
        return self.holder or self.institution.label

    def save(self, *args, **kwargs):
        """Mints the ARK of a new record and enters it in the register, in one transaction. Scores a whole save.

        A new draft is an update too: `updated_at` alone says when a record was last worked on.
        """
        wanted = kwargs.get("update_fields")
        if wanted is None:
            self.record_score = score_of(type(self), self)
        elif "latest_revision" in wanted:
            kwargs["update_fields"] = {*wanted, "updated_at"}
        if self.ark:
            return super().save(*args, **kwargs)
        for _attempt in range(MINT_ATTEMPTS):
            self.ark = mint()
            if not Ark.objects.filter(ark=self.ark).exists():
                break
        else:
            raise IntegrityError("no free ARK was found")
        with transaction.atomic():
            super().save(*args, **kwargs)
            Ark.objects.create(ark=self.ark, record=self)
        return None

    def save_revision(self, *args, **kwargs):
        """The first revision of a record that came without one, as by an import, stands behind one of what it was."""
        if self.latest_revision_id is None and (stored := type(self)._default_manager.filter(pk=self.pk).first()):
            before = stored.serializable_data()
            if before != self.serializable_data() | {"updated_at": before["updated_at"]}:
                Revision.objects.create(
                    content_object=stored,
                    base_content_type=stored.get_base_content_type(),
                    content=before,
                    object_str=str(stored),
                )
        return super().save_revision(*args, **kwargs)

    def with_content_json(self, content):
        """A version of the record is withdrawn exactly when the record is: that is no matter of drafts."""
        version = super().with_content_json(content)
        version.withdrawn_at, version.withdrawn_reason = self.withdrawn_at, self.withdrawn_reason
        return version

    def is_public(self, at=None) -> bool:
        """The twin of `RecordQuerySet.public` for one row."""
        at = at or timezone.now()
        return (
            self.live
            and (self.visible_from is None or self.visible_from <= at)
            and (self.visible_until is None or self.visible_until > at)
        )


class Contribution(models.Model):
    """Who made the thing, and how. `name` is as written; `agent` is set once a person has confirmed who it is."""

    name = models.CharField(_("姓名"), max_length=500)
    role = models.CharField(_("责任方式"), max_length=100, blank=True)
    romanised = models.CharField(_("拼音或罗马化"), max_length=500, blank=True)
    agent = models.ForeignKey(
        "vocabulary.Agent",
        verbose_name=_("规范名称"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "sort_order"

    class Meta:
        abstract = True
        ordering = ["sort_order", "pk"]
        indexes = [
            models.Index(fields=["agent", "name"], name="%(app_label)s_makers_waiting"),
        ]

    def __str__(self):
        return self.name
