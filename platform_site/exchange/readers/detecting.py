"""Which readers can read a file, told from its first bytes: what an upload form proposes."""

from __future__ import annotations

import io
import re
import struct
import zlib

from ..errors import RowRefused
from .marc import decode, frames, is_iso2709, tags_of
from .source import MAGIC
from .text import is_binary, start_of

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
LIMIT = 1 << 18
LOOK_AT = 20
LIDO = re.compile(r"<(?:[\w.-]+:)?(?:lidoWrap|lido)[\s>]")
MARCXML = re.compile(r"<(?:[\w.-]+:)?(?:datafield|controlfield|leader)[\s>]")
DUBLIN_CORE = re.compile(r"<(?:[\w.-]+:)?dc[\s>]")
TEXTS = re.compile(r'"(?:paragraphs|rhythmic)"\s*:')
WORKBOOK = ("[Content_Types].xml", "xl/", "docProps/", "_rels/")
LOCAL_HEADER = struct.Struct("<4s5H3L2H")
"""The header of a member in a ZIP archive (APPNOTE 4.3.7)."""


def readers_for(head: bytes, name: str = "") -> list[str]:
    """Keys of the readers that can read a file which begins so, the likeliest first; empty when none can.

    `head` is the first bytes of the file, some hundred kilobytes of it if it has them; `name` decides between tables
    and texts where the content does not.
    """
    if head.startswith(GZIP):
        return readers_for(unpacked(head, zlib.MAX_WBITS | 16), name)
    if head.startswith(ZIP):
        return in_archive(head)
    if is_iso2709(head):
        return families(head)
    if any(head.startswith(magic) for magic, _kind in MAGIC) or not head.strip():
        return []
    start = start_of(head)
    if start.startswith("<"):
        return in_xml(head)
    if is_binary(head):
        return []
    if start.startswith(("[", "{")):
        return ["texts", "table"] if TEXTS.search(head[:LIMIT].decode("utf-8", "replace")) else ["table"]
    return ["table"]


def unpacked(packed: bytes, window: int) -> bytes:
    """As much of the content as the packed bytes give, at most a quarter of a megabyte."""
    try:
        return zlib.decompressobj(window).decompress(packed, LIMIT)
    except zlib.error:
        return b""


def in_archive(head: bytes) -> list[str]:
    """What the first member of a ZIP archive is: a part of a workbook, a JSON file, or a file of its own kind."""
    if len(head) < LOCAL_HEADER.size:
        return []
    *_rest, method, _time, _date, _crc, _packed, _size, length, extra = LOCAL_HEADER.unpack_from(head)
    start = LOCAL_HEADER.size + length + extra
    member = head[LOCAL_HEADER.size : LOCAL_HEADER.size + length].decode("utf-8", "replace")
    if member.startswith(WORKBOOK):
        return ["table"]
    content = head[start:] if method == 0 else unpacked(head[start:], -zlib.MAX_WBITS)
    if member.lower().endswith(".json"):
        return ["texts", "table"]
    return [] if content.startswith((GZIP, ZIP)) else readers_for(content, member)


def families(head: bytes) -> list[str]:
    """MARC 21 or CNMARC, by the fields of the first records; what is no MARC 21 text is CNMARC's encoding."""
    western = eastern = 0
    for _number, frame in zip(range(LOOK_AT), frames(io.BytesIO(head)), strict=False):
        tags = tags_of(frame)
        western += "245" in tags and "200" not in tags and is_marc21(frame)
        eastern += "200" in tags or not is_marc21(frame)
    return ["cnmarc", "marc21"] if eastern > western else ["marc21", "cnmarc"]


def is_marc21(frame: bytes) -> bool:
    try:
        decode(frame)
    except RowRefused:
        return False
    return True


def in_xml(head: bytes) -> list[str]:
    text = head[:LIMIT].decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    if LIDO.search(text):
        return ["lido"]
    if MARCXML.search(text):
        return ["marcxml"]
    return ["dublin-core"] if DUBLIN_CORE.search(text) else []
