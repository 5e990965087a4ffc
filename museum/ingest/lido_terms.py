"""The vocabularies of LIDO in the words of the museum's form: events, measurements, marks, ways of acquisition."""

from __future__ import annotations

import re

from platform_site.vocabulary.rights import Rights

from ..enums import AcquisitionSource, DimensionType, LengthUnit, MarkKind, MassUnit

MAKING, CHANGING, FINDING, ACQUIRING = "making", "changing", "finding", "acquiring"
OWNING, SHOWING, PUBLISHING, OTHER = "owning", "showing", "publishing", "other"

EVENT_NUMBERS = {
    "lido00007": MAKING, "lido00012": MAKING, "lido00031": MAKING, "lido00224": MAKING, "lido00226": MAKING,
    "lido00013": MAKING, "lido00006": CHANGING, "lido00008": CHANGING, "lido00034": CHANGING, "lido00029": CHANGING,
    "lido00002": FINDING, "lido00033": FINDING, "lido00010": FINDING, "lido00001": ACQUIRING, "lido00227": OWNING,
    "lido00225": SHOWING, "lido00228": PUBLISHING,
}  # fmt: skip
"""http://terminology.lido-schema.org/eventType"""

EVENT_WORDS = {
    MAKING: ("production", "creation", "making", "design", "execution", "herstellung", "entstehung", "entwurf",
             "ausführung", "制作", "创作", "製作", "創作", "生产", "烧造", "铸造", "制造"),
    CHANGING: ("modification", "restoration", "bearbeitung", "restaurierung", "修复", "改造", "加工"),
    FINDING: ("finding", "excavation", "collecting", "fund", "ausgrabung", "出土", "发现", "发掘", "采集"),
    ACQUIRING: ("acquisition", "erwerb", "入藏", "征集", "收购", "接收"),
    OWNING: ("provenance", "provenienz", "流传", "递藏", "旧藏"),
    SHOWING: ("exhibition", "ausstellung", "展览", "展出", "陈列"),
    PUBLISHING: ("publication", "veröffentlichung", "出版", "著录"),
}  # fmt: skip

DIMENSIONS = {
    DimensionType.TOTAL_HEIGHT: ("total height", "gesamthöhe", "通高"),
    DimensionType.TOTAL_LENGTH: ("total length", "gesamtlänge", "通长"),
    DimensionType.MOUTH: ("mouth diameter", "rim diameter", "口径"),
    DimensionType.BELLY: ("belly diameter", "腹径"),
    DimensionType.FOOT: ("foot diameter", "base diameter", "底径", "足径"),
    DimensionType.CIRCUMFERENCE: ("circumference", "umfang", "周长"),
    DimensionType.DIAMETER: ("diameter", "durchmesser", "直径"),
    DimensionType.HEIGHT: ("height", "höhe", "高"),
    DimensionType.WIDTH: ("width", "breite", "宽"),
    DimensionType.DEPTH: ("depth", "tiefe", "深"),
    DimensionType.THICKNESS: ("thickness", "dicke", "厚"),
    DimensionType.LENGTH: ("length", "länge", "长"),
}
"""What is found first in the type of a measurement counts, so the longer words stand first."""

MASS_WORDS = ("weight", "mass", "gewicht", "重", "质量")
LENGTH_UNITS = {
    "mm": LengthUnit.MILLIMETRE, "毫米": LengthUnit.MILLIMETRE, "cm": LengthUnit.CENTIMETRE,
    "厘米": LengthUnit.CENTIMETRE, "m": LengthUnit.METRE, "米": LengthUnit.METRE, "in": LengthUnit.INCH,
    "inch": LengthUnit.INCH, "inches": LengthUnit.INCH, "英寸": LengthUnit.INCH, "centimeter": LengthUnit.CENTIMETRE,
    "centimetre": LengthUnit.CENTIMETRE, "millimeter": LengthUnit.MILLIMETRE, "millimetre": LengthUnit.MILLIMETRE,
}  # fmt: skip
MASS_UNITS = {
    "g": MassUnit.GRAM, "克": MassUnit.GRAM, "kg": MassUnit.KILOGRAM, "千克": MassUnit.KILOGRAM, "t": MassUnit.TONNE,
    "吨": MassUnit.TONNE,
}  # fmt: skip

MARKS = {
    MarkKind.SIGNATURE: ("signatur", "署款", "签名", "落款"),
    MarkKind.SEAL: ("seal", "siegel", "印"),
    MarkKind.COLOPHON: ("colophon", "题跋"),
    MarkKind.TITLE: ("title", "题签"),
    MarkKind.MARK: ("mark", "stamp", "stempel", "marke", "款"),
    MarkKind.LABEL: ("label", "etikett", "标签"),
}

ACQUISITIONS = {
    AcquisitionSource.PURCHASE: ("purchase", "kauf", "购"),
    AcquisitionSource.DONATION: ("donation", "gift", "bequest", "schenkung", "geschenk", "vermächtnis", "捐"),
    AcquisitionSource.EXCHANGE: ("exchange", "tausch", "交换"),
    AcquisitionSource.ALLOCATION: ("allocation", "überweisung", "拨交", "调拨"),
    AcquisitionSource.HANDOVER: ("transfer", "handover", "移交"),
    AcquisitionSource.OLD_HOLDING: ("old holding", "altbestand", "旧藏"),
    AcquisitionSource.EXCAVATION: ("excavation", "ausgrabung", "发掘", "出土"),
    AcquisitionSource.COLLECTING: ("collecting", "aufsammlung", "采集"),
    AcquisitionSource.SELECTION: ("selection", "拣选"),
}

RIGHTS_WORDS = {Rights.PDM: ("gemeinfrei", "public domain", "公有领域"), Rights.CC0: ("cc0",)}
COLLECTION_WORDS = ("sammlung", "collection", "department", "部门", "馆藏部")
PART_OF = ("ispartof", "is part of", "part of", "teil von", "gehört zu", "属于", "所属")
VERSION = re.compile(r"/\d\.\d/")


def named(table: dict, text: str, otherwise=""):
    """The key of the first entry of which a word is in the text."""
    text = text.lower()
    return next((key for key, words in table.items() if any(word in text for word in words)), otherwise)


def event_kind(uris: list[str], labels: list[str]) -> str:
    """What an event is to the museum, by its number in LIDO's terminology, else by its name."""
    for uri in uris:
        number = uri.rstrip("/").rpartition("/")[2]
        if number in EVENT_NUMBERS:
            return EVENT_NUMBERS[number]
    return named(EVENT_WORDS, " ".join([*labels, *(uri.rpartition("/")[2] for uri in uris)]), OTHER)


def rights_of(uris: list[str], labels: list[str]) -> str:
    """The statement of the controlled list that the URI or its words name; empty when it is another."""
    for uri in uris:
        plain = uri.strip().replace("http://", "https://").replace("www.", "")
        plain = plain.partition("deed")[0].rstrip("/") + "/"
        known = next((value for value in Rights.values if without_version(value) == without_version(plain)), "")
        if known:
            return known
    return named(RIGHTS_WORDS, " ".join(labels))


def without_version(uri: str) -> str:
    return VERSION.sub("/", uri.lower())
