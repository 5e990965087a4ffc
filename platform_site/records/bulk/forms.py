"""The two questions of a bulk edit: which field, and what is to be done to it."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import TermListField
from .operations import ADD, CLEAR, LABELS, REPLACE, SET, Operation, editable_fields, operations_of, outcome

FIELD, OPERATION, VALUE, REPLACEMENT = "edit_field", "edit_operation", "edit_value", "edit_replacement"
ASKED_OF = "edit_of"
"""The field that the operation and the value were asked of: they mean nothing for another."""
OWN = (FIELD, ASKED_OF, OPERATION, VALUE, REPLACEMENT)
CHOICES = 2000


class FieldForm(forms.Form):
    def __init__(self, *args, model, **kwargs):
        super().__init__(*args, **kwargs)
        options = [(name, field.verbose_name) for name, field in editable_fields(model).items()]
        self.fields[FIELD] = forms.ChoiceField(label=_("字段"), choices=[("", "—"), *options])


class OperationForm(forms.Form):
    """What the chosen field allows, with a value of its kind."""

    def __init__(self, *args, field: models.Field, operation: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.field = field
        names = operations_of(field)
        self.fields[OPERATION] = forms.ChoiceField(label=_("操作"), choices=[(name, LABELS[name]) for name in names])
        if operation in names and operation != CLEAR:
            self.fields[VALUE] = value_field(field, operation)
        if operation == REPLACE:
            self.fields[REPLACEMENT] = forms.CharField(label=_("替换为"), required=False, strip=False)

    def clean(self):
        values = super().clean()
        if not self.errors and values.get(OPERATION) in (SET, ADD):
            self.try_value(values)
        return values

    def try_value(self, values: dict) -> None:
        """Refuses here what no record could take."""
        try:
            outcome(self.field, [] if isinstance(self.field, TermListField) else None, self.operation)
        except ValidationError as error:
            self.add_error(VALUE, error)

    @property
    def operation(self) -> Operation:
        values = self.cleaned_data
        return Operation(values[OPERATION], str(values.get(VALUE, "")), values.get(REPLACEMENT, ""))


def value_field(field: models.Field, operation: str) -> forms.Field:
    if isinstance(field, TermListField):
        if operation == SET:
            return forms.CharField(label=_("词，每行一个"), widget=forms.Textarea(attrs={"rows": 4}))
        return forms.CharField(label=_("找什么") if operation == REPLACE else _("词"))
    if operation == REPLACE:
        return forms.CharField(label=_("找什么"), strip=False)
    if field.is_relation:
        rows = field.related_model._default_manager.all()[:CHOICES]
        return forms.ChoiceField(label=_("新的值"), choices=[(str(row.pk), str(row)) for row in rows])
    if field.choices:
        return forms.ChoiceField(label=_("新的值"), choices=[c for c in field.flatchoices if c[0] not in ("", None)])
    if isinstance(field, models.BooleanField):
        return forms.ChoiceField(label=_("新的值"), choices=[("True", _("是")), ("False", _("否"))])
    if isinstance(field, models.TextField):
        return forms.CharField(label=_("新的值"), widget=forms.Textarea(attrs={"rows": 4}))
    return forms.CharField(label=_("新的值"), help_text=help_of(field))


def help_of(field: models.Field) -> str:
    return _("例如：2027-01-01 09:00") if isinstance(field, models.DateTimeField) else ""
