"""Dynasties, eras and calendars written in Latin letters, put into Chinese before a text is read."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from .eras import load
from .numerals import folded

DYNASTIES = {
    "xia": "夏", "shang": "商", "western zhou": "西周", "eastern zhou": "东周", "zhou": "周", "chou": "周",
    "spring and autumn": "春秋", "warring states": "战国", "qin": "秦", "western han": "西汉", "eastern han": "东汉",
    "han": "汉", "three kingdoms": "三国", "western jin": "西晋", "eastern jin": "东晋", "northern wei": "北魏",
    "eastern wei": "东魏", "western wei": "西魏", "northern qi": "北齐", "northern zhou": "北周", "liu song": "刘宋",
    "southern qi": "南齐", "sui": "隋", "tang": "唐", "t'ang": "唐", "five dynasties": "五代", "northern song": "北宋",
    "southern song": "南宋", "song": "宋", "sung": "宋", "liao": "辽", "western xia": "西夏", "jin": "金", "chin": "金",
    "yuan": "元", "ming": "明", "qing": "清", "ch'ing": "清",
}  # fmt: skip
REIGNS = {
    "hongwu": "洪武", "jianwen": "建文", "yongle": "明永乐", "hongxi": "洪熙", "xuande": "宣德", "zhengtong": "正统",
    "jingtai": "景泰", "tianshun": "明天顺", "chenghua": "成化", "hongzhi": "弘治", "zhengde": "明正德",
    "jiajing": "嘉靖", "longqing": "隆庆", "wanli": "万历", "tianqi": "明天启", "chongzhen": "崇祯",
    "shunzhi": "清顺治", "kangxi": "康熙", "k'ang-hsi": "康熙", "yongzheng": "雍正", "qianlong": "乾隆",
    "ch'ien-lung": "乾隆", "jiaqing": "嘉庆", "daoguang": "道光", "xianfeng": "咸丰", "tongzhi": "同治",
    "guangxu": "光绪", "xuantong": "宣统", "minguo": "民国", "min guo": "民国", "zhonghua min guo": "民国",
    "sohwa": "昭和",
}  # fmt: skip
PARTS = {"early": "早期", "mid": "中期", "middle": "中期", "late": "晚期"}


def unaccented(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


@cache
def reigns() -> dict[str, str]:
    foreign = {row[1].lower(): folded(row[0]) for row in load("foreign_eras.json")["rows"] if row[1]}
    return foreign | {name: folded(reign) for name, reign in REIGNS.items()}


@cache
def patterns() -> tuple[re.Pattern, re.Pattern]:
    def names(table: dict) -> str:
        return "|".join(re.escape(name) for name in sorted(table, key=len, reverse=True))

    reign = re.compile(rf"(?<![a-z])(?P<reign>{names(reigns())})(?![a-z])(?:\s+(?:period|reign|era))?")
    dynasty = re.compile(
        rf"(?:(?P<part>early|mid|middle|late)[ -]+)?(?<![a-z])(?P<name>{names(DYNASTIES)})(?![a-z])"
        r"(?P<word>\s+(?:dynasty|period))?"
    )
    return reign, dynasty


def in_chinese(text: str) -> str:
    """`qianlong period (1736-1795)` → `干隆 (1736-1795)`, `late qing?` → `清晚期?`; folded text, and so the result.

    A dynasty is taken for one only with its word, a part, or when it is all of the text: Song and Han are surnames.
    """
    if not any("a" <= sign <= "z" for sign in text):
        return text
    reign, dynasty = patterns()
    text = reign.sub(lambda match: reigns()[match["reign"]], unaccented(text))
    whole = text.strip(" ?.")

    def named(match: re.Match) -> str:
        if not (match["word"] or match["part"] or whole == match[0].strip()):
            return match[0]
        return DYNASTIES[match["name"]] + PARTS.get(match["part"], "代" if match["word"] else "")

    return dynasty.sub(named, text)
