"""Rows of JSON Lines, of a JSON list and of a JSON document that holds one, one object each."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from ..errors import FileRefused
from ..rows import SourceRecord
from .source import Source
from .tables import JSON_ROW, broken, load_json
from .text import encoding_of, open_text

MAX_LINE = 16 << 20
MAX_DOCUMENT = 64 << 20
BLOCK = 1 << 16
SPACE = " \t\r\n"


def is_document(sample: bytes) -> bool:
    """Whether the object that the file begins with ends on a later line than it begins."""
    first, newline, rest = sample.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")
    if not newline or rest.lstrip().startswith(b"{"):
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return True
    return False


def read_objects(source: Source) -> Iterator[SourceRecord]:
    """Rows of a file that begins with an object: JSON Lines, or one document over many lines."""
    return read_document(source) if is_document(source.sample) else read_lines(source)


def read_document(source: Source) -> Iterator[SourceRecord]:
    """The objects of the longest list in the document (`{"data": [{…}, …]}`); without one, the document itself."""
    with source.open() as stream:
        raw = stream.read(MAX_DOCUMENT + 1)
    if len(raw) > MAX_DOCUMENT:
        raise FileRefused(_("“%(name)s”太大；请改存为 JSON Lines（一行一条）。") % {"name": source.name})
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise FileRefused(
            _("“%(name)s”不是完整的 JSON：%(reason)s。") % {"name": source.name, "reason": error}
        ) from error
    for number, data in enumerate(longest_list(document) or [document], 1):
        yield SourceRecord(number, json.dumps(data, ensure_ascii=False).encode(), JSON_ROW, load_json, known=data)


def longest_list(value: dict, depth: int = 3) -> list[dict]:
    """The longest list of objects among the members, and theirs down to `depth`."""
    best: list[dict] = []
    for member in value.values():
        found: list[dict] = []
        if isinstance(member, list) and member and all(isinstance(item, dict) for item in member):
            found = member
        elif isinstance(member, dict) and depth > 1:
            found = longest_list(member, depth - 1)
        best = found if len(found) > len(best) else best
    return best


def read_lines(source: Source) -> Iterator[SourceRecord]:
    number = 0
    for line in lines_of(source):
        if not line:
            continue
        number += 1
        record = object_of(number, line)
        if number == 1 and record.problem:
            raise FileRefused(_("“%(name)s”不是 JSON Lines：第一行不是一个 JSON 对象。") % {"name": source.name})
        yield record


def lines_of(source: Source) -> Iterator[bytes]:
    """The lines in UTF-8 without space around them."""
    encoding = encoding_of(source.sample)
    with source.open() as stream:
        if encoding.startswith("utf-8"):
            while line := stream.readline(MAX_LINE):
                yield line.removeprefix(codecs.BOM_UTF8).strip()
        else:
            text = open_text(stream, encoding)
            while line := text.readline(MAX_LINE):
                yield line.strip("\ufeff" + SPACE).encode("utf-8", "replace")


def object_of(number: int, payload: bytes) -> SourceRecord:
    """The record of one JSON text; anything but an object is reported as broken."""
    try:
        data = load_json(payload)
    except (ValueError, RecursionError) as error:
        text = payload[:200].decode("utf-8", "replace")
        return broken(number, "", _("不是有效的 JSON：%(reason)s") % {"reason": error}, text)
    if not isinstance(data, dict):
        return broken(number, "", _("不是 JSON 对象"), payload[:200].decode("utf-8", "replace"))
    return SourceRecord(number, payload, JSON_ROW, load_json, known=data)


def read_list(source: Source) -> Iterator[SourceRecord]:
    """The objects of a JSON list. The whole list is looked through first, so that a broken one changes nothing."""
    encoding = encoding_of(source.sample)
    count = sum(1 for _item in items(source, encoding))
    if not count:
        raise FileRefused(_("“%(name)s”里没有一条记录。") % {"name": source.name})
    for number, text in enumerate(items(source, encoding), 1):
        yield object_of(number, text.encode())


def items(source: Source, encoding: str) -> Iterator[str]:
    """The text of each item, read in blocks: memory holds one block and one item."""
    decoder = json.JSONDecoder()
    with source.open() as stream:
        blocks = text_blocks(stream, encoding)
        try:
            buffer = next(blocks, "").lstrip("\ufeff" + SPACE)[1:]
            while True:
                buffer = fill(buffer.lstrip(SPACE + ","), blocks)
                if buffer.startswith("]"):
                    return
                end, buffer = item_end(decoder, buffer, blocks)
                yield buffer[:end]
                buffer = buffer[end:]
        except (ValueError, RecursionError) as error:
            raise FileRefused(
                _("“%(name)s”不是完整的 JSON 列表：%(reason)s。") % {"name": source.name, "reason": error}
            ) from error


def text_blocks(stream: BinaryIO, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    while block := stream.read(BLOCK):
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def fill(buffer: str, blocks: Iterator[str]) -> str:
    """The buffer with something in it that is not space. Raises ValueError at the end of the file."""
    while not buffer:
        block = next(blocks, None)
        if block is None:
            raise ValueError(_("列表没有结尾"))
        buffer = block.lstrip(SPACE + ",")
    return buffer


def item_end(decoder: json.JSONDecoder, buffer: str, blocks: Iterator[str]) -> tuple[int, str]:
    """Where the first item of the buffer ends, with as many blocks read as it takes."""
    while True:
        try:
            _value, end = decoder.raw_decode(buffer)
            if end < len(buffer):
                return end, buffer
        except json.JSONDecodeError as error:
            if error.pos < len(buffer) - BLOCK or len(buffer) > MAX_LINE:
                raise
        more = "".join(block for _index, block in zip(range(1 + len(buffer) // BLOCK), blocks, strict=False))
        if not more:
            _value, end = decoder.raw_decode(buffer)
            return end, buffer
        buffer += more
