"""The choices of the catalogue. Where the trade has a fixed word and no code, the word itself is stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkKind(models.TextChoices):
    BOOK = "book", _("图书")
    ANCIENT = "ancient", _("古籍")
    LOCAL = "local", _("地方文献")
    SERIAL = "serial", _("报刊")
    GENEALOGY = "genealogy", _("家谱")
    MAP = "map", _("舆图与地图")
    RUBBING = "rubbing", _("碑帖拓片")
    SCORE = "score", _("乐谱")
    MANUSCRIPT = "manuscript", _("手稿与档案")
    AUDIO = "audio", _("音像")
    TEXT = "text", _("诗文")


class LoanKind(models.TextChoices):
    LENDABLE = "lendable", _("可外借")
    READING_ROOM = "reading-room", _("馆内阅览")
    ONLINE = "online", _("在线阅读")


class ItemStatus(models.TextChoices):
    """Where a copy is now; `HIDDEN` ones are no longer offered to readers."""

    AVAILABLE = "available", _("在馆")
    ON_LOAN = "on-loan", _("借出")
    PROCESSING = "processing", _("编目整理中")
    REPAIR = "repair", _("修复中")
    LOST = "lost", _("遗失")
    WITHDRAWN = "withdrawn", _("已剔除")


HIDDEN = (ItemStatus.LOST, ItemStatus.WITHDRAWN)


class IssueState(models.TextChoices):
    HELD = "held", _("在藏")
    MISSING = "missing", _("缺藏")
    EXPECTED = "expected", _("未到")


class Frequency(models.TextChoices):
    """How often a serial appears (MARC 21 310 and 008/18; CNMARC 110 $a/1)."""

    DAILY = "日刊", _("日刊")
    SEMIWEEKLY = "半周刊", _("半周刊")
    WEEKLY = "周刊", _("周刊")
    TEN_DAYS = "旬刊", _("旬刊")
    BIWEEKLY = "双周刊", _("双周刊")
    SEMIMONTHLY = "半月刊", _("半月刊")
    MONTHLY = "月刊", _("月刊")
    BIMONTHLY = "双月刊", _("双月刊")
    QUARTERLY = "季刊", _("季刊")
    THIRD = "四月刊", _("四月刊")
    SEMIANNUAL = "半年刊", _("半年刊")
    ANNUAL = "年刊", _("年刊")
    BIENNIAL = "双年刊", _("双年刊")
    IRREGULAR = "不定期", _("不定期")


class LocalTie(models.TextChoices):
    """Why a document belongs to the collection on the locality."""

    ABOUT = "about", _("内容涉及本地")
    AUTHOR = "author", _("本地人士著述")
    PUBLISHED = "published", _("本地出版")


class EditionKind(models.TextChoices):
    """How the copies of an edition were made; for ancient books the 版本类型 of their catalogues."""

    MANUSCRIPT = "稿本", _("稿本")
    TRANSCRIPT = "抄本", _("抄本")
    BLOCK = "刻本", _("刻本")
    MOVABLE = "活字本", _("活字本")
    COLOURED = "套印本", _("套印本")
    LITHOGRAPH = "石印本", _("石印本")
    LETTERPRESS = "铅印本", _("铅印本")
    FACSIMILE = "影印本", _("影印本")
    RUBBING = "拓本", _("拓本")
    ANNOTATED = "批校本", _("批校本")
    REPAIRED = "递修本", _("递修本")
    MODERN = "排印本", _("排印本")
    ELECTRONIC = "电子本", _("电子本")


class Binding(models.TextChoices):
    """MARC 21 020 $q, 563; CNMARC 010 $b, 310."""

    PAPERBACK = "平装", _("平装")
    HARDBACK = "精装", _("精装")
    THREAD = "线装", _("线装")
    WRAPPED = "包背装", _("包背装")
    BUTTERFLY = "蝴蝶装", _("蝴蝶装")
    CONCERTINA = "经折装", _("经折装")
    SCROLL = "卷轴装", _("卷轴装")
    POTHI = "梵夹装", _("梵夹装")
    TWISTED = "毛装", _("毛装")
    LOOSE = "散页", _("散页")


class Border(models.TextChoices):
    """The lines around the text of a leaf."""

    DOUBLE_SIDES = "左右双边", _("左右双边")
    DOUBLE = "四周双边", _("四周双边")
    SINGLE = "四周单边", _("四周单边")
    NONE = "无边框", _("无边框")


class Centre(models.TextChoices):
    """The fold of a leaf: white or black mouth."""

    WHITE = "白口", _("白口")
    BLACK = "黑口", _("黑口")
    THICK_BLACK = "粗黑口", _("粗黑口")
    THIN_BLACK = "细黑口", _("细黑口")
    FLOWERED = "花口", _("花口")


class Fishtail(models.TextChoices):
    """The mark on the fold of a leaf."""

    SINGLE = "单鱼尾", _("单鱼尾")
    SINGLE_BLACK = "单黑鱼尾", _("单黑鱼尾")
    PAIR = "双鱼尾", _("双鱼尾")
    PAIR_ALIKE = "双顺黑鱼尾", _("双顺黑鱼尾")
    PAIR_OPPOSED = "双对黑鱼尾", _("双对黑鱼尾")
    TRIPLE = "三鱼尾", _("三鱼尾")
    FLOWERED = "花鱼尾", _("花鱼尾")
    NONE = "无鱼尾", _("无鱼尾")


class FourParts(models.TextChoices):
    """The classes of ancient books (四部), with their second level."""

    JING = "经部", _("经部")
    JING_CHANGES = "经部·易类", _("经部·易类")
    JING_DOCUMENTS = "经部·书类", _("经部·书类")
    JING_ODES = "经部·诗类", _("经部·诗类")
    JING_RITES = "经部·礼类", _("经部·礼类")
    JING_ANNALS = "经部·春秋类", _("经部·春秋类")
    JING_FILIAL_PIETY = "经部·孝经类", _("经部·孝经类")
    JING_FOUR_BOOKS = "经部·四书类", _("经部·四书类")
    JING_MUSIC = "经部·乐类", _("经部·乐类")
    JING_GENERAL = "经部·群经总义类", _("经部·群经总义类")
    JING_PHILOLOGY = "经部·小学类", _("经部·小学类")
    SHI = "史部", _("史部")
    SHI_DYNASTIC = "史部·正史类", _("史部·正史类")
    SHI_CHRONICLES = "史部·编年类", _("史部·编年类")
    SHI_TOPICAL = "史部·纪事本末类", _("史部·纪事本末类")
    SHI_SEPARATE = "史部·别史类", _("史部·别史类")
    SHI_MISCELLANEOUS = "史部·杂史类", _("史部·杂史类")
    SHI_EDICTS = "史部·诏令奏议类", _("史部·诏令奏议类")
    SHI_BIOGRAPHY = "史部·传记类", _("史部·传记类")
    SHI_EXCERPTS = "史部·史抄类", _("史部·史抄类")
    SHI_REGIONAL = "史部·载记类", _("史部·载记类")
    SHI_SEASONS = "史部·时令类", _("史部·时令类")
    SHI_GEOGRAPHY = "史部·地理类", _("史部·地理类")
    SHI_OFFICES = "史部·职官类", _("史部·职官类")
    SHI_INSTITUTIONS = "史部·政书类", _("史部·政书类")
    SHI_BIBLIOGRAPHY = "史部·目录类", _("史部·目录类")
    SHI_CRITICISM = "史部·史评类", _("史部·史评类")
    SHI_EPIGRAPHY = "史部·金石类", _("史部·金石类")
    SHI_GENEALOGY = "史部·谱牒类", _("史部·谱牒类")
    ZI = "子部", _("子部")
    ZI_CONFUCIAN = "子部·儒家", _("子部·儒家")
    ZI_MILITARY = "子部·兵家", _("子部·兵家")
    ZI_LEGALIST = "子部·法家", _("子部·法家")
    ZI_AGRICULTURE = "子部·农家", _("子部·农家")
    ZI_MEDICINE = "子部·医家", _("子部·医家")
    ZI_ASTRONOMY = "子部·天文算法类", _("子部·天文算法类")
    ZI_DIVINATION = "子部·术数类", _("子部·术数类")
    ZI_ARTS = "子部·艺术类", _("子部·艺术类")
    ZI_CATALOGUES = "子部·谱录类", _("子部·谱录类")
    ZI_ECLECTIC = "子部·杂家", _("子部·杂家")
    ZI_ENCYCLOPAEDIAS = "子部·类书类", _("子部·类书类")
    ZI_ANECDOTES = "子部·小说家", _("子部·小说家")
    ZI_BUDDHIST = "子部·释家", _("子部·释家")
    ZI_DAOIST = "子部·道家", _("子部·道家")
    JI = "集部", _("集部")
    JI_CHUCI = "集部·楚辞类", _("集部·楚辞类")
    JI_INDIVIDUAL = "集部·别集类", _("集部·别集类")
    JI_ANTHOLOGIES = "集部·总集类", _("集部·总集类")
    JI_CRITICISM = "集部·诗文评类", _("集部·诗文评类")
    JI_LYRICS = "集部·词曲类", _("集部·词曲类")
    JI_FICTION = "集部·小说类", _("集部·小说类")
    CONG = "丛部", _("丛部")
    CONG_COLLECTED = "丛部·汇编", _("丛部·汇编")
    CONG_CLAN = "丛部·氏族", _("丛部·氏族")
    CONG_ONE_AUTHOR = "丛部·独撰", _("丛部·独撰")
    CONG_LOCAL = "丛部·地方", _("丛部·地方")
