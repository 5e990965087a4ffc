"""What a text file is written in: its encoding, and what stands between its cells."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from charset_normalizer import from_bytes

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DELIMITERS = (",", "\t", ";", "|")
SAMPLE_ROWS = 20
JUDGED = 1 << 15  # bytes that charset-normalizer looks at: more costs seconds and changes nothing
# First bytes of the frequent characters: GB 2312 level 1, Big5 level 1.
FREQUENT = {"gb18030": range(0xB0, 0xD8), "big5hkscs": range(0xA4, 0xC7)}
OTHERS = ["cp1252", "cp1250", "cp1251", "cp932"]  # the likelier first: some cannot be told apart


def encoding_of(sample: bytes) -> str:
    """The encoding by BOM or NUL bytes, else UTF-8 when (nearly) all of it is, else the likeliest of the rest.

    GB 18030 and Big5 are told apart by how many of their characters are frequent ones, which holds for a few words
    already; what is neither is left to charset-normalizer.
    """
    for bom, name in BOMS:
        if sample.startswith(bom):
            return name
    wide = wide_encoding(sample)
    if wide:
        return wide
    if is_mostly(sample, "utf-8"):
        return "utf-8"
    scores = {name: frequency(sample, first) for name, first in FREQUENT.items() if is_mostly(sample, name)}
    best = max(scores, key=scores.get, default=None)
    if best and scores[best] > 0.5:
        return best
    return likeliest(sample[:JUDGED])


def likeliest(sample: bytes) -> str:
    """What charset-normalizer finds the least odd to read."""
    found = from_bytes(sample, cp_isolation=OTHERS)
    ranked = sorted((match.chaos, -match.coherence, OTHERS.index(match.encoding)) for match in found)
    return OTHERS[ranked[0][2]] if ranked else OTHERS[0]


def start_of(sample: bytes) -> str:
    """The first characters of a text, without BOM and space."""
    head = sample[:400]
    return head.decode(encoding_of(head), "replace").lstrip("\ufeff \t\r\n")


def wide_encoding(sample: bytes) -> str:
    """UTF-16 without a BOM, told by the zero bytes of its ASCII characters (delimiters and line ends at least)."""
    head = sample[: JUDGED & ~1]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 20 < len(head) or min(even, odd) * 4 > max(even, odd):
        return ""
    name = "utf-16-le" if odd > even else "utf-16-be"
    return name if decodes(head, name) else ""


def decodes(sample: bytes, encoding: str) -> bool:
    """Whether the sample can be read so; a character cut off at its end is no fault."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        decoder.decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def is_mostly(sample: bytes, encoding: str) -> bool:
    """Whether (most of) what is not ASCII is valid in that encoding: a good file with a few bad rows."""
    if decodes(sample, encoding):
        return True
    text = sample.decode(encoding, "replace")
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
    """The stream as text with its line ends untouched; bytes that are not text become lone surrogates or U+FFFD."""
    name = "utf-8-sig" if encoding == "utf-8" else encoding
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    return io.TextIOWrapper(stream, encoding=name, errors=errors, newline="")


def is_binary(sample: bytes) -> bool:
    """Whether the sample holds what no text holds."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return False
    if wide_encoding(sample):
        return False
    controls = sum(sample.count(byte) for byte in (b"\x00", b"\x01", b"\x02", b"\x03", b"\x04", b"\x1d", b"\x1e"))
    return controls * 2000 > len(sample)


def delimiter_of(sample: str) -> str:
    """The delimiter that cuts most of the first rows into the same number of columns, the more columns the better."""
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        widths = Counter(len(row) for row in first_rows(sample, delimiter) if row)
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        score = max(width * count for width, count in wide.items()) / widths.total()
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
