"""Originals: kept in the private storage, handed out by views that ask for rights and publication first."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import Storage, storages
from django.db.models import Model
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect

CHUNK = 100
SECONDS = 300


def private_files() -> Storage:
    """Where originals lie: a callable, so that migrations do not hold the storage of one server."""
    return storages["private"]


def original_of(row: Model, *, download: bool = False, title: str = "") -> HttpResponse:
    """The file of an image or document: streamed from a local folder, by a link signed for minutes from a bucket.

    Whoever calls it has decided that the reader may have it. `title` names the file that is kept.
    """
    file = row.file
    try:
        local = file.storage.path(file.name)
    except NotImplementedError:  # what Django says of a storage without local files
        response: HttpResponse = redirect(file.url)
    else:
        suffix = PurePath(local).suffix
        response = FileResponse(file.open("rb"), as_attachment=download, filename=f"{title or row.title}{suffix}")
        response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    response["Cache-Control"] = f"private, max-age={SECONDS}"
    return response


def move_to_private(models: Iterable[type[Model]]) -> int:
    """Moves originals that an older version kept among the public files; gives how many. Can be called again."""
    old, new, moved = storages["default"], storages["private"], 0
    for model in models:
        for name in model.objects.order_by("pk").values_list("file", flat=True).iterator(CHUNK):
            if not is_there(old, name):
                continue
            if not new.exists(name):
                with old.open(name) as content:
                    new.save(name, content)
            old.delete(name)
            moved += 1
    return moved


def is_there(storage: Storage, name: str) -> bool:
    try:
        return bool(name) and storage.exists(name)
    except SuspiciousFileOperation:
        return False
