"""The form of a record: only what its editor may give it."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from platform_site.vocabulary.models import Institution

from .permissions import InstitutionPermissionPolicy


class InstitutionChoiceField(forms.ModelChoiceField):
    """A choice of institutions, indented by their place in the tree."""

    def label_from_instance(self, obj):
        return "　" * (obj.depth - 1) + obj.label


class RecordForm(WagtailAdminModelForm):
    """Offers the institutions in which the editor may add or change records of this model, and takes no other."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "institution" in self.fields:
            self.limit_institution()

    def limit_institution(self) -> None:
        action = "change" if self.instance.pk else "add"
        allowed = Institution.objects.none()
        if self.for_user:
            policy = InstitutionPermissionPolicy(self._meta.model)
            allowed = policy.institutions(self.for_user, [action]).order_by("path")
        field = self.fields["institution"]
        choice = InstitutionChoiceField(
            queryset=allowed, label=field.label, required=True, help_text=field.help_text, empty_label=None
        )
        choice.error_messages["invalid_choice"] = _("这个机构不在您的工作范围内。")
        self.fields["institution"] = choice
