"""Records out of an XML file, one at a time: nothing from outside is fetched and no entity is expanded.

Elements are known by their local names, so that a prefix, a default namespace or none makes no difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from lxml import etree

from ..errors import FileRefused, Problem, shortened
from ..rows import SourceRecord
from .source import Source

XML_TYPE = "application/xml"
BLOCK = 1 << 16
MAX_RECORD = 16 << 20
"""Bytes between the ends of two records; beyond it the file is no list of records."""
DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?")
PREFIX = re.compile(rb"</?([A-Za-z_][\w.-]*):|\s([A-Za-z_][\w.-]*):[\w.-]+\s*=\s*[\"']")
DECLARED = re.compile(rb"xmlns:([A-Za-z_][\w.-]*)\s*=")
RESERVED = (b"xml", b"xmlns")
Load = Callable[[bytes], object]


def local(element) -> str:
    """The element's name without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def read_xml(source: Source, record: str, load: Load, none: str) -> Iterator[SourceRecord]:
    """One SourceRecord for each element of that name, its XML as payload. `none` is said of a file without any.

    Where the file breaks off or is not well-formed, what came before stands and the rest is one refused row.
    Raises FileRefused for what is no XML, declares entities, or holds no such element.
    """
    number = 0
    try:
        for element in elements(source, record):
            number += 1
            yield SourceRecord(number, payload_of(element), XML_TYPE, load)
    except etree.XMLSyntaxError as error:
        if not number:
            reason = {"name": source.name, "line": error.lineno or 1, "reason": error.msg}
            raise FileRefused(_("“%(name)s”不是格式良好的 XML，第 %(line)s 行有误：%(reason)s。") % reason) from error
        reason = _("XML 在第 %(line)s 行有误，其后的记录没有读取：%(reason)s") % {
            "line": error.lineno,
            "reason": error.msg,
        }
        yield SourceRecord(number + 1, b"", XML_TYPE, load, Problem("", "", shortened(reason, 500)))
        return
    if not number:
        raise FileRefused(none % {"name": source.name})


def elements(source: Source, record: str) -> Iterator:
    """The elements of that local name, each as soon as it is whole; what was read is let go."""
    parser = etree.XMLPullParser(
        events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    refuse_other(source)
    whole = Whole(record, source)
    with source.open() as stream:
        for block in blocks(stream, undeclared(source.sample)):
            fault = feed(parser, block)
            for element in whole.of(parser.read_events()):
                yield element
                release(element)
            whole.count(len(block))
            if fault:
                raise fault
    parser.close()


def feed(parser: etree.XMLPullParser, block: bytes) -> etree.XMLSyntaxError | None:
    """The fault in the block, to be raised once the records before it have been seen."""
    try:
        parser.feed(block)
    except etree.XMLSyntaxError as error:
        return error
    return None


class Whole:
    """Follows the parser's events and gives the outermost elements of one name."""

    def __init__(self, record: str, source: Source):
        self.record, self.source = record, source
        self.depth, self.since, self.root = 0, 0, None

    def of(self, events) -> Iterator:
        for event, element in events:
            if self.root is None:
                self.root = element
                refuse_entities(element, self.source)
            if local(element) == self.record:
                self.depth += 1 if event == "start" else -1
                if event == "end" and self.depth == 0:
                    self.since = 0
                    yield element

    def count(self, size: int) -> None:
        self.since += size
        if self.since > MAX_RECORD:
            raise FileRefused(_("“%(name)s”里有一条记录过大，已拒绝读取。") % {"name": self.source.name})


def blocks(stream, prefixes: list[bytes]) -> Iterator[bytes]:
    """The file in blocks; with undeclared prefixes inside an element that declares them."""
    first = stream.read(BLOCK)
    if not prefixes:
        yield first
        tail = b""
    else:
        head = DECLARATION.match(first)[0]
        declared = b" ".join(b'xmlns:%s="urn:undeclared:%s"' % (prefix, prefix) for prefix in prefixes)
        yield head + b"<records " + declared + b">" + first[len(head) :]
        tail = b"</records>"
    while block := stream.read(BLOCK):
        yield block
    if tail:
        yield tail


def undeclared(sample: bytes) -> list[bytes]:
    """The prefixes that the file uses and never declares, as exports of single records do."""
    used = {name for pair in PREFIX.findall(sample) for name in pair if name}
    return sorted(used - {*DECLARED.findall(sample), *RESERVED})


def refuse_other(source: Source) -> None:
    start = source.sample.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        raise FileRefused(_("“%(name)s”不是 XML 文件。") % {"name": source.name})


def refuse_entities(root, source: Source) -> None:
    """A document type that declares entities is refused before its first record."""
    kind = root.getroottree().docinfo.internalDTD
    if kind is not None and next(iter(kind.iterentities()), None) is not None:
        raise FileRefused(
            _("“%(name)s”声明了实体（DOCTYPE/ENTITY），出于安全不予读取；请去掉文档类型声明。") % {"name": source.name}
        )


def release(element) -> None:
    """Lets go of the element and of all that stands before it."""
    element.clear(keep_tail=False)
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]


def payload_of(element) -> bytes:
    return etree.tostring(element, encoding="utf-8", xml_declaration=False, with_tail=False)


def load_xml(payload: bytes):
    """The element of a kept record."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(payload, parser)
