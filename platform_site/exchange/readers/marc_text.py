"""What the text of a MARC record is written in: told from its bytes, since leaders lie."""

from __future__ import annotations

import contextlib
import io
import re

from django.utils.translation import gettext as _
from pymarc import marc8_to_unicode

from ..errors import RowRefused
from .marc_record import LEADER, Text
from .text import FREQUENT, frequency

ESCAPE = b"\x1b"
UNKNOWN = "Unable to parse character"
"""What the MARC-8 decoder says on stderr of a byte that its sets do not have."""
OUTSIDE_ASCII = re.compile(rb"[\x80-\xff]+")
EAST_ASIAN = ("gb18030", "big5hkscs")
MAX_SHOWN = 20


def marc21_text(payload: bytes) -> Text:
    """How the fields of a MARC 21 record are decoded: UTF-8 where it is that, else MARC-8.

    Leaders lie: position 09 decides only where the bytes do not. Escape sequences are MARC-8's own.
    """
    if payload.isascii():
        return marc8_text if ESCAPE in payload else ascii_text
    said_utf8 = payload[9:10] == b"a"
    if said_utf8:
        return utf8_text
    return utf8_text if ESCAPE not in payload and decodes(payload, "utf-8") else marc8_text


def utf8_text(raw: bytes) -> str:
    """Raises RowRefused with the bytes around the fault."""
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        around = raw[max(error.start - MAX_SHOWN, 0) : error.end + MAX_SHOWN].decode("latin-1")
        raise RowRefused("", around, _("文字编码有误：头标区说是 UTF-8，内容却不是")) from error


def ascii_text(raw: bytes) -> str:
    return raw.decode("ascii")


def marc8_text(raw: bytes) -> str:
    """A field in MARC-8, subfield by subfield: each begins in the default character sets. Raises RowRefused."""
    with contextlib.redirect_stderr(io.StringIO()) as complaints:
        try:
            text = "\x1f".join(marc8_part(part) for part in raw.split(b"\x1f"))
        except (UnicodeDecodeError, IndexError, TypeError, KeyError, ValueError) as error:
            raise not_marc8(raw) from error
    if UNKNOWN in complaints.getvalue():
        raise not_marc8(raw)
    return text


def marc8_part(part: bytes) -> str:
    if part.isascii() and ESCAPE not in part:
        return part.decode("ascii")
    return part[:1].decode("ascii") + marc8_to_unicode(part[1:])


def not_marc8(raw: bytes) -> RowRefused:
    return RowRefused("", raw.decode("latin-1"), _("文字编码有误：既不是 MARC-8，也不是 UTF-8"))


def cnmarc_text(payload: bytes) -> Text:
    """UTF-8 or GB 18030 (GBK, GB 2312), or Big5 as in Taiwan, by the bytes. Raises RowRefused when it is none."""
    if payload.isascii():
        return ascii_text
    utf8 = decodes(payload, "utf-8")
    if utf8 and not could_be_chinese(payload):
        return bytes.decode
    scores = {name: frequency(payload, FREQUENT[name]) for name in EAST_ASIAN if decodes(payload, name)}
    best = max(scores, key=scores.get, default=None)
    if best is None or (utf8 and scores[best] < 1):
        if utf8:
            return bytes.decode
        raise RowRefused(
            "", payload[:LEADER].decode("latin-1"), _("文字编码有误：不是 UTF-8、GB 18030 或 Big5，或文字已损坏")
        )
    return lambda raw: raw.decode(best)


def decodes(payload: bytes, encoding: str) -> bool:
    try:
        payload.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def could_be_chinese(payload: bytes) -> bool:
    """Whether valid UTF-8 may be a few characters of GB 2312 all the same: only two-byte letters, standing in a row.

    `图书` in GB 2312 is never UTF-8, but a record of three rare pairs may be; letters with marks stand alone.
    """
    if any(letter > "\u07ff" for letter in payload.decode()):
        return False
    return any(len(run) > 2 for run in OUTSIDE_ASCII.findall(payload))
