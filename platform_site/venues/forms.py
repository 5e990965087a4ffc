"""The form of a venue's record: its picture comes from the collections that the editor may choose from."""

from django.db.models import Q
from wagtail.images.permissions import permission_policy

from platform_site.records.forms import RecordForm


class VenueRecordForm(RecordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "image" in self.fields:
            self.limit_image()

    def limit_image(self) -> None:
        """The picture that stands there may stay; another has to be one that the editor may choose."""
        field = self.fields["image"]
        images = field.queryset.none()
        if self.for_user:
            images = permission_policy.instances_user_has_permission_for(self.for_user, "choose")
        field.queryset = field.queryset.filter(Q(pk__in=images.values("pk")) | Q(pk=self.instance.image_id))
