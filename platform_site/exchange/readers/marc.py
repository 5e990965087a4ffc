"""Records of an ISO 2709 file (MARC 21), framed by their own lengths; a broken one does not stop the next."""

from __future__ import annotations

import contextlib
import io
import re
import warnings
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _
from pymarc import Record
from pymarc.exceptions import BadSubfieldCodeWarning, PymarcException

from ..errors import FileRefused, Problem, RowRefused
from ..rows import SourceRecord
from .source import Source

MARC_TYPE = "application/marc"
UNKNOWN = "Unable to parse character"
"""What the MARC-8 decoder says on stderr of a byte that its sets do not have."""
END = b"\x1d"
LEADER = 24
MAX_RECORD = 99_999
BLOCK = 1 << 18
BETWEEN = b"\r\n\t \x00\x1a"
"""What some systems write between records."""


warnings.filterwarnings("ignore", category=BadSubfieldCodeWarning)  # such a code is reported with its record


def read_marc(source: Source) -> Iterator[SourceRecord]:
    """One SourceRecord a record; its payload is the record's bytes."""
    looks_right = END in source.sample and re.match(rb"\s*\d{5}[\x20-\x7e]{5}", source.sample)
    if not looks_right:
        raise FileRefused(_("“%(name)s”不是 MARC（ISO 2709）文件。") % {"name": source.name})
    with source.open() as stream:
        for number, frame in enumerate(frames(stream), 1):
            yield SourceRecord(number, frame, MARC_TYPE, decode, frame_problem(frame))


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


def decode(payload: bytes) -> Record:
    """The record, in Unicode. Raises RowRefused with the part of it that cannot be read."""
    try:
        with contextlib.redirect_stderr(io.StringIO()) as complaints:
            record = Record(data=payload, to_unicode=True, force_utf8=is_utf8(payload), utf8_handling="strict")
    except UnicodeDecodeError as error:
        value = error.object[max(error.start - 20, 0) : error.end + 20].decode("latin-1")
        raise RowRefused("", value, _("文字编码有误：不是头标区所说的编码")) from error
    except (PymarcException, ValueError, IndexError, KeyError) as error:
        raise RowRefused("LDR", payload[:LEADER].decode("latin-1"), reason_of(error)) from error
    if UNKNOWN in complaints.getvalue():
        raise RowRefused("", payload[:LEADER].decode("latin-1"), _("文字编码有误：既不是 MARC-8，也不是 UTF-8"))
    return record


def is_utf8(payload: bytes) -> bool:
    """Whether a record that does not claim Unicode is UTF-8 all the same, as many systems write it."""
    if payload[9:10] == b"a" or payload.isascii():
        return False
    try:
        payload.decode()
    except UnicodeDecodeError:
        return False
    return True


def reason_of(error: Exception) -> str:
    reasons = {
        "BaseAddressInvalid": _("数据基地址超出记录"),
        "BaseAddressNotFound": _("没有数据基地址"),
        "RecordDirectoryInvalid": _("目次区有误"),
        "RecordLengthInvalid": _("记录长度有误"),
        "NoFieldsFound": _("没有任何字段"),
    }
    return reasons.get(type(error).__name__) or _("记录结构有误：%(reason)s") % {"reason": error}


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
