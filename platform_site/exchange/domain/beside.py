"""What the second process of an import does. Imported before Django is set up: it imports the rest when it begins."""

from __future__ import annotations

import gc
import os
from multiprocessing import parent_process
from threading import Thread

_drafter = None


def prepare(profile: str, content: dict, periods: dict[str, int], branches: dict[str, int], language: str) -> None:
    """Sets Django up and makes the drafter; ends this process with its parent, however that ends."""
    global _drafter
    Thread(target=_leave_with_parent, daemon=True).start()
    import django  # noqa: PLC0415  before any model

    django.setup()
    from django.utils import translation  # noqa: PLC0415  as above

    from ..mapping.mapping import Mapping  # noqa: PLC0415  as above
    from ..profiles import get_profile  # noqa: PLC0415  as above
    from ..shape import shape_of  # noqa: PLC0415  as above
    from ..validation import Validator  # noqa: PLC0415  as above
    from .drafting import Drafter  # noqa: PLC0415  as above

    translation.activate(language)
    found = get_profile(profile)
    validator = Validator(shape_of(found.model), periods, branches)
    _drafter = Drafter(found, Mapping(content, version=found.version), validator)
    gc.freeze()


def _leave_with_parent() -> None:
    parent_process().join()
    os._exit(1)


def is_up() -> bool:
    return _drafter is not None


def draft(payloads: list[bytes]) -> tuple[list, dict[str, int]]:
    """The drafts of rows, and how often each period was unknown."""
    found = _drafter.draft_payloads(payloads)
    unknown = dict(_drafter.validator.unknown)
    _drafter.validator.unknown.clear()
    return found, unknown
