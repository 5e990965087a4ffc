"""The choices of an art museum. No code of the national census is settled, so the term itself is stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    """The kinds of the national census of art museums."""

    CHINESE_PAINTING = "中国画", _("中国画")
    OIL = "油画", _("油画")
    PRINT = "版画", _("版画")
    SCULPTURE = "雕塑", _("雕塑")
    WATERCOLOUR = "水彩、水粉画", _("水彩、水粉画")
    DRAWING = "素描、速写", _("素描、速写")
    LACQUER = "漆画", _("漆画")
    MURAL = "壁画", _("壁画")
    MIXED_MEDIA = "综合材料绘画", _("综合材料绘画")
    CALLIGRAPHY = "书法", _("书法")
    SEAL_CARVING = "篆刻", _("篆刻")
    NEW_YEAR_PRINT = "年画", _("年画")
    PICTURE_STORY = "连环画", _("连环画")
    CARTOON = "漫画", _("漫画")
    ILLUSTRATION = "插图", _("插图")
    POSTER = "宣传画", _("宣传画")
    PHOTOGRAPHY = "摄影", _("摄影")
    DESIGN = "设计", _("设计")
    CRAFT = "工艺美术", _("工艺美术")
    CERAMICS = "陶艺", _("陶艺")
    FOLK_ART = "民间美术", _("民间美术")
    PAPER_CUT = "剪纸", _("剪纸")
    INSTALLATION = "装置", _("装置")
    NEW_MEDIA = "影像、新媒体", _("影像、新媒体")
    EXPERIMENTAL = "实验艺术", _("实验艺术")
    DOCUMENTS = "美术文献、手稿", _("美术文献、手稿")
    OTHER = "其他", _("其他")


class Script(models.TextChoices):
    SEAL = "篆书", _("篆书")
    CLERICAL = "隶书", _("隶书")
    REGULAR = "楷书", _("楷书")
    RUNNING = "行书", _("行书")
    CURSIVE = "草书", _("草书")
    MIXED = "多体", _("多体")


class Unit(models.TextChoices):
    MILLIMETRE = "mm", _("毫米")
    CENTIMETRE = "cm", _("厘米")
    METRE = "m", _("米")


class MarkKind(models.TextChoices):
    """What is written or stamped on a work (CDWA Inscriptions/Marks)."""

    SIGNATURE = "signature", _("款识")
    INSCRIPTION = "inscription", _("题识")
    COLOPHON = "colophon", _("题跋")
    TITLE = "title", _("引首与签条")
    SEAL = "seal", _("作者印")
    COLLECTOR_SEAL = "collector-seal", _("鉴藏印")
    DATE = "date", _("纪年")
    MARK = "mark", _("标记")


SEALS = (MarkKind.SEAL, MarkKind.COLLECTOR_SEAL)


class LoanStatus(models.TextChoices):
    """Where a work is, as the public may know."""

    IN_STORE = "in-store", _("在库")
    ON_DISPLAY = "on-display", _("展出中")
    ON_LOAN = "on-loan", _("外借展出")
    BORROWED = "borrowed", _("借入展品")
    CONSERVATION = "conservation", _("修复中")
    NOT_FOR_LOAN = "not-for-loan", _("不外借")


class Acquisition(models.TextChoices):
    PURCHASE = "征集购买", _("征集购买")
    DONATION = "接受捐赠", _("接受捐赠")
    EXCHANGE = "依法交换", _("依法交换")
    ALLOCATION = "拨交", _("拨交")
    HANDOVER = "移交", _("移交")
    OLD_HOLDING = "旧藏", _("旧藏")
    COMMISSION = "委托创作", _("委托创作")
    DEPOSIT = "寄存", _("寄存")
    OTHER = "其他", _("其他")


SUBJECTS = (
    "人物",
    "山水",
    "花鸟",
    "走兽",
    "界画",
    "风景",
    "静物",
    "历史",
    "风俗",
    "生活",
    "工业",
    "城市",
    "农村",
    "抽象",
)
TECHNIQUES = (
    "工笔", "写意", "兼工带写", "白描", "水墨", "设色", "青绿", "浅绛", "没骨", "指画", "布面油画", "布面丙烯",
    "木板油画", "水彩", "水粉", "黑白木刻", "套色木刻", "水印木刻", "丝网版", "石版", "铜版", "大漆", "青铜铸造",
    "石雕", "木雕", "综合材料",
)  # fmt: skip
MOUNTS = (
    "立轴", "横披", "手卷", "册页", "扇面", "团扇", "镜片", "条屏", "对联", "斗方", "中堂", "镜框", "外框", "卡纸",
    "印屏", "底座", "未装裱",
)  # fmt: skip
PARTS = ("画心", "装裱", "整体", "纸张", "版面", "印面", "画框", "底座")
"""Suggested words: an art museum adds its own."""
