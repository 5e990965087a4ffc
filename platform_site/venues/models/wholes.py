"""Wholes and their parts: a set and its volumes, an album and its leaves."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

DEEPEST = 6
"""Levels from a whole down to its smallest part: fonds, series, file, set, volume, leaf."""


class PartOfWhole(models.Model):
    """What a record does with `part_of`: refuses what is no whole, and knows its way up.

    `lineage` is read level by level, at most `DEEPEST` queries, and once for an instance.
    """

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.part_of_id:
            self.check_whole()

    def check_whole(self) -> None:
        """Raises ValidationError for a whole of another institution, a circle, or a tree that grows too deep."""
        if self.part_of.institution_id != self.institution_id:
            raise ValidationError({"part_of": _("所属整体属于另一个机构；请选择同一机构的记录。")})
        above = [self.part_of, *self.part_of.lineage]
        if self.pk and any(whole.pk == self.pk for whole in above):
            raise ValidationError(
                {
                    "part_of": _("“%(title)s”是本记录的一部分，不能再作它的整体；请选择另一条记录。")
                    % {"title": self.part_of.title}
                }
            )
        if len(above) >= DEEPEST:
            raise ValidationError(
                {"part_of": _("整体与部分最多 %(count)s 层；请选择更上一级的整体。") % {"count": DEEPEST}}
            )

    @cached_property
    def lineage(self) -> list:
        """The wholes above, nearest first; ends at a circle that an import may have made."""
        found, seen, whole = [], {self.pk}, self.part_of
        while whole is not None and whole.pk not in seen and len(found) < DEEPEST:
            found.append(whole)
            seen.add(whole.pk)
            whole = whole.part_of
        return found
