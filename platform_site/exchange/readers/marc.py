"""Records of an ISO 2709 file (MARC 21), framed by their own lengths; a broken one does not stop the next."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from ..errors import FileRefused, Problem
from ..rows import SourceRecord
from .belonging import together
from .marc_record import LEADER, MarcRecord, Text, cut
from .marc_text import ascii_text, cnmarc_text, decodes, marc8_text, marc21_text
from .source import Source

MARC_TYPE = "application/marc"
END, FIELD_END = b"\x1d", b"\x1e"
MAX_RECORD = 99_999
BLOCK = 1 << 18
STRANGE_CODE = re.compile(rb"\x1f[^\x21-\x7e]")
BETWEEN = b"\r\n\t \x00\x1a\xef\xbb\xbf"
"""What some systems write before and between records: line ends, the end mark of DOS, a byte order mark."""


def read_marc(source: Source) -> Iterator[SourceRecord]:
    """One SourceRecord a record of MARC 21; its payload is the record's bytes."""
    return read_iso2709(source, decode)


def read_cnmarc(source: Source) -> Iterator[SourceRecord]:
    """One SourceRecord a record as Chinese systems write them."""
    return read_iso2709(source, decode_cnmarc)


def read_iso2709(source: Source, load: Callable[[bytes], MarcRecord]) -> Iterator[SourceRecord]:
    if not is_iso2709(source.sample):
        raise FileRefused(_("“%(name)s”不是 MARC（ISO 2709）文件。") % {"name": source.name})
    with source.open() as stream:
        rows = (
            SourceRecord(number, frame, MARC_TYPE, load, frame_problem(frame))
            for number, frame in enumerate(frames(stream), 1)
        )
        yield from together(rows, raw_control_number, bytes.__add__)


def is_iso2709(sample: bytes) -> bool:
    """Whether the file begins with a leader and holds a record terminator (or is cut off before its first)."""
    head = re.match(rb"(?:\xef\xbb\xbf)?\s*\d{5}[\x20-\x7e]{5}", sample)
    return head is not None and (END in sample or FIELD_END in sample)


def frames(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes between record terminators; a last one without terminator as it is."""
    rest = b""
    while block := stream.read(BLOCK):
        parts = (rest + block).split(END)
        rest = parts.pop()
        for part in parts:
            yield part.lstrip(BETWEEN) + END
        if len(rest) > 8 * MAX_RECORD:
            yield rest
            rest = b""
    if rest.strip(BETWEEN):
        yield rest.lstrip(BETWEEN)


def frame_problem(frame: bytes) -> Problem | None:
    """What is wrong with the record's leader and length, before anything is decoded."""
    leader = frame[:LEADER].decode("latin-1")
    if not frame.endswith(END):
        return Problem("LDR", leader, _("记录不完整：文件在此中断"))
    if len(frame) < LEADER + 2:
        return Problem("LDR", leader, _("记录太短"))
    if not frame[:5].isdigit():
        return Problem("LDR", leader, _("头标区 00–04 不是记录长度"))
    if int(frame[:5]) != len(frame) and len(frame) <= MAX_RECORD:
        reason = _("头标区写的长度是 %(said)s，实际是 %(real)s")
        return Problem("LDR", leader, reason % {"said": int(frame[:5]), "real": len(frame)})
    return None


def decode(payload: bytes) -> MarcRecord:
    """A MARC 21 record, in Unicode. Raises RowRefused with the part of it that cannot be read."""
    return with_more(payload, lambda frame: record_of(frame, marc21_text(frame)))


def decode_cnmarc(payload: bytes) -> MarcRecord:
    """A record as Chinese systems write it. Raises RowRefused."""
    return with_more(payload, lambda frame: record_of(frame, cnmarc_text(frame)))


def with_more(payload: bytes, read: Callable[[bytes], MarcRecord]) -> MarcRecord:
    """The first record of a payload, with the others that were joined to it."""
    if payload.find(END, 0, -1) < 0:
        return read(payload)
    record, *more = [read(frame + END) for frame in payload.split(END) if frame]
    record.more = tuple(more)
    return record


def record_of(payload: bytes, text: Text) -> MarcRecord:
    record = MarcRecord(
        payload[:LEADER].decode("latin-1"), *cut(payload), text, suspect=STRANGE_CODE.search(payload) is not None
    )
    if text is marc8_text or not (text is ascii_text or decodes(payload, "utf-8")):
        record.read_all()  # what cannot be decoded is refused now, not when its field is asked for
    return record


def tags_of(payload: bytes) -> set[str]:
    """The tags in the record's directory, whether the rest of it can be read or not."""
    base = payload[12:17]
    end = int(base) - 1 if base.isdigit() else 0
    return {payload[at : at + 3].decode("latin-1") for at in range(LEADER, min(end, len(payload)), 12)}


def raw_control_number(payload: bytes) -> str:
    """Field 001 from the bytes alone: the first directory entry that says so. Empty where there is none."""
    base = payload[12:17]
    if not base.isdigit():
        return ""
    for start in range(LEADER, int(base) - 1, 12):
        if payload[start : start + 3] == b"001":
            with contextlib.suppress(ValueError):
                at = int(base) + int(payload[start + 7 : start + 12])
                return payload[at : at + int(payload[start + 3 : start + 7]) - 1].decode("latin-1").strip()
    return ""
