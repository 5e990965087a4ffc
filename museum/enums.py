"""The choices of the national movable-heritage form (WW/T 0017, WW/T 0020) and of its census."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ObjectClass(models.TextChoices):
    """The 35 classes. A value is the class's full name, as the census writes it and the search shows it."""

    JADE = "玉石器、宝石", _("玉石器、宝石")
    POTTERY = "陶器", _("陶器")
    PORCELAIN = "瓷器", _("瓷器")
    BRONZE = "铜器", _("铜器")
    GOLD_SILVER = "金银器", _("金银器")
    IRON = "铁器、其他金属器", _("铁器、其他金属器")
    LACQUER = "漆器", _("漆器")
    SCULPTURE = "雕塑、造像", _("雕塑、造像")
    STONE = "石器、石刻、砖瓦", _("石器、石刻、砖瓦")
    PAINTING = "书法、绘画", _("书法、绘画")
    WRITING_TOOLS = "文具", _("文具")
    ORACLE_BONES = "甲骨", _("甲骨")
    SEALS = "玺印符牌", _("玺印符牌")
    COINS = "钱币", _("钱币")
    IVORY_HORN = "牙骨角器", _("牙骨角器")
    BAMBOO_WOOD = "竹木雕", _("竹木雕")
    FURNITURE = "家具", _("家具")
    ENAMEL = "珐琅器", _("珐琅器")
    TEXTILES = "织绣", _("织绣")
    RARE_BOOKS = "古籍图书", _("古籍图书")
    RUBBINGS = "碑帖拓本", _("碑帖拓本")
    WEAPONS = "武器", _("武器")
    STAMPS = "邮品", _("邮品")
    DOCUMENTS = "文件、宣传品", _("文件、宣传品")
    ARCHIVES = "档案文书", _("档案文书")
    BELONGINGS = "名人遗物", _("名人遗物")
    GLASS = "玻璃器", _("玻璃器")
    INSTRUMENTS = "乐器、法器", _("乐器、法器")
    LEATHER = "皮革", _("皮革")
    AUDIOVISUAL = "音像制品", _("音像制品")
    TICKETS = "票据", _("票据")
    TRANSPORT = "交通、运输工具", _("交通、运输工具")
    MEASURES = "度量衡器", _("度量衡器")
    FOSSILS = "标本、化石", _("标本、化石")
    OTHER = "其他", _("其他")


class Grade(models.TextChoices):
    FIRST = "1", _("一级")
    SECOND = "2", _("二级")
    THIRD = "3", _("三级")
    GENERAL = "4", _("一般")
    UNGRADED = "9", _("未定级")


class Completeness(models.TextChoices):
    COMPLETE = "1", _("完整")
    MOSTLY = "2", _("基本完整")
    DAMAGED = "3", _("残缺")
    SEVERE = "4", _("严重残缺（含缺失部件）")


class Condition(models.TextChoices):
    STABLE = "1", _("状态稳定，不需修复")
    PARTLY_DECAYED = "2", _("部分损腐，需要修复")
    BADLY_DECAYED = "3", _("腐蚀损毁严重，急需修复")
    RESTORED = "4", _("已修复")


class AcquisitionSource(models.TextChoices):
    PURCHASE = "01", _("征集购买")
    DONATION = "02", _("接受捐赠")
    EXCHANGE = "03", _("依法交换")
    ALLOCATION = "04", _("拨交")
    HANDOVER = "05", _("移交")
    OLD_HOLDING = "06", _("旧藏")
    EXCAVATION = "07", _("发掘")
    COLLECTING = "08", _("采集")
    SELECTION = "09", _("拣选")
    OTHER = "99", _("其他")


class AcquisitionSpan(models.TextChoices):
    """The time spans of the census, for objects whose date of entry is not known to the day."""

    BEFORE_1949 = "-1949", _("1949.10.1 前")
    TO_1965 = "1949-1965", _("1949.10.1—1965")
    TO_1976 = "1966-1976", _("1966—1976")
    TO_2000 = "1977-2000", _("1977—2000")
    SINCE_2001 = "2001-", _("2001 至今")


class CountKind(models.TextChoices):
    SINGLE = "single", _("单件")
    SET = "set", _("一套多件")


