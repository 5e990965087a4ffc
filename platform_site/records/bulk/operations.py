"""What may be done to one field of many records, and what comes of it for one value."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..fields import TermListField

SET, ADD, REMOVE, REPLACE, CLEAR = "set", "add", "remove", "replace", "clear"
LABELS = {
    SET: gettext_lazy("改为"),
    ADD: gettext_lazy("加一个词"),
    REMOVE: gettext_lazy("去掉一个词"),
    REPLACE: gettext_lazy("替换文字"),
    CLEAR: gettext_lazy("清空"),
}
LARGEST = 2**31 - 1
"""What a column of whole numbers holds on every database."""
KEPT_OUT = (
    "identifier", "institution", "part_of", "part_order", "image", "withdrawn_reason", "go_live_at", "expire_at",
)  # fmt: skip
"""Fields with a meaning for one record alone, or with a deed of their own."""


@dataclass(frozen=True)
class Operation:
    """`name` is one of LABELS; `value` is as typed: a text, a term, a choice, the key of what is referred to.

    For REPLACE `value` is what is looked for and `replacement` what stands there instead.
    """

    name: str
    value: str = ""
    replacement: str = ""


def editable_fields(model) -> dict[str, models.Field]:
    """`{name: field}` of what a bulk edit may touch: the fields of the form that hold a plain value."""
    form_fields = model.snippet_viewset.get_form_class().base_fields
    found = {}
    for field in model._meta.concrete_fields:
        if field.name in form_fields and field.name not in KEPT_OUT and field.editable and is_plain(field):
            found[field.name] = field
    return found


def is_plain(field: models.Field) -> bool:
    kinds = (
        models.CharField,
        models.TextField,
        models.IntegerField,
        models.BooleanField,
        models.DateTimeField,
        models.ForeignKey,
        TermListField,
    )
    return isinstance(field, kinds)


def operations_of(field: models.Field) -> list[str]:
    """The operations that make sense for the field, in the order in which they are offered."""
    if isinstance(field, TermListField):
        found = [ADD, REMOVE, REPLACE, SET]
    elif isinstance(field, models.CharField | models.TextField) and not field.choices:
        found = [SET, REPLACE]
    else:
        found = [SET]
    empties = field.blank or field.null
    return [*found, CLEAR] if empties and not isinstance(field, models.BooleanField) else found


def outcome(field: models.Field, value, operation: Operation):
    """The value that the operation makes of `value`, both as the column holds them (`attname`).

    Raises ValidationError in plain words where the result may not stand in the field.
    """
    new = computed(field, value, operation)
    if new != value:
        check(field, new)
    return new


def computed(field: models.Field, value, operation: Operation):
    if operation.name == CLEAR:
        return emptied(field)
    if isinstance(field, TermListField):
        return computed_terms(value or [], operation)
    if operation.name == REPLACE:
        return (value or "").replace(operation.value, operation.replacement)
    target = field.target_field if field.is_relation else field
    try:
        return target.to_python(operation.value)
    except ValidationError as error:
        raise ValidationError(_("“%(value)s”不能填入这个字段。") % {"value": operation.value}) from error


def computed_terms(terms: list[str], operation: Operation) -> list[str]:
    if operation.name == SET:
        return [line.strip() for line in operation.value.splitlines() if line.strip()]
    if operation.name == ADD:
        return terms if operation.value in terms else [*terms, operation.value]
    if operation.name == REMOVE:
        return [term for term in terms if term != operation.value]
    changed = [term.replace(operation.value, operation.replacement).strip() for term in terms]
    return list(dict.fromkeys(term for term in changed if term))


def emptied(field: models.Field):
    if isinstance(field, TermListField):
        return []
    return None if field.null else ""


def check(field: models.Field, value) -> None:
    """Whether the value may stand in the field."""
    if value in (None, "", []):
        if not (field.blank or field.null):
            raise ValidationError(_("“%(field)s”不能为空。") % {"field": field.verbose_name})
        return
    if isinstance(value, int) and abs(value) > LARGEST:
        raise ValidationError(_("“%(value)s”不能填入这个字段。") % {"value": value})
    field.clean(value, None)


def shown(field: models.Field, value, names: dict | None = None) -> str:
    """The value as a person reads it; `names` are those of a foreign key's rows."""
    if value in (None, "", []):
        return "—"
    if isinstance(value, list):
        return "；".join(value)
    if field.is_relation:
        return str((names or {}).get(value, value))
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return str(dict(field.flatchoices).get(value, value))


def names_of(field: models.Field) -> dict:
    """`{key: name}` of the rows that a foreign key may lead to; empty for other fields."""
    return {row.pk: str(row) for row in field.related_model._default_manager.all()} if field.is_relation else {}
