"""A list of terms in one column, edited one per line."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class TermListFormField(forms.CharField):
    """One term per line; blank lines are dropped."""

    widget = forms.Textarea

    def __init__(self, *args, help_text="", **kwargs):
        super().__init__(*args, help_text=help_text or _("每行一个"), **kwargs)
        self.widget.attrs["rows"] = 3

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]

    def has_changed(self, initial, data):
        return self.to_python(data or "") != (initial or [])


class TermListField(models.JSONField):
    """A JSON list of strings, in the order given."""

    def __init__(self, *args, **kwargs):
        kwargs["default"] = list
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def validate(self, value, model_instance):
        if not isinstance(value, list) or not all(isinstance(term, str) for term in value):
            raise ValidationError(_("应为文字列表。"))
        super().validate(value, model_instance)

    def formfield(self, **kwargs):
        return models.Field.formfield(self, **{"form_class": TermListFormField, **kwargs})
