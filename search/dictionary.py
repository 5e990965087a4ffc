"""The dictionary of facet values: value -> small number (code), with what is needed to suggest it."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Q

from .models import FacetValue
from .resource import Resource
from .schema import FACETS, FLAGS
from .text.folding import key
from .text.pinyin import initials, syllables

ROW_BITS = 28
CODED = (*FACETS, "flags")
"""What codes are of; behind the facets the flags, whose number is not a row but the bits themselves."""
SUGGESTED = frozenset({"creator", "subject"})
STEP = 800
INSERT = (
    "INSERT INTO search_facetvalue (facet, value, label, key, pinyin, initials) VALUES (%s, %s, %s, %s, %s, %s) "
    "ON CONFLICT DO NOTHING"
)


def code_of(facet: str, row: int) -> int:
    """The number stored with documents: the facet in the three bits above the id of the value."""
    return CODED.index(facet) << ROW_BITS | row


def venue_of(packed: bytes) -> int | None:
    """The code of the venue among packed codes, of which it is the first; None where there is none."""
    code = int.from_bytes(packed[:4], sys.byteorder)
    return code if packed and code >> ROW_BITS == 0 else None


def by_facet(counts: Mapping[int, int]) -> dict[str, list[int]]:
    """Facet -> its codes among those that are counted, ascending; `flags` is one of them. What is negative is none."""
    codes = sorted(counts)
    ends = [bisect_left(codes, code_of(facet, 0)) for facet in CODED]
    return {facet: codes[first:last] for facet, first, last in zip(CODED, ends, [*ends[1:], len(codes)], strict=True)}


def of_facet(facet: str, counts: Mapping[int, int]) -> list[int]:
    """The codes of one facet among those that are counted, ascending."""
    low, high = codes_within(facet)
    return sorted(code for code in counts if low <= code <= high)


def flags_counted(counts: Mapping[int, int], held: Sequence[int]) -> dict[str, int]:
    """Flag -> how many documents have it, from counts by code; `held` are the codes of flags."""
    bits = [(code & (1 << ROW_BITS) - 1, counts[code]) for code in held]
    return {flag: sum(number for one, number in bits if one >> place & 1) for place, flag in enumerate(FLAGS)}


def codes_within(facet: str) -> tuple[int, int]:
    """The lowest and the highest code that a facet's values may have."""
    return code_of(facet, 0), code_of(facet, (1 << ROW_BITS) - 1)


def codes_of(selected: Mapping[str, Sequence[str]], using: str) -> dict[str, list[int]]:
    """Facet -> codes of the selected values; values that no document ever had are left out."""
    found: dict[str, list[int]] = {facet: [] for facet in selected}
    either, params = [], []
    for facet, values in selected.items():
        either.append(f"(facet = %s AND value IN ({', '.join(['%s'] * len(values)) or 'NULL'}))")
        params += [facet, *values]
    if either:
        with connections[using].cursor() as cursor:  # each search asks, and building the statement takes longer than it
            cursor.execute(f"SELECT facet, id FROM search_facetvalue WHERE {' OR '.join(either)}", params)
            for facet, row in cursor.fetchall():
                found[facet].append(code_of(facet, row))
    return found


def values_of(codes: Iterable[int], using: str) -> dict[int, tuple[str, str]]:
    """Code -> (value, label)."""
    by_row = {code & (1 << ROW_BITS) - 1: code for code in codes}
    if not by_row:
        return {}
    marks = ", ".join(["%s"] * len(by_row))
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT id, value, label FROM search_facetvalue WHERE id IN ({marks})", list(by_row))
        return {by_row[row]: (value, label) for row, value, label in cursor.fetchall()}


def labels_of(facet: str, values: Iterable[str], using: str) -> dict[str, str]:
    """Value -> stored label."""
    return {value: label for (_, value), (_, label) in _read({facet: set(values)}, using).items()}


def matching(facet: str, text: str, using: str, limit: int = 400) -> dict[int, tuple[str, str]]:
    """Code -> (value, label) of the values of a facet that hold the text: as written, folded, by sound or initials."""
    typed, rows = key(text), FacetValue.objects.using(using).filter(facet=facet)
    wanted = Q(value__icontains=text) | Q(label__icontains=text)
    if typed and facet in SUGGESTED:
        wanted |= Q(key__contains=typed)
        if typed.isascii():
            wanted |= Q(pinyin__startswith=typed) | Q(initials__startswith=typed)
    found = rows.filter(wanted).order_by("value").values_list("id", "value", "label")[:limit]
    return {code_of(facet, row): (value, label) for row, value, label in found}


def codes_for(
    carried: Iterable[Mapping[str, tuple[str, ...]]], resources: Sequence[Resource], using: str
) -> dict[tuple[str, str], int]:
    """(facet, value) -> code for all values that the resources carry; unknown ones are added."""
    labels = {r.institution: r.institution_label for r in resources if r.institution}
    wanted: dict[str, set[str]] = {}
    for values in carried:
        for facet, found in values.items():
            wanted.setdefault(facet, set()).update(found)
    known = _read(wanted, using)
    missing = {
        facet: new for facet, values in wanted.items() if (new := {v for v in values if (facet, v) not in known})
    }
    if missing:
        rows = [_new(facet, value, labels) for facet, values in missing.items() for value in sorted(values)]
        with connections[using].cursor() as cursor:
            cursor.executemany(INSERT, rows)
        known |= _read(missing, using)
    _rename(labels, known, using)
    return {(facet, value): code_of(facet, row) for (facet, value), (row, _) in known.items()}


def _new(facet: str, value: str, labels: Mapping[str, str]) -> tuple[str, str, str, str, str, str]:
    """The row of a value, as `INSERT` takes it."""
    said = syllables(value) if facet in SUGGESTED else []
    return (
        facet,
        value,
        labels.get(value, "")[:255] if facet == "institution" else "",
        key(value)[:64] if facet in SUGGESTED else "",
        "".join(said)[:64],
        initials(said)[:32],
    )


def _read(wanted: Mapping[str, set[str]], using: str) -> dict[tuple[str, str], tuple[int, str]]:
    known = {}
    for facet, values in wanted.items():
        ordered = list(values)
        for start in range(0, len(ordered), STEP):
            part = ordered[start : start + STEP]
            marks = ", ".join(["%s"] * len(part))
            with connections[using].cursor() as cursor:
                cursor.execute(
                    f"SELECT value, id, label FROM search_facetvalue WHERE facet = %s AND value IN ({marks})",
                    [facet, *part],
                )
                known.update({(facet, value): (row, label) for value, row, label in cursor.fetchall()})
    return known


def rename(facet: str, value: str, label: str, using: str = DEFAULT_DB_ALIAS) -> None:
    """Let a value be shown under another name, at once and before any document is written again."""
    FacetValue.objects.using(using).filter(facet=facet, value=value).update(label=label[:255])


def _rename(labels: Mapping[str, str], known: Mapping[tuple[str, str], tuple[int, str]], using: str) -> None:
    """An institution that got another name is shown under it."""
    for code, label in labels.items():
        value = code.strip()[:255]
        _row, stored = known["institution", value]
        if label and label[:255] != stored:
            rename("institution", value, label, using)
