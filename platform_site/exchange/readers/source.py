"""The file on disk as a stream of bytes: gzip and ZIP undone and checked, kind told from its first bytes."""

from __future__ import annotations

import gzip
import io
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from ..errors import FileRefused
from .archive import BLOCK, DAMAGE, check_gzip, check_member, damaged, members

SAMPLE = 1 << 18
GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
MAGIC = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"\xd0\xcf\x11\xe0", "XLS"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"SQLite format 3", "SQLite"),
)
WORKBOOK = "xl/workbook.xml"


class Source:
    """One file to import. `open()` gives its content, unpacked; `fraction()` how much has been read.

    A ZIP file of one member counts as that member; one of many, like a workbook, as itself.
    """

    def __init__(self, path: Path):
        self.path = path
        self._raw: BinaryIO | None = None
        self._member = ""
        try:
            self.size = path.stat().st_size
            with path.open("rb") as raw:
                start = raw.read(len(ZIP))
        except OSError as error:
            raise FileRefused(
                _("无法读取文件“%(path)s”：%(reason)s。") % {"path": path, "reason": error.strerror or error}
            ) from error
        if not self.size:
            raise self._empty()
        self.packed = start.startswith(GZIP)
        if self.packed:
            check_gzip(path)
        elif start == ZIP:
            self._look_into()
        with self.open() as stream:
            self.sample = stream.read(SAMPLE)
        if not self.sample.strip():
            raise self._empty()

    def _empty(self) -> FileRefused:
        return FileRefused(_("文件“%(name)s”是空的。") % {"name": self.name})

    @property
    def name(self) -> str:
        return self.path.name

    def _look_into(self) -> None:
        """Finds the one member of a ZIP file, and reads it once to its end; one of many is left to its reader."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                if WORKBOOK in archive.namelist():
                    return
                found = members(archive, self.name)
                if len(found) == 1:
                    check_member(archive, found[0], self.name)
                    self._member = found[0].filename
        except DAMAGE as error:
            raise damaged(self.name, error) from error

    def open(self) -> BinaryIO:
        self._raw = self.path.open("rb")
        if self._member:
            return io.BufferedReader(MemberOf(self._raw, self._member), BLOCK)
        return gzip.GzipFile(fileobj=self._raw) if self.packed else io.BufferedReader(self._raw, BLOCK)

    def seekable(self) -> BinaryIO:
        """The content as a file that can be read from anywhere; what was packed in a temporary one."""
        if not self.packed and not self._member:
            return self.path.open("rb")
        whole = tempfile.TemporaryFile()  # noqa: SIM115  handed to the caller, who closes it
        with self.open() as stream:
            shutil.copyfileobj(stream, whole, BLOCK)
        whole.seek(0)
        return whole

    def fraction(self) -> float:
        """How far into the file the reader is, 0 to 1."""
        if self._raw is None or self._raw.closed:
            return 1.0
        return min(self._raw.tell() / self.size, 1.0)

    def refuse_known_kinds(self) -> None:
        """Raises FileRefused for formats that are neither tables nor MARC, by their first bytes."""
        for magic, kind in MAGIC:
            if self.sample.startswith(magic):
                raise FileRefused(
                    _("“%(name)s”是 %(kind)s 文件，不能用这个方案导入。") % {"name": self.name, "kind": kind}
                )


class MemberOf(io.RawIOBase):
    """One member of a ZIP file as a stream that closes the archive and its file with it."""

    def __init__(self, raw: BinaryIO, member: str):
        self._raw, self._archive = raw, zipfile.ZipFile(raw)
        self._stream = self._archive.open(member)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        block = self._stream.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            self._archive.close()
            self._raw.close()
        super().close()
