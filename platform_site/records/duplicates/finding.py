"""Records that may be one thing: the same number, the same title with maker and date, the same ISBN.

All records of a model are walked by key once and their signs held in memory: a hundred thousand records are some
tens of megabytes. Numbers and titles are compared within one institution, since another's number 1 is no double;
what `duplicate_by` names is compared across all.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from search.text.folding import fold

from ..models import DuplicatePair

BATCH = 1000
LARGEST_GROUP = 8
"""More records than these with one sign have a title that says nothing (Untitled), not eight doubles."""
IDENTIFIER, TITLE = "identifier", "title"
NOISE = re.compile(r"[\W_]+")


def find_pairs(model) -> int:
    """Looks through all records, keeps what was decided, drops open pairs that no longer match. Returns the pairs."""
    pairs = pairs_of(groups_of(signs_of(model)))
    content_type = ContentType.objects.get_for_model(model)
    with transaction.atomic():
        known = DuplicatePair.objects.filter(content_type=content_type)
        stale = [
            pair.pk
            for pair in known.filter(state=DuplicatePair.State.OPEN)
            if (pair.first_id, pair.second_id) not in pairs
        ]
        for start in range(0, len(stale), BATCH):
            DuplicatePair.objects.filter(pk__in=stale[start : start + BATCH]).delete()
        DuplicatePair.objects.bulk_create(
            [
                DuplicatePair(content_type=content_type, first_id=first, second_id=second, reasons=sorted(reasons))
                for (first, second), reasons in sorted(pairs.items())
            ],
            update_conflicts=True,
            unique_fields=["content_type", "first_id", "second_id"],
            update_fields=["reasons"],
            batch_size=BATCH,
        )
    return len(pairs)


def signs_of(model) -> Iterator[tuple[str, object, int]]:
    """`(reason, sign, key of the record)` of every record that is not withdrawn."""
    makers = makers_of(model)
    rows = model._default_manager.filter(withdrawn_at__isnull=True).order_by("pk")
    columns = rows.values_list("pk", "institution_id", "identifier", "title", "date_text", "year_from", "year_to")
    for pk, institution, identifier, title, date, *years in columns.iterator(BATCH):
        number = normalised(identifier)
        if number:
            yield IDENTIFIER, (institution, number), pk
        name, maker, when = folded(title), makers.get(pk, ""), folded(date) or tuple(years)
        if len(name) > 1 and (maker or any(part is not None and part != "" for part in [*years, date])):
            yield TITLE, (institution, name, maker, when), pk
    for reason, path in model.duplicate_by:
        for pk, value in rows.exclude(**{path: ""}).values_list("pk", path).iterator(BATCH):
            number = normalised(value or "")
            if number:
                yield reason, number, pk


def makers_of(model) -> dict[int, str]:
    """`{key of the record: its makers' names, folded}`."""
    contributions = model._meta.get_field("contributions").related_model
    found: dict[int, list[str]] = defaultdict(list)
    for pk, name in (
        contributions.objects.order_by("record", "sort_order").values_list("record", "name").iterator(BATCH)
    ):
        found[pk].append(folded(name))
    return {pk: " ".join(names) for pk, names in found.items()}


def groups_of(signs) -> dict[tuple[str, object], list[int]]:
    found: dict[tuple[str, object], list[int]] = defaultdict(list)
    for reason, sign, pk in signs:
        if pk not in found[reason, sign]:
            found[reason, sign].append(pk)
    return found


def pairs_of(groups) -> dict[tuple[int, int], set[str]]:
    """`{(older, newer): reasons}`; in a group the first stands beside each of the others."""
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for (reason, _sign), keys in groups.items():
        if 1 < len(keys) <= LARGEST_GROUP:
            first, *others = sorted(keys)
            for other in others:
                found[first, other].add(reason)
    return found


def normalised(number: str) -> str:
    """`Ａ-001 / b` and `a001B` are one number: full width, case, spaces and punctuation do not count."""
    return NOISE.sub("", unicodedata.normalize("NFKC", number)).casefold()


def folded(text: str) -> str:
    """The text in one form of its characters, without what is no letter."""
    return NOISE.sub("", fold(text))
