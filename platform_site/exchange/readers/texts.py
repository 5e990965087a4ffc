"""Texts in JSON files, one or a ZIP archive of them: each object is a text, each folder the whole it belongs to.

A row is the object as it stands with what its place says: `@path` (file in the archive), `@folder`, `@name` (the key
that the object stands under), `@place` (1, 2, … in its file), `@order` (in its folder), `@kind` (`text` or `folder`).
"""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from ..errors import FileRefused
from ..rows import SourceRecord
from .archive import DAMAGE, bounded, check_member, damaged, members
from .source import Source
from .tables import JSON_ROW, broken, load_json

MAX_MEMBER = 64 << 20
TEXT, FOLDER = "text", "folder"
TITLES = ("title", "rhythmic", "chapter")
TEXTS = ("paragraphs", "content", "text")
"""What an object must have one of to be a text: a title or the text itself."""
ZIP = b"PK"


def read_texts(source: Source) -> Iterator[SourceRecord]:
    """One SourceRecord a text, and one for each folder before its first text. Raises FileRefused without any."""
    numbered = enumerate(rows(source), 1)
    first = next(numbered, None)
    if first is None:
        raise FileRefused(_("“%(name)s”里没有 JSON 文件，或其中没有一篇作品。") % {"name": source.name})
    yield row_of(*first)
    for number, data in numbered:
        yield row_of(number, data)


def row_of(number: int, data: dict | SourceRecord) -> SourceRecord:
    if isinstance(data, SourceRecord):
        data.number = number
        return data
    return SourceRecord(number, json.dumps(data, ensure_ascii=False).encode(), JSON_ROW, load_json, known=data)


def rows(source: Source) -> Iterator[dict | SourceRecord]:
    orders: Counter[str] = Counter()
    for path, raw in files(source):
        folder = str(PurePosixPath(path).parent).removeprefix(".")
        try:
            objects = list(objects_of(json.loads(raw)))
        except (ValueError, RecursionError) as error:
            yield broken(0, path, _("不是有效的 JSON：%(reason)s") % {"reason": error})
            continue
        if not any(is_text(data) for _name, data in objects):
            yield broken(0, path, _("这个文件里的条目既没有题名也没有正文，没有导入"), f"{len(objects)}")
            continue
        if folder and not orders[folder]:
            yield {"@kind": FOLDER, "@folder": folder, "@path": folder}
        for place, (name, data) in enumerate(objects, 1):
            orders[folder] += 1
            about = {"@path": path, "@folder": folder, "@name": name, "@place": place, "@order": orders[folder]}
            yield data | about | {"@kind": TEXT}


def files(source: Source) -> Iterator[tuple[str, bytes]]:
    """(path, content) of each JSON file. Raises FileRefused for a damaged archive or one that is no archive of JSON."""
    if not source.sample.startswith(ZIP):
        if not source.sample.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            raise FileRefused(_("“%(name)s”不是 JSON，也不是 JSON 的 ZIP 压缩包。") % {"name": source.name})
        with source.open() as stream:
            yield source.name, whole(stream, source.size, source.name)
        return
    try:
        with zipfile.ZipFile(source.path) as archive:
            found = [item for item in members(archive, source.name) if item.filename.lower().endswith(".json")]
            for item in found:
                check_member(archive, item, source.name)
            for item in found:
                with archive.open(item) as stream:
                    yield item.filename, whole(stream, item.compress_size, source.name)
    except DAMAGE as error:
        raise damaged(source.name, error) from error


def whole(stream, packed: int, name: str) -> bytes:
    parts, length = [], 0
    for block in bounded(stream, packed, name):
        length += len(block)
        if length > MAX_MEMBER:
            raise FileRefused(_("“%(name)s”里有一个 JSON 文件过大，已拒绝读取。") % {"name": name})
        parts.append(block)
    return b"".join(parts).removeprefix(b"\xef\xbb\xbf")


def objects_of(document) -> Iterator[tuple[str, dict]]:
    """(name, object): the items of a list, the members of an object of objects, or the one object."""
    if isinstance(document, list):
        yield from (("", item) for item in document if isinstance(item, dict))
    elif isinstance(document, dict) and document and all(isinstance(value, dict) for value in document.values()):
        yield from document.items()
    elif isinstance(document, dict):
        yield "", document


def is_text(data: dict) -> bool:
    return any(data.get(name) for name in (*TITLES, *TEXTS))
