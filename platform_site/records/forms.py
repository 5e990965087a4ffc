"""The form of a record: only what its editor may give it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from platform_site.vocabulary.models import Institution

from .dates import DateWarning, fill_dates
from .permissions import InstitutionPermissionPolicy


class InstitutionChoiceField(forms.ModelChoiceField):
    """A choice of institutions, indented by their place in the tree."""

    def label_from_instance(self, obj):
        return "　" * (obj.depth - 1) + obj.label


class RecordForm(WagtailAdminModelForm):
    """Offers the institutions in which the editor may add or change records of this model, and takes no other."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.forget_past_schedule()
        if "institution" in self.fields:
            self.limit_institution()

    def forget_past_schedule(self) -> None:
        """Wagtail saves nothing with an end that has passed: whoever edits the record then need not clear it first."""
        for name in ("go_live_at", "expire_at"):
            moment = self.initial.get(name)
            if moment and moment < timezone.now():
                self.initial[name] = None

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
        choice.choices = list(choice.choices)  # read once, though the form is rendered and described to its script
        self.fields["institution"] = choice

    date_warnings: tuple[DateWarning, ...] = ()
    """What the text of the date and the years say against each other; shown after saving, it forbids nothing."""

    def clean(self):
        """Years and EDTF that are empty are read from the text of the date."""
        values = super().clean()
        if values is not None and {"date_text", "year_from", "year_to"} <= self.fields.keys():
            self.fill_dates(values)
        return values

    def fill_dates(self, values: dict) -> None:
        changed = {"date_text", "year_from", "year_to"} & set(self.changed_data)
        found = {name: values.get(name) for name in ("date_text", "year_from", "year_to")}
        if "date_edtf" in self.fields:
            found["date_edtf"] = values.get("date_edtf")
        elif not changed:
            found["date_edtf"] = self.instance.date_edtf
        period = values.get("period")
        self.date_warnings = tuple(fill_dates(found, period=period.label if period else None))
        values.update((name, value) for name, value in found.items() if name in self.fields)
        self.instance.date_edtf = found.get("date_edtf") or ""
