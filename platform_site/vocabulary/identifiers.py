"""Identifiers that the world's authority files give: how each is written, checked, and where it leads."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Scheme(models.TextChoices):
    ULAN = "ulan", gettext_lazy("ULAN 艺术家名录")
    VIAF = "viaf", gettext_lazy("VIAF 虚拟国际规范档")
    WIKIDATA = "wikidata", gettext_lazy("Wikidata 维基数据")
    ISNI = "isni", gettext_lazy("ISNI 国际标准名称标识")
    DILA = "dila", gettext_lazy("DILA 佛学规范资料库")
    NGA = "nga", gettext_lazy("美国国家美术馆")
    TATE = "tate", gettext_lazy("泰特美术馆")
    AAT = "aat", gettext_lazy("AAT 艺术与建筑词表")
    TGN = "tgn", gettext_lazy("TGN 地名词表")
    CLC = "clc", gettext_lazy("中国图书馆分类号")
    URL = "url", gettext_lazy("其他网址")


@dataclass(frozen=True, slots=True)
class Form:
    """How identifiers of a scheme look; `link` is filled with the identifier, empty where nothing answers for it."""

    pattern: re.Pattern
    example: str
    link: str = ""


def _form(pattern: str, example: str, link: str = "") -> Form:
    return Form(re.compile(pattern), example, link)


FORMS = {
    Scheme.ULAN: _form(r"500\d{6}", "500115983", "http://vocab.getty.edu/ulan/{}"),
    Scheme.VIAF: _form(r"[1-9]\d{1,21}", "36950012", "https://viaf.org/viaf/{}"),
    Scheme.WIKIDATA: _form(r"Q[1-9]\d*", "Q214867", "https://www.wikidata.org/wiki/{}"),
    Scheme.ISNI: _form(r"\d{15}[\dX]", "0000000121032683", "https://isni.org/isni/{}"),
    Scheme.DILA: _form(r"(?:A|PL[A-Z0-9]?|era-)\d+", "A001583"),
    Scheme.NGA: _form(r"\d+", "12", "https://www.nga.gov/artists/{}"),
    Scheme.TATE: _form(r"\d+", "558", "https://www.tate.org.uk/art/artists/{}"),
    Scheme.AAT: _form(r"300\d{6}", "300010900", "http://vocab.getty.edu/aat/{}"),
    Scheme.TGN: _form(r"[17]\d{6}", "7001758", "http://vocab.getty.edu/tgn/{}"),
    Scheme.CLC: _form(r"[A-Z][A-Z0-9.\-/=()+:]*", "J212"),
}


def check(scheme: str, value: str) -> None:
    """Raises ValidationError when `value` is not written as identifiers of `scheme` are."""
    if scheme == Scheme.URL:
        URLValidator(schemes=("http", "https"))(value)
        return
    form = FORMS.get(scheme)
    if form is None:
        raise ValidationError(_("没有“%(scheme)s”这种标识。") % {"scheme": scheme})
    if not form.pattern.fullmatch(value):
        raise ValidationError(
            _("“%(value)s”不是有效的%(scheme)s标识；例如 %(example)s。")
            % {"value": value, "scheme": Scheme(scheme).label, "example": form.example}
        )
    if scheme == Scheme.ISNI and not has_isni_check(value):
        raise ValidationError(_("“%(value)s”的校验位不对，请核对 ISNI。") % {"value": value})


def has_isni_check(value: str) -> bool:
    """The check character of ISO 27729 (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in value[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == value[-1]


def link(scheme: str, value: str) -> str:
    """The address that the identifier leads to; empty when it leads nowhere."""
    if scheme == Scheme.URL:
        return value
    form = FORMS.get(scheme)
    return form.link.format(value) if form else ""


def tidy(scheme: str, value: str) -> str:
    """The identifier itself, when its whole address or a spaced form was given."""
    value = value.strip()
    if scheme == Scheme.URL:
        return value
    if "/" in value and scheme != Scheme.CLC:
        value = value.rstrip("/").rsplit("/", 1)[-1]
    return re.sub(r"[\s-]", "", value) if scheme == Scheme.ISNI else value
