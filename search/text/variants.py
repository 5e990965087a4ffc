"""Which characters are one: traditional, simplified and variant forms, from OpenCC's tables and a short own list.

Every character belongs to a class, named by one member. Where one simplified character merged several words
(发 is 發 and 髮, 干 is 乾, 幹 and 干, 后 is 後 and 后), each traditional character stays a class of its own and the
simplified one is a further class: the index keeps what was written apart, and the words of the *query* decide
(`words.py`) which of the classes are asked for. So 乾隆 is never 干隆, and 头发 does not find 街頭發展.
"""

from functools import cache
from importlib.resources import files

OWN_VARIANTS = dict(
    pair.split("=")
    for pair in """
        窰=窑 窯=窑 盌=碗 椀=碗 盃=杯 鑪=炉 鈩=炉 峯=峰 羣=群 畧=略 墻=墙 牆=墙 脩=修 秊=年 靣=面 覩=睹 欵=款 厰=厂
        廚=厨 廐=厩 厤=历 厯=历 曡=叠 叢=丛 薓=参 叅=参 埶=艺 秇=艺 寳=宝 寶=宝 珎=珍 啚=图 圗=图 圖=图 畵=画 畫=画
        刋=刊 帋=纸 紙=纸 筭=算 竒=奇 冩=写 凟=渎 凾=函 凖=准 甆=瓷 瓈=璃 琍=璃 缾=瓶 罇=樽 罎=坛 罈=坛 壜=坛 鼔=鼓
        鍳=鉴 鑒=鉴 鑑=鉴 鑛=矿 礦=矿 砲=炮 礮=炮 硏=研 絃=弦 緜=绵 縧=绦 繡=绣 綉=绣 繍=绣 羮=羹 聨=联 聮=联 臯=皋
        舘=馆 館=馆 艸=草 萲=萱 葠=参 蔴=麻 蘂=蕊 蕋=蕊 蘓=苏 囌=苏 衞=卫 衛=卫 裠=裙 裵=裴 觧=解 譌=讹 讃=赞 讚=赞
        賸=剩 賫=赍 軰=辈 辭=辞 辤=辞 逺=远 遯=遁 鄕=乡 鄊=乡 酧=酬 醖=酝 隂=阴 隄=堤 隣=邻 鄰=邻 雋=隽 靑=青 靜=静
        顔=颜 餙=饰 饍=膳 鷄=鸡 雞=鸡 鵞=鹅 鵝=鹅 麐=麟 黒=黑 亝=齐 旾=春 昬=昏 暎=映 曺=曹 朞=期 柹=柿 栢=柏 梹=槟
        棊=棋 碁=棋 槕=桌 槀=槁 簷=檐 歎=叹 嘆=叹 淸=清 溼=湿 濕=湿 灋=法 烱=炯 煑=煮 煕=熙 熈=熙 牀=床 犂=犁 猨=猿
        獘=弊 眞=真 眎=视 秌=秋 穉=稚 窻=窗 窓=窗 牕=窗 笻=筇 箇=个 個=个 慙=惭 慿=凭 憇=憩 懐=怀 戯=戏 戱=戏 戲=戏
        抅=拘 搨=拓 敎=教 斈=学 壻=婿 娯=娱 嶽=岳 嶋=岛 巗=岩 巖=岩 帬=裙 幷=并 庻=庶 廼=乃 迺=乃 徃=往 徳=德 恆=恒
        吿=告 呪=咒 喆=哲 噐=器 囯=国 圀=国 垜=垛 塟=葬 夀=寿 冐=冒 冊=册 冦=寇 決=决 況=况 涼=凉 勅=敕 勑=敕 勳=勋
        卭=邛 卻=却 呉=吴 吳=吴 凈=净 浄=净 爲=为 為=为 産=产 毀=毁 説=说 戸=户 鬬=鬥 鬪=鬥 鬭=鬥 鬦=鬥
    """.split()  # noqa: SIM905  two hundred quoted pairs would hide them
)
"""Old and variant forms that catalogues use, to the simplified form of their class; none of them is another word."""


def _lines(name: str) -> list[tuple[str, list[str]]]:
    text = files("opencc").joinpath("dictionary", name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if "\t" in line)
    return [(key, values.split()) for key, values in rows]


@cache
def _to_simplified() -> dict[str, str]:
    table = {key: values[0] for key, values in _lines("TSCharacters.txt") if len(key) == 1}
    table.update({old: new for old, new in OWN_VARIANTS.items() if old != new})
    return table


@cache
def _to_standard() -> dict[str, str]:
    """Regional and Japanese forms to OpenCC's standard traditional form, where the form is no word of its own."""
    simplified = _to_simplified()
    written = {key for key, _ in _lines("STCharacters.txt")}
    table: dict[str, str] = {}
    for name in ("TWVariants.txt", "HKVariants.txt", "JPVariants.txt"):
        for standard, forms in _lines(name):
            for form in forms:
                if form == standard or len(form) > 1 or len(standard) > 1 or form in table or form in written:
                    continue
                goal = simplified.get(standard, standard)
                known = simplified.get(form, form)
                if known == goal or (name == "JPVariants.txt" and not _is_common(form)):
                    table[form] = standard
    return table


def _is_common(character: str) -> bool:
    """Whether a Chinese reader uses the character; a Japanese form that is none may stand for its class."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return character in _to_simplified()
    return True


@cache
def merged() -> dict[str, tuple[str, ...]]:
    """Simplified character -> the classes that it merges, itself among them when it is a traditional word too."""
    standard, simplified = _to_standard(), _to_simplified()
    table: dict[str, tuple[str, ...]] = {}
    for key, values in _lines("STCharacters.txt"):
        words = dict.fromkeys(standard.get(value, value) for value in values if value not in OWN_VARIANTS)
        words = [word for word in words if word == key or simplified.get(word) == key]
        if len(words) > 1:
            table[key] = tuple(words)
    return table


@cache
def merged_into() -> dict[str, str]:
    """Traditional class that stays apart -> the simplified character that may be written for it."""
    return {word: key for key, words in merged().items() for word in words if word != key}


def simplify(character: str) -> str:
    """The simplified form, whatever it merges: to look words up, never to match."""
    standard = _to_standard().get(character, character)
    return _to_simplified().get(standard, standard)


@cache
def han_classes() -> dict[str, str]:
    """Character -> name of its class, for every character that is not its own."""
    standard, apart = _to_standard(), merged_into()
    table = {}
    for character in {*_to_simplified(), *standard}:
        form = standard.get(character, character)
        name = form if form in apart else simplify(character)
        if name != character:
            table[character] = name
    return table


@cache
def phrases() -> dict[str, str]:
    """Simplified words -> traditional words, those that hold a merged character (they decide which it is)."""
    unclear, standard = set(merged()), _to_standard()
    found = {}
    for key, values in _lines("STPhrases.txt"):
        if len(key) > 1 and len(key) == len(values[0]) and not unclear.isdisjoint(key):
            found[key] = "".join(standard.get(c, c) for c in values[0])
    return found


@cache
def kept() -> frozenset[str]:
    """Words, in class form, whose traditional character simplified writing keeps (乾隆, 乾坤, 瞭望)."""
    classes, apart = han_classes(), merged_into()
    return frozenset(
        "".join(classes.get(c, c) for c in key)
        for key, values in _lines("TSPhrases.txt")
        if len(key) == len(values[0]) and any(c in apart and c == v for c, v in zip(key, values[0], strict=True))
    )
