"""What may be kept of a query: nothing that could say who asked it or about whom.

A query that looks as if it held a number of a person is not kept at all, for the words beside the number may be the
name that belongs to it.
"""

import re
import unicodedata

LONGEST = 60
ADDRESS = re.compile(r"@|\bwww\.|https?:|\S\.(?:com|cn|net|org)\b", re.I)
"""Mail, web and account addresses."""
DIGIT = r"[\d〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖两廿卅]"
RUN = re.compile(r"\d{6,}")
"""A telephone or identity number, a date of birth, a postcode, an account."""
PARTED = re.compile(rf"{DIGIT}(?:[\s\-–—_.·•/()（）]*{DIGIT}){{6,}}")
"""Seven or more figures with marks between them, in any script."""
YEARS = re.compile(r"(?<!\d)(1\d{3}|20\d{2})\s*(?:[-–—~～至到]|年)\s*(1\d{3}|20\d{2})(?!\d)")
"""Two years of a range are no number of a person."""
CALL_NUMBER = re.compile(r"(?<![a-z0-9])[a-z]{1,2}\d{1,3}(?:\.\d{1,4})?/\d{1,4}(?!\d)")
"""Nor is the place of a book on a shelf (I247.5/123)."""


def kept_text(query: str) -> str:
    """The query as the log keeps it: one writing of width, case and space; empty when nothing of it may be kept."""
    text = " ".join(unicodedata.normalize("NFKC", query).lower().split())
    text = "".join(character for character in text if character.isprintable())
    plain = CALL_NUMBER.sub(" ", YEARS.sub(" ", text))
    if not text or len(text) > LONGEST or ADDRESS.search(text) or RUN.search(plain) or PARTED.search(plain):
        return ""
    return text
