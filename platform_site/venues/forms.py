"""The form of a venue's record: pictures that the editor may choose, staff-only fields for whoever may edit it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.images.permissions import permission_policy

from platform_site.records.forms import RecordForm
from platform_site.records.permissions import InstitutionPermissionPolicy


class VenueRecordForm(RecordForm):
    refused_image = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "image" in self.fields:
            self.limit_image()
        if self.for_user and not self.may_edit():
            self.hide_staff_only()

    def may_edit(self) -> bool:
        """A reviewer who may only publish, or whoever holds the lock, sees what the public will see."""
        action = "change" if self.instance.pk else "add"
        policy = InstitutionPermissionPolicy(type(self.instance))
        return policy.user_has_permission_for_instance(self.for_user, action, self.instance)

    def hide_staff_only(self) -> None:
        """Fields that are not in the form are neither shown nor changed."""
        forms = [self, *(form for formset in self.formsets.values() for form in formset.forms)]
        for form in forms:
            for name in getattr(form.instance, "staff_only", ()):
                form.fields.pop(name, None)

    def limit_image(self) -> None:
        """The picture that stands there may stay; another has to be one that the editor may choose."""
        field = self.fields["image"]
        images = field.queryset.none()
        if self.for_user:
            images = permission_policy.instances_user_has_permission_for(self.for_user, "choose")
        field.queryset = field.queryset.filter(Q(pk__in=images.values("pk")) | Q(pk=self.instance.image_id))
        self.refuse_image(field)

    def refuse_image(self, field) -> None:
        """A refused picture leaves the data, since the chooser would show it again beside the error."""
        name = self.add_prefix("image")
        sent = self.data.get(name)
        if sent and not (sent.isdigit() and field.queryset.filter(pk=sent).exists()):
            self.refused_image = True
            self.data = self.data.copy()
            self.data[name] = ""

    def clean(self):
        cleaned = super().clean()
        if self.refused_image:
            self.add_error("image", _("这张图片不在您可以选用的图片之中。"))
        return cleaned
