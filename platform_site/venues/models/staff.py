"""Which group of the staff is which, whatever it is called."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class StaffGroup(models.Model):
    """A group that the platform made: of a venue (its slug; empty for the whole city) and a role in it."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="staff_role")
    venue = models.SlugField(max_length=50, blank=True)
    role = models.SlugField(max_length=50)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["venue", "role"], name="one_group_per_role")]
        verbose_name = verbose_name_plural = _("工作人员组")

    def __str__(self):
        return str(self.group)
