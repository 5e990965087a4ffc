"""What a text file is written in: its encoding, and what stands between its cells."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DELIMITERS = (",", "\t", ";", "|")
SAMPLE_ROWS = 20
TAIL = 8  # bytes of a character that the end of the sample may have cut
# First bytes of the frequent characters: GB 2312 level 1, Big5 level 1.
FREQUENT = {"gb18030": range(0xB0, 0xD8), "big5hkscs": range(0xA4, 0xC7)}


def encoding_of(sample: bytes) -> str:
    """The encoding by BOM, else UTF-8 when (nearly) all of it is, else the likelier of GB 18030 and Big5, else 1252."""
    for bom, name in BOMS:
        if sample.startswith(bom):
            return name
    if decodes(sample, "utf-8") or mostly_utf8(sample):
        return "utf-8"
    scores = {name: frequency(sample, first) for name, first in FREQUENT.items() if decodes(sample, name)}
    best = max(scores, key=scores.get, default=None)
    return best if best and scores[best] > 0.5 else "cp1252"


def decodes(sample: bytes, encoding: str) -> bool:
    """Whether the sample can be read so; a character cut off at its end is no fault."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        decoder.decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def mostly_utf8(sample: bytes) -> bool:
    """Whether most of what is not ASCII is valid UTF-8: a good file with a few bad rows."""
    text = sample.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(1 for character in text if character > "\x7f") - wrong
    return right > 10 * wrong


def frequency(sample: bytes, first: range) -> float:
    """The share of two-byte characters that are frequent ones, by their first byte."""
    total = frequent = index = 0
    while index < len(sample) - 1:
        if sample[index] < 0x80:
            index += 1
            continue
        total += 1
        frequent += sample[index] in first
        index += 2
    return frequent / total if total else 0.0


def open_text(stream: BinaryIO, encoding: str) -> io.TextIOWrapper:
    """The stream as text with its line ends untouched; bytes that are not text become lone surrogates."""
    name = "utf-8-sig" if encoding == "utf-8" else encoding
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    return io.TextIOWrapper(stream, encoding=name, errors=errors, newline="")


def is_binary(sample: bytes) -> bool:
    """Whether the sample holds what no text holds."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return False
    controls = sum(sample.count(byte) for byte in (b"\x00", b"\x01", b"\x02", b"\x03", b"\x04", b"\x1d", b"\x1e"))
    return controls * 2000 > len(sample)


def delimiter_of(sample: str) -> str:
    """The delimiter that cuts the first rows into the most columns, the same number in each."""
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        widths = [len(row) for row in first_rows(sample, delimiter) if row]
        if not widths or widths[0] < 2:
            continue
        score = widths[0] * sum(width == widths[0] for width in widths) / len(widths)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def first_rows(sample: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    for _index in range(SAMPLE_ROWS):
        try:
            yield next(reader)
        except (StopIteration, csv.Error):
            return
