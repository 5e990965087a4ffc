"""The check of a measured number: kept as written, a number or a range of two."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

is_measure = RegexValidator(r"^\d+(\.\d+)?([-–]\d+(\.\d+)?)?$", _("请填写数字，例如 12.5；一个范围写作 12.5-13.2。"))
