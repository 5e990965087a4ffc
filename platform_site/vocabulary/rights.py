"""Rights statements and licences of a record or file, and what each of them allows.

By URI: rightsstatements.org, Creative Commons, and the practice of this country's houses, whose statements have an
address on this site. Where nothing is said, or a statement is not known, people may look and no more.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

CC = "https://creativecommons.org"
RS = "https://rightsstatements.org/vocab"
HOUSE = "/rights"
"""Where the statements of national practice are explained on this site."""


class Rights(models.TextChoices):
    CC0 = f"{CC}/publicdomain/zero/1.0/", _("CC0 公有领域贡献")
    PDM = f"{CC}/publicdomain/mark/1.0/", _("公有领域")
    CC_BY = f"{CC}/licenses/by/4.0/", _("署名 4.0")
    CC_BY_SA = f"{CC}/licenses/by-sa/4.0/", _("署名—相同方式共享 4.0")
    CC_BY_ND = f"{CC}/licenses/by-nd/4.0/", _("署名—禁止演绎 4.0")
    CC_BY_NC = f"{CC}/licenses/by-nc/4.0/", _("署名—非商业性使用 4.0")
    CC_BY_NC_SA = f"{CC}/licenses/by-nc-sa/4.0/", _("署名—非商业性使用—相同方式共享 4.0")
    CC_BY_NC_ND = f"{CC}/licenses/by-nc-nd/4.0/", _("署名—非商业性使用—禁止演绎 4.0")
    IN_COPYRIGHT = f"{RS}/InC/1.0/", _("受版权保护")
    ORPHAN = f"{RS}/InC-OW-EU/1.0/", _("受版权保护，欧盟孤儿作品")
    EDUCATIONAL = f"{RS}/InC-EDU/1.0/", _("受版权保护，允许教育使用")
    NONCOMMERCIAL = f"{RS}/InC-NC/1.0/", _("受版权保护，允许非商业使用")
    UNLOCATABLE = f"{RS}/InC-RUU/1.0/", _("受版权保护，权利人无法找到")
    NO_COPYRIGHT_CONTRACT = f"{RS}/NoC-CR/1.0/", _("无版权，受合同限制")
    NO_COPYRIGHT_NONCOMMERCIAL = f"{RS}/NoC-NC/1.0/", _("无版权，仅限非商业使用")
    NO_COPYRIGHT_OTHER = f"{RS}/NoC-OKLR/1.0/", _("无版权，有其他法律限制")
    NO_COPYRIGHT_US = f"{RS}/NoC-US/1.0/", _("在美国无版权")
    NO_KNOWN_COPYRIGHT = f"{RS}/NKC/1.0/", _("无已知版权")
    UNKNOWN = f"{RS}/UND/1.0/", _("版权状况未确定")
    NOT_EVALUATED = f"{RS}/CNE/1.0/", _("版权状况未评估")
    HOUSE_OPEN = f"{HOUSE}/open/", _("馆方授权开放下载")
    HOUSE_ONSITE = f"{HOUSE}/onsite/", _("仅限馆内")
    HOUSE_SIGNED_IN = f"{HOUSE}/signed-in/", _("仅限登录浏览")
    HOUSE_ON_REQUEST = f"{HOUSE}/on-request/", _("需申请")
    HOUSE_RESTRICTED = f"{HOUSE}/restricted/", _("限制公开")


def rights_choices() -> list[tuple[str, str]]:
    """The choices of a model's field; a statement more needs no migration."""
    return Rights.choices


