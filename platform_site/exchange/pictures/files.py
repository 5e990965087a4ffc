"""Pictures in a folder or a ZIP file: which there are, and the bytes of one, proved to be a picture."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from ..errors import FileRefused
from ..readers.archive import DAMAGE, bounded, damaged, is_rubbish, members

ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".avif"}
MAX_BYTES = 256 << 20
MAX_PIXELS = 178_000_000  # what Pillow still opens without calling it a bomb
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "AVIF")


class Pictures:
    """The files of one source. `names` are relative paths in order; nothing is unpacked to disk."""

    def __init__(self, path: Path, archive: zipfile.ZipFile | None):
        self.path, self._archive = path, archive
        self._items = {item.filename: item for item in members(archive, path.name)} if archive else {}

    @property
    def names(self) -> list[str]:
        if self._archive:
            return sorted(name for name in self._items if is_wanted(name))
        found = (item.relative_to(self.path) for item in self.path.rglob("*") if item.is_file() and self._inside(item))
        return sorted(str(item) for item in found if is_wanted(str(item)) and not is_rubbish(item.as_posix()))

    def _inside(self, item: Path) -> bool:
        """A link that leads out of the folder is no file of it."""
        return item.resolve().is_relative_to(self.path.resolve())

    def read(self, name: str) -> bytes:
        """The bytes of one file. Raises ValueError with one reason where they cannot be taken."""
        try:
            if self._archive is None:
                return self._from_disk(name)
            item = self._items[name]
            if item.file_size > MAX_BYTES:
                raise ValueError(_("文件过大"))
            with self._archive.open(item) as stream:
                return b"".join(bounded(stream, item.compress_size, name))
        except FileRefused as refusal:
            raise ValueError(str(refusal)) from refusal
        except (*DAMAGE, KeyError) as error:
            raise ValueError(_("文件已损坏：%(reason)s") % {"reason": error}) from error

    def _from_disk(self, name: str) -> bytes:
        path = self.path / name
        if path.stat().st_size > MAX_BYTES:
            raise ValueError(_("文件过大"))
        return path.read_bytes()


def is_wanted(name: str) -> bool:
    return Path(name).suffix.lower() in ENDINGS


@contextmanager
def pictures_in(path: Path) -> Iterator[Pictures]:
    """The pictures of a folder or a ZIP file. Raises FileRefused for what is neither."""
    if path.is_dir():
        yield Pictures(path, None)
        return
    try:
        archive = zipfile.ZipFile(path)
    except (*DAMAGE, ValueError) as error:
        if not path.exists():
            raise FileRefused(_("没有“%(path)s”这个文件夹或文件。") % {"path": path}) from error
        raise damaged(path.name, error) from error
    with archive:
        yield Pictures(path, archive)


def fault_of(content: bytes, *, whole: bool) -> str:
    """Why the bytes are no picture to be kept; empty where they are. With `whole` every pixel is read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    return _("像素过多（%(width)s×%(height)s）") % {"width": image.width, "height": image.height}
                if whole:
                    image.draft("L", (256, 256))
                    image.load()
    except UnidentifiedImageError:
        return _("不是图片")
    except Image.DecompressionBombError:
        return _("像素过多")
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        return _("图片已损坏：%(reason)s") % {"reason": error}
    return ""
