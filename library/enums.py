"""The choices of the catalogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkKind(models.TextChoices):
    BOOK = "book", _("图书")
    ANCIENT = "ancient", _("古籍")
    LOCAL = "local", _("地方文献")
    SERIAL = "serial", _("报刊")
    AUDIO = "audio", _("音像")
    TEXT = "text", _("诗文")


class LoanKind(models.TextChoices):
    LENDABLE = "lendable", _("可外借")
    READING_ROOM = "reading-room", _("馆内阅览")
    ONLINE = "online", _("在线阅读")
