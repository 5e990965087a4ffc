"""The code of a new authority, which ends its address."""

from django.utils.text import slugify

from ..models import Merge
from ..models.authorities import Authority
from ..names import sound

LONGEST = 60


def free_code(model: type[Authority], name: str) -> str:
    """A code from the sound or letters of the name that nothing of that kind has or had."""
    start = (sound(name) or slugify(name) or model._meta.model_name)[:LONGEST]
    taken = set(model._default_manager.filter(code__startswith=start).values_list("code", flat=True))
    taken |= set(Merge.objects.of(model).filter(code__startswith=start).values_list("code", flat=True))
    number, code = 1, start
    while code in taken:
        number += 1
        code = f"{start}-{number}"
    return code