class Viewers(models.TextChoices):
    """Who may look at the file itself. The description of a thing is another matter: it follows publication."""

    ALL = "all", _("任何人可以浏览")
    SIGNED_IN = "signed-in", _("登录后可以浏览")
    ON_SITE = "on-site", _("只能到馆内观看")
    ON_REQUEST = "on-request", _("向收藏机构申请后可以观看")
    NOBODY = "nobody", _("图像不公开")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one statement allows, and the same in one plain sentence. `reuse` says whether others may use it again."""

    uri: str
    viewers: Viewers
    download: bool
    reuse: bool
    words: Promise | str

    @property
    def label(self):
        return Rights(self.uri).label if self.uri else ""

    @property
    def viewers_label(self):
        return self.viewers.label

    @property
    def house_code(self) -> str:
        """The last part of the address of a statement of national practice; empty for the others."""
        return self.uri.strip("/").rpartition("/")[2] if self.uri.startswith(HOUSE) else ""


_LOOK_ONLY = _("可以在线浏览；下载和使用请先联系收藏机构。")


def _statement(right: Rights, words, *, download=False, reuse=False, viewers=Viewers.ALL) -> tuple[str, Statement]:
    return right.value, Statement(right.value, viewers, download, reuse, words)


STATEMENTS: dict[str, Statement] = dict(
    [
        _statement(Rights.CC0, _("可以自由浏览、下载和使用，无须许可。"), download=True, reuse=True),
        _statement(Rights.PDM, _("不受版权限制，可以自由浏览、下载和使用。"), download=True, reuse=True),
        _statement(Rights.CC_BY, _("可以下载和使用，须注明作者与来源。"), download=True, reuse=True),
        _statement(Rights.CC_BY_SA, _("可以下载和使用，须注明来源，改作后以同样方式共享。"), download=True, reuse=True),
        _statement(Rights.CC_BY_ND, _("可以下载和原样使用，须注明来源，不得改作。"), download=True, reuse=True),
        _statement(Rights.CC_BY_NC, _("可以下载和非商业使用，须注明来源。"), download=True, reuse=True),
        _statement(
            Rights.CC_BY_NC_SA,
            _("可以下载和非商业使用，须注明来源，改作后以同样方式共享。"),
            download=True,
            reuse=True,
        ),
        _statement(
            Rights.CC_BY_NC_ND, _("可以下载和非商业原样使用，须注明来源，不得改作。"), download=True, reuse=True
        ),
        _statement(Rights.IN_COPYRIGHT, _("受版权保护，只能在线浏览；其他使用请先取得权利人许可。")),
        _statement(Rights.ORPHAN, _LOOK_ONLY),
        _statement(Rights.EDUCATIONAL, _("受版权保护；可以下载用于教学和研究，其他使用须取得许可。"), download=True),
        _statement(
            Rights.NONCOMMERCIAL,
            _("受版权保护；可以下载用于非商业用途，其他使用须取得许可。"),
            download=True,
            reuse=True,
        ),
        _statement(Rights.UNLOCATABLE, _LOOK_ONLY),
        _statement(Rights.NO_COPYRIGHT_CONTRACT, _("没有版权，但受合同约束；只能在线浏览。")),
        _statement(
            Rights.NO_COPYRIGHT_NONCOMMERCIAL, _("没有版权；可以下载用于非商业用途。"), download=True, reuse=True
        ),
        _statement(Rights.NO_COPYRIGHT_OTHER, _("没有版权，但有其他法律限制；只能在线浏览。")),
        _statement(Rights.NO_COPYRIGHT_US, _LOOK_ONLY),
        _statement(
            Rights.NO_KNOWN_COPYRIGHT, _("没有已知的版权限制；可以下载，使用前请自行确认。"), download=True, reuse=True
        ),
        _statement(Rights.UNKNOWN, _LOOK_ONLY),
        _statement(Rights.NOT_EVALUATED, _LOOK_ONLY),
        _statement(Rights.HOUSE_OPEN, _("收藏机构授权免费下载和使用，须注明收藏机构。"), download=True, reuse=True),
        _statement(Rights.HOUSE_ONSITE, _("依法只在馆内向读者提供，不能下载。"), viewers=Viewers.ON_SITE),
        _statement(Rights.HOUSE_SIGNED_IN, _("登录后可以在线浏览，不能下载。"), viewers=Viewers.SIGNED_IN),
        _statement(Rights.HOUSE_ON_REQUEST, _("须向收藏机构申请后观看。"), viewers=Viewers.ON_REQUEST),
        _statement(Rights.HOUSE_RESTRICTED, _("图像暂不公开。"), viewers=Viewers.NOBODY),
    ]
)
UNSTATED = Statement("", Viewers.ALL, False, False, pgettext_lazy("rights", "尚未写明权利；可以在线浏览。"))


def statement_of(*uris: str) -> Statement:
    """The statement of the first URI that is not empty: of the file, else of its record."""
    uri = next(filter(None, uris), "")
    return STATEMENTS.get(uri, UNSTATED)


def may_download(*uris: str) -> bool:
    """Whether the full file may be handed out; `uris` as in `statement_of`."""
    return statement_of(*uris).download


def may_reuse(*uris: str) -> bool:
    """Whether others may use it again, on the statement's conditions."""
    return statement_of(*uris).reuse
