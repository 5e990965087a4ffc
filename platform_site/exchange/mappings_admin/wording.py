"""The words of the editor's choices."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "empty": _("空列"),
    "url": _("网址"),
    "isbn": "ISBN",
    "year": _("年份"),
    "number": _("数字"),
    "list": _("多个值"),
    "date": _("年代"),
    "id": _("编号"),
    "long": _("长文字"),
    "text": _("文字"),
}
OTHERWISE = (
    ("keep", _("照录")),
    ("warn", _("照录并警告")),
    ("drop", _("不取用并警告")),
    ("refuse", _("拒收这一行")),
)
WHEN = (
    ("filled", _("有内容")),
    ("empty", _("为空")),
    ("equals", _("等于")),
    ("differs", _("不等于")),
    ("contains", _("含有")),
)
TOGETHER = (
    ("", _("不合并")),
    ("join", _("接在前一列后面（用“；”隔开）")),
    ("all", _("作为另外的值")),
    ("first", _("前一列为空时才用")),
)