class NumberKind(models.TextChoices):
    GENERAL = "general", _("藏品总登记号")
    AUXILIARY = "auxiliary", _("辅助账号")
    CALL_NUMBER = "call", _("索书号")
    ARCHIVE = "archive", _("档案编号")
    FIXED_ASSET = "asset", _("固定资产登记号")
    PROPERTY = "property", _("财产登记号")
    EXCAVATION = "excavation", _("出土（水）登记号")
    OTHER = "other", _("其他编号")


PUBLIC_NUMBERS = frozenset({NumberKind.GENERAL, NumberKind.CALL_NUMBER, NumberKind.ARCHIVE, NumberKind.EXCAVATION})
"""The kinds that citizens and scholars cite; the others are numbers of the house's ledgers."""


class MaterialKind(models.TextChoices):
    """The first level of 质地."""

    ORGANIC = "有机质", _("有机质")
    INORGANIC = "无机质", _("无机质")
    ORGANIC_COMPOSITE = "有机复合或组合", _("有机复合或组合")
    INORGANIC_COMPOSITE = "无机复合或组合", _("无机复合或组合")
    MIXED_COMPOSITE = "有机无机复合或组合", _("有机无机复合或组合")


class Material(models.TextChoices):
    """The second level; `KIND_OF_MATERIAL` says under which kind it stands."""

    WOOD = "木", _("木")
    BAMBOO = "竹", _("竹")
    PAPER = "纸", _("纸")
    WOOL = "毛", _("毛")
    SILK = "丝", _("丝")
    LEATHER = "皮革", _("皮革")
    BONE = "骨角牙", _("骨角牙")
    COTTON = "棉麻纤维", _("棉麻纤维")
    OTHER_PLANT = "其他植物质", _("其他植物质")
    OTHER_ANIMAL = "其他动物质", _("其他动物质")
    OTHER_ORGANIC = "其他有机质", _("其他有机质")
    STONE = "石", _("石")
    PORCELAIN = "瓷", _("瓷")
    BRICK = "砖瓦", _("砖瓦")
    CLAY = "泥", _("泥")
    POTTERY = "陶", _("陶")
    GLASS = "玻璃", _("玻璃")
    IRON = "铁", _("铁")
    COPPER = "铜", _("铜")
    GEM = "宝玉石", _("宝玉石")
    GOLD = "金", pgettext_lazy("material", "金")
    SILVER = "银", _("银")
    OTHER_METAL = "其他金属", _("其他金属")
    OTHER_INORGANIC = "其他无机质", _("其他无机质")


_LAST_ORGANIC = Material.values.index(Material.OTHER_ORGANIC)
KIND_OF_MATERIAL = {
    value: MaterialKind.ORGANIC if index <= _LAST_ORGANIC else MaterialKind.INORGANIC
    for index, value in enumerate(Material.values)
}


class DimensionType(models.TextChoices):
    """What was measured (CDWA Dimensions Type, LIDO measurementType)."""

    HEIGHT = "height", _("高")
    TOTAL_HEIGHT = "total_height", _("通高")
    LENGTH = "length", _("长")
    TOTAL_LENGTH = "total_length", _("通长")
    WIDTH = "width", _("宽")
    DEPTH = "depth", _("深")
    THICKNESS = "thickness", _("厚")
    DIAMETER = "diameter", _("直径")
    MOUTH = "mouth", _("口径")
    BELLY = "belly", _("腹径")
    FOOT = "foot", _("底径")
    CIRCUMFERENCE = "circumference", _("周长")
    OTHER = "other", _("其他")


class LengthUnit(models.TextChoices):
    MILLIMETRE = "mm", _("毫米")
    CENTIMETRE = "cm", _("厘米")
    METRE = "m", _("米")
    INCH = "in", _("英寸")


class MassUnit(models.TextChoices):
    GRAM = "g", _("克")
    KILOGRAM = "kg", _("千克")
    TONNE = "t", _("吨")


class MarkKind(models.TextChoices):
    """What stands on the object. A reign mark is one of these, never its date."""

    INSCRIPTION = "inscription", _("铭文")
    MARK = "mark", _("款识")
    SIGNATURE = "signature", _("署款")
    TITLE = "title", _("题签")
    COLOPHON = "colophon", _("题跋")
    SEAL = "seal", _("印章")
    LABEL = "label", _("标签")
    OTHER = "other", _("其他")


class HistoryKind(models.TextChoices):
    EXHIBITION = "exhibition", _("展出")
    PUBLICATION = "publication", _("著录或出版")
