"""Rights statements and licences of a record or picture, by URI (rightsstatements.org, Creative Commons)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rights(models.TextChoices):
    CC0 = "https://creativecommons.org/publicdomain/zero/1.0/", _("CC0 公有领域贡献")
    PDM = "https://creativecommons.org/publicdomain/mark/1.0/", _("公有领域")
    CC_BY = "https://creativecommons.org/licenses/by/4.0/", _("署名 4.0")
    CC_BY_SA = "https://creativecommons.org/licenses/by-sa/4.0/", _("署名—相同方式共享 4.0")
    CC_BY_NC = "https://creativecommons.org/licenses/by-nc/4.0/", _("署名—非商业性使用 4.0")
    IN_COPYRIGHT = "https://rightsstatements.org/vocab/InC/1.0/", _("受版权保护")
    EDUCATIONAL = "https://rightsstatements.org/vocab/InC-EDU/1.0/", _("受版权保护，允许教育使用")
    NO_COPYRIGHT_CONTRACT = "https://rightsstatements.org/vocab/NoC-CR/1.0/", _("无版权，受合同限制")
    UNKNOWN = "https://rightsstatements.org/vocab/UND/1.0/", _("版权状况未确定")
    NOT_EVALUATED = "https://rightsstatements.org/vocab/CNE/1.0/", _("版权状况未评估")


FREE_TO_REUSE = frozenset({Rights.CC0, Rights.PDM, Rights.CC_BY, Rights.CC_BY_SA})
