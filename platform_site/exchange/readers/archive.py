"""What comes packed: ZIP and gzip, looked at before anything in them is believed.

Nothing is ever unpacked to a path that an archive names. A bomb is known by what really comes out of it, while it
comes out, so that memory holds one block whatever the archive claims.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.utils.translation import gettext as _

from ..errors import FileRefused

BLOCK = 1 << 20
MAX_UNPACKED = 4 << 30
MAX_RATIO = 200
SMALL = 64 << 20  # what may come out of any archive, however well it packs
MAX_MEMBERS = 100_000
ENCRYPTED = 0x1
RUBBISH = ("__MACOSX/",)  # what a Mac adds to its archives, beside hidden files
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)


def too_large(name: str) -> FileRefused:
    return FileRefused(_("“%(name)s”解压后过大，已拒绝打开。") % {"name": name})


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether so many bytes out of so few are more than any real file gives."""
    return unpacked > MAX_UNPACKED or (unpacked > SMALL and unpacked > MAX_RATIO * max(packed, 1))


def bounded(stream: BinaryIO, packed: int, name: str) -> Iterator[bytes]:
    """The stream in blocks. Raises FileRefused as soon as more came out than `is_bomb` allows."""
    unpacked = 0
    while block := stream.read(BLOCK):
        unpacked += len(block)
        if is_bomb(unpacked, packed):
            raise too_large(name)
        yield block


def damaged(name: str, reason: object) -> FileRefused:
    return FileRefused(_("压缩文件“%(name)s”不完整或已损坏：%(reason)s。") % {"name": name, "reason": reason})


def check_gzip(path: Path) -> None:
    """A cut-off or damaged file is refused before its first half has been imported."""
    try:
        with gzip.open(path) as stream:
            for _block in bounded(stream, path.stat().st_size, path.name):
                pass
    except (OSError, EOFError, zlib.error) as error:
        raise damaged(path.name, error) from error


def members(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """The files in the archive, without folders and what a Mac adds. Raises FileRefused for names that are tricks,
    for encrypted members, and for what claims to unpack to too much."""
    found = [item for item in archive.infolist() if not item.is_dir() and not is_rubbish(item.filename)]
    if len(found) > MAX_MEMBERS:
        raise too_large(name)
    for item in found:
        if not is_safe(item.filename):
            raise FileRefused(
                _("“%(name)s”里有不安全的文件名“%(member)s”，已拒绝打开。") % {"name": name, "member": item.filename}
            )
        if item.flag_bits & ENCRYPTED:
            raise FileRefused(_("“%(name)s”设有密码，请去掉密码后再上传。") % {"name": name})
    if is_bomb(sum(item.file_size for item in found), sum(item.compress_size for item in found)):
        raise too_large(name)
    return found


def is_rubbish(name: str) -> bool:
    return name.startswith(RUBBISH) or PurePosixPath(name).name.startswith((".", "Thumbs.db"))


def is_safe(name: str) -> bool:
    """Whether the name stays inside: no root, no drive, no way up, no backslash or control character."""
    path = PurePosixPath(name)
    tricky = "\\" in name or ":" in name or any(character < " " for character in name)
    return not (tricky or path.is_absolute() or ".." in path.parts)


def check_member(archive: zipfile.ZipFile, item: zipfile.ZipInfo, name: str) -> None:
    """Reads the member once to its end: its check sum, and that no more comes out than it says."""
    try:
        with archive.open(item) as stream:
            for _block in bounded(stream, item.compress_size, name):
                pass
    except DAMAGE as error:
        raise damaged(name, error) from error
