"""Mappings that curators made and saved, each version of them, and the files they looked at while they did."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platform_site.vocabulary.models import Institution


class SavedMapping(models.Model):
    """A mapping of an institution for one import profile. Its versions are never changed; the newest one stands."""

    institution = models.ForeignKey(Institution, verbose_name=_("机构"), on_delete=models.CASCADE, related_name="+")
    profile = models.CharField(_("导入方案"), max_length=64)
    name = models.CharField(_("名称"), max_length=100)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(_("修改时间"), auto_now=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["institution", "profile", "name"], name="one_mapping_of_a_name"),
        ]
        verbose_name = _("导入映射")
        verbose_name_plural = pgettext_lazy("plural", "导入映射")

    def __str__(self):
        return self.name

    @property
    def newest(self) -> "MappingVersion":
        return self.versions.order_by("-number").first()


class MappingVersion(models.Model):
    """What a mapping said at one time. `content` is the JSON object that the language of mappings describes."""

    mapping = models.ForeignKey(SavedMapping, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(pgettext_lazy("mapping", "版本"))
    content = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["mapping", "number"], name="one_mapping_version")]
        verbose_name = _("映射版本")
        verbose_name_plural = pgettext_lazy("plural", "映射版本")

    def __str__(self):
        return f"{self.mapping_id}.{self.number}"


class MappingSample(models.Model):
    """A file that a mapping is made for. `stored` is its name in the private storage.

    `head` is what was seen of it: `{"read": rows looked at, "columns": [column], "rows": [row]}`; see `looking.py`.
    """

    institution = models.ForeignKey(Institution, verbose_name=_("机构"), on_delete=models.CASCADE, related_name="+")
    profile = models.CharField(_("导入方案"), max_length=64)
    file_name = models.CharField(_("文件"), max_length=255)
    stored = models.CharField(max_length=500)
    head = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("映射样本")
        verbose_name_plural = pgettext_lazy("plural", "映射样本")

    def __str__(self):
        return self.file_name
