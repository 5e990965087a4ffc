"""Coded values of the two MARC families, in the words that the catalogue keeps."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils import translation

from ..enums import Binding, Frequency, ItemStatus

LANGUAGES = {
    "chi": "汉语", "eng": "英语", "jpn": "日语", "kor": "韩语", "fre": "法语", "ger": "德语", "rus": "俄语",
    "spa": "西班牙语", "ita": "意大利语", "por": "葡萄牙语", "ara": "阿拉伯语", "heb": "希伯来语", "per": "波斯语",
    "tib": "藏语", "mon": "蒙古语", "uig": "维吾尔语", "vie": "越南语", "tha": "泰语", "hin": "印地语", "lat": "拉丁语",
}  # fmt: skip
"""ISO 639-2/B, as both families use them; others stay codes."""

MARC21_FREQUENCY = {
    "a": Frequency.ANNUAL, "b": Frequency.BIMONTHLY, "c": Frequency.SEMIWEEKLY, "d": Frequency.DAILY,
    "e": Frequency.BIWEEKLY, "f": Frequency.SEMIANNUAL, "g": Frequency.BIENNIAL, "j": Frequency.TEN_DAYS,
    "m": Frequency.MONTHLY, "q": Frequency.QUARTERLY, "s": Frequency.SEMIMONTHLY, "t": Frequency.THIRD,
    "w": Frequency.WEEKLY,
}  # fmt: skip
"""Position 18 of field 008 of serials."""

UNIMARC_FREQUENCY = {
    "a": Frequency.DAILY, "b": Frequency.SEMIWEEKLY, "c": Frequency.WEEKLY, "d": Frequency.BIWEEKLY,
    "e": Frequency.SEMIMONTHLY, "f": Frequency.MONTHLY, "g": Frequency.BIMONTHLY, "h": Frequency.QUARTERLY,
    "i": Frequency.THIRD, "j": Frequency.SEMIANNUAL, "k": Frequency.ANNUAL, "l": Frequency.BIENNIAL,
    "o": Frequency.TEN_DAYS, "y": Frequency.IRREGULAR,
}  # fmt: skip
"""Position 1 of field 110 $a."""

FREQUENCY_WORDS = {
    "daily": Frequency.DAILY, "weekly": Frequency.WEEKLY, "biweekly": Frequency.BIWEEKLY,
    "semimonthly": Frequency.SEMIMONTHLY, "monthly": Frequency.MONTHLY, "bimonthly": Frequency.BIMONTHLY,
    "quarterly": Frequency.QUARTERLY, "semiannual": Frequency.SEMIANNUAL, "annual": Frequency.ANNUAL,
    "biennial": Frequency.BIENNIAL, "irregular": Frequency.IRREGULAR,
}  # fmt: skip

BINDINGS = {
    "pbk": Binding.PAPERBACK, "paperback": Binding.PAPERBACK, "paper": Binding.PAPERBACK, "hbk": Binding.HARDBACK,
    "hardcover": Binding.HARDBACK, "hardback": Binding.HARDBACK, "cloth": Binding.HARDBACK, "hd.bd": Binding.HARDBACK,
}  # fmt: skip

UNIMARC_ROLES = {
    "070": "著", "340": "编", "730": "译", "440": "绘图", "080": "序", "650": "出版", "220": "编纂", "020": "注释",
    "010": "改编", "600": "摄影", "205": "参与",
}  # fmt: skip
"""Relator codes of UNIMARC appendix C; Chinese catalogues write the word itself."""

STATUS_WORDS = {
    "available": ItemStatus.AVAILABLE, "on shelf": ItemStatus.AVAILABLE, "在架": ItemStatus.AVAILABLE,
    "on loan": ItemStatus.ON_LOAN, "checked out": ItemStatus.ON_LOAN, "外借": ItemStatus.ON_LOAN,
    "in process": ItemStatus.PROCESSING, "编目": ItemStatus.PROCESSING, "加工": ItemStatus.PROCESSING,
    "repair": ItemStatus.REPAIR, "binding": ItemStatus.REPAIR, "damaged": ItemStatus.REPAIR, "装订": ItemStatus.REPAIR,
    "修补": ItemStatus.REPAIR, "破损": ItemStatus.REPAIR, "lost": ItemStatus.LOST, "missing": ItemStatus.LOST,
    "丢失": ItemStatus.LOST, "withdrawn": ItemStatus.WITHDRAWN, "discarded": ItemStatus.WITHDRAWN,
    "剔除": ItemStatus.WITHDRAWN, "注销": ItemStatus.WITHDRAWN, "下架": ItemStatus.WITHDRAWN,
}  # fmt: skip
"""What library systems write of a copy, beside the words of the catalogue itself."""

AUDIENCES_CN = {
    "a": "少年儿童", "b": "学龄前儿童", "c": "小学生", "d": "少年", "e": "青年", "k": "成人研究者", "m": "普通读者",
}  # fmt: skip
"""Positions 17-19 of CNMARC 100 $a."""

AUDIENCES_21 = {
    "a": "学龄前儿童", "b": "小学低年级", "c": "小学高年级", "d": "青少年", "e": "成人", "f": "专业读者",
    "g": "普通读者", "j": "少年儿童",
}  # fmt: skip
"""Position 22 of field 008."""


def language_of(code: str) -> str:
    code = code.strip(" |\\")[:3].lower()
    return LANGUAGES.get(code, code)


def frequency_in(text: str) -> str:
    """The frequency that a note speaks of: `月刊`, `Quarterly (irregular)`. Empty when it says something else."""
    for name in sorted(Frequency.values, key=len, reverse=True):  # 双月刊 holds 月刊
        if name in text:
            return name
    word = text.lower().strip(" .,").split(" ")[0].strip(",.;")
    return FREQUENCY_WORDS.get(word, "")


def binding_in(text: str) -> str:
    """The binding in `(pbk.)`, `平装`, `精装 : CNY58.00`."""
    for kind in Binding:
        if kind.value in text:
            return kind.value
    words = text.lower().replace("(", " ").replace(")", " ").split()
    return next((BINDINGS[word.strip(" .:;,")] for word in words if word.strip(" .:;,") in BINDINGS), "")


def status_word(status: str) -> str:
    """The status of a copy as exports write it."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(ItemStatus(status).label)


@cache
def status_words() -> dict[str, str]:
    own = {value: value for value in ItemStatus.values} | {status_word(status): status for status in ItemStatus}
    return own | STATUS_WORDS


def status_in(text: str) -> str:
    """The status that a holdings field writes, in our words or another system's; empty for what says nothing known."""
    text, words = text.strip().casefold(), status_words()
    within = (status for word, status in words.items() if word in text and status != ItemStatus.AVAILABLE)
    return words.get(text) or next(within, "")
