"""Whether what refers to a file stands in public, by Wagtail's index of references."""

from __future__ import annotations

from django.db.models import Model
from wagtail.models import ReferenceIndex


def has_public_use(row: Model) -> bool:
    """Whether a published page or record refers to the file."""
    return any(is_published(kind, key) for kind, key in users_of(row))


def only_in_drafts(row: Model) -> bool:
    """Whether pages or records refer to the file and none of them is published. A file without a use is in no draft."""
    users = users_of(row)
    return bool(users) and not any(is_published(kind, key) for kind, key in users)


def users_of(row: Model) -> set:
    """The content types and keys of what refers to the file."""
    uses = ReferenceIndex.get_references_to(row).select_related("base_content_type")
    return {(use.base_content_type, use.object_id) for use in uses}


def is_published(content_type, key: str) -> bool:
    """Whether that row is there and live; what has no drafts always is."""
    model = content_type.model_class()
    user = model and model._base_manager.filter(pk=key).first()
    if user is None:
        return False
    return user.is_public() if hasattr(user, "is_public") else getattr(user, "live", True)
