"""The deeds on samples: keep a file that a mapping is made for, pass it on to an import, forget it."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path, PurePath

from django.core.files.storage import storages
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from platform_site.vocabulary.models import Institution

from ..domain import runs
from ..errors import FileRefused
from ..mapping.mapping import mapping_of
from ..mapping.models import MappingSample
from ..models import Run
from ..profiles import Profile, get_profile
from .looking import look_at

FOLDER = "mapping-samples"
KEPT = timedelta(days=14)
LARGEST = 2 << 30


def keep_sample(*, profile: Profile, institution: Institution, file, user=None) -> MappingSample:
    """Keeps the file in the private storage and looks at its first rows. Raises FileRefused, keeping nothing."""
    name = PurePath(file.name).name or "upload"
    if file.size > LARGEST:
        raise FileRefused(_("“%(name)s”太大；超过 2 GB 的文件请用命令 ingest 导入。") % {"name": name})
    forget_old_samples()
    with on_disk(file, name) as path:
        head = look_at(path, profile)
        with path.open("rb") as content:
            stored = storages["private"].save(f"{FOLDER}/{get_random_string(12)}/{name}", content)
    return MappingSample.objects.create(
        institution=institution, profile=profile.key, file_name=name[-255:], stored=stored, head=head, created_by=user
    )


def sample_of_run(run: Run, *, user=None) -> MappingSample:
    """A sample of the file that was uploaded for a run. Raises FileRefused."""
    with storages["private"].open(run.stored) as file:
        file.name = run.file_name
        return keep_sample(profile=get_profile(run.profile), institution=run.institution, file=file, user=user)


@contextmanager
def on_disk(file, name: str):
    """The file under its own name in a folder for the time being."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        with path.open("wb") as target:
            shutil.copyfileobj(file, target, 1 << 20)
        yield path


def import_sample(*, sample: MappingSample, content: dict, user=None) -> Run:
    """Passes the sample's file to an import that reads it for review. Raises FileRefused for what is no mapping."""
    profile = get_profile(sample.profile)
    mapping_of(content, profile, content.get("name", ""))
    with storages["private"].open(sample.stored) as file:
        file.name = sample.file_name
        return runs.upload(profile=profile, institution=sample.institution, file=file, mapping=content, user=user)


def forget_old_samples() -> None:
    """Samples that nobody came back to; imports have copies of their own."""
    for sample in MappingSample.objects.filter(created_at__lt=timezone.now() - KEPT):
        storages["private"].delete(sample.stored)
        sample.delete()
