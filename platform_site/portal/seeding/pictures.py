"""Draws the pictures of the demo city, on all processors, and keeps them as images."""

import hashlib
import json
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from django.core.files.base import ContentFile
from wagtail.models import Collection

from platform_site.media.models import CustomImage
from platform_site.vocabulary.rights import Rights

from .painting import painted

CREDIT = "株洲文化云示例绘图"


def file_name(spec: dict) -> str:
    digest = hashlib.sha1(json.dumps(spec, sort_keys=True).encode(), usedforsecurity=False).hexdigest()[:10]
    return f"demo-{spec['kind']}-{digest}.jpg"


def images(wanted: list[tuple[str, dict, Collection]]) -> Iterator[CustomImage]:
    """One image for each (title, drawing, collection), in order; a drawing that was made before is used again."""
    names = [file_name(spec) for _title, spec, _collection in wanted]
    known = {image.file.name.rpartition("/")[2]: image for image in CustomImage.objects.filter(credit=CREDIT)}
    missing = {name: spec for name, (_title, spec, _collection) in zip(names, wanted, strict=True) if name not in known}
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        drawn = dict(zip(missing, pool.map(painted, missing.values(), chunksize=4), strict=True))
    for name, (title, spec, collection) in zip(names, wanted, strict=True):
        if name not in known:
            known[name] = keep(title, spec, collection, drawn[name])
        yield known[name]


def one_image(title: str, spec: dict | None, collection: Collection) -> CustomImage | None:
    """The image of one drawing, drawn here unless it was drawn before."""
    if not spec:
        return None
    image = CustomImage.objects.filter(credit=CREDIT, file__contains=file_name(spec).removesuffix(".jpg")).first()
    return image or keep(title, spec, collection, painted(spec))


def keep(title: str, spec: dict, collection: Collection, drawn: bytes) -> CustomImage:
    return CustomImage.objects.create(
        title=title[:255],
        alt_text=title[:500],
        credit=CREDIT,
        rights=Rights.CC0,
        collection=collection,
        file=ContentFile(drawn, name=file_name(spec)),
    )
