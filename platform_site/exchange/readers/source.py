"""The file on disk as a stream of bytes: gzip undone and checked, kind told from its first bytes."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from ..errors import FileRefused

BLOCK = 1 << 20
SAMPLE = 1 << 18
MAGIC = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\xd0\xcf\x11\xe0", "XLS"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"SQLite format 3", "SQLite"),
)


class Source:
    """One file to import. `open()` gives its content, decompressed; `fraction()` how much has been read."""

    def __init__(self, path: Path):
        self.path = path
        self._raw: BinaryIO | None = None
        try:
            self.size = path.stat().st_size
            with path.open("rb") as raw:
                self.packed = raw.read(2) == b"\x1f\x8b"
        except OSError as error:
            raise FileRefused(
                _("无法读取文件“%(path)s”：%(reason)s。") % {"path": path, "reason": error.strerror or error}
            ) from error
        if not self.size:
            raise FileRefused(_("文件“%(name)s”是空的。") % {"name": self.name})
        if self.packed:
            self._check_gzip()
        with self.open() as stream:
            self.sample = stream.read(SAMPLE)
        if not self.sample.strip():
            raise FileRefused(_("文件“%(name)s”是空的。") % {"name": self.name})

    @property
    def name(self) -> str:
        return self.path.name

    def open(self) -> BinaryIO:
        self._raw = self.path.open("rb")
        return gzip.GzipFile(fileobj=self._raw) if self.packed else io.BufferedReader(self._raw, BLOCK)

    def fraction(self) -> float:
        """How far into the file the reader is, 0 to 1."""
        if self._raw is None or self._raw.closed:
            return 1.0
        return min(self._raw.tell() / self.size, 1.0)

    def _check_gzip(self) -> None:
        """A cut-off or damaged file is refused before its first half has been imported."""
        try:
            with gzip.open(self.path) as stream:
                while stream.read(BLOCK):
                    pass
        except (OSError, EOFError, zlib.error) as error:
            raise FileRefused(
                _("压缩文件“%(name)s”不完整或已损坏：%(reason)s。") % {"name": self.name, "reason": error}
            ) from error

    def refuse_known_kinds(self) -> None:
        """Raises FileRefused for formats that are neither tables nor MARC, by their first bytes."""
        for magic, kind in MAGIC:
            if self.sample.startswith(magic):
                raise FileRefused(
                    _("“%(name)s”是 %(kind)s 文件，不能用这个方案导入。") % {"name": self.name, "kind": kind}
                )
