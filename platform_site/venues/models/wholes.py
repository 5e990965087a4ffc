"""Wholes and their parts: a set and its volumes, an album and its leaves."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from ..lineage import DEEPEST, keys_above


class PartOfWhole(models.Model):
    """What a record does with `part_of`: refuses what is no whole of it. The fields stand in CollectionRecord."""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.part_of_id:
            self.check_whole()
        if self.pk and self.parts.exclude(institution=self.institution_id).exists():
            message = _("“%(title)s”的部分属于原来的机构；请先把各部分移出或改到新机构。")
            raise ValidationError({"institution": message % {"title": self.title}})

    def check_whole(self) -> None:
        """Raises ValidationError for a whole of another institution, a circle, or a tree that grows too deep."""
        if self.part_of.institution_id != self.institution_id:
            raise ValidationError({"part_of": _("所属整体属于另一个机构；请选择同一机构的记录。")})
        above = [self.part_of_id, *keys_above(type(self), self.part_of_id)]
        if self.pk in above:
            message = _("“%(title)s”就是本记录或它的一部分，不能作它的整体；请选择另一条记录。")
            raise ValidationError({"part_of": message % {"title": self.part_of.title}})
        if len(above) >= DEEPEST:
            message = _("整体与部分最多 %(count)s 层；请选择更上一级的整体。")
            raise ValidationError({"part_of": message % {"count": DEEPEST}})
