from django.db.models import Prefetch

from platform_site.venues.describing import RECORD_PREFETCH, RECORD_SELECT, record_resource
from search.registry import describes, touches
from search.resource import Resource

from .enums import PUBLIC_NUMBERS, Grade
from .models import (
    Object,
    ObjectAppearance,
    ObjectContribution,
    ObjectMark,
    ObjectMaterial,
    ObjectNumber,
    ObjectOwner,
)

ROWS = {
    "material_rows": ObjectMaterial.objects.all(),
    "numbers": ObjectNumber.objects.all(),
    "marks": ObjectMark.objects.all(),
    "owners": ObjectOwner.objects.all(),
    "appearances": ObjectAppearance.objects.all(),
}
PREFETCH = [Prefetch(name, queryset=rows, to_attr=f"found_{name}") for name, rows in ROWS.items()]


@describes(Object, select=RECORD_SELECT, prefetch=[*RECORD_PREFETCH, *PREFETCH])
def object_resource(record: Object) -> Resource | None:
    return record_resource(
        record,
        subjects=[record.object_class],
        materials=[row.material or row.kind for row in record.found_material_rows],
        identifiers=[row.number for row in record.found_numbers if row.kind in PUBLIC_NUMBERS],
        body=[*words_of(record), *row_words(record)],
    )


def words_of(record: Object) -> list[str]:
    return [
        record.technique,
        record.inscriptions,
        record.provenance,
        record.find_place,
        record.display_place,
        record.department,
        *grade_words(record),
    ]


def grade_words(record: Object) -> list[str]:
    """`一级文物` and `珍贵文物` of what has one of the three grades, as people ask for it."""
    if record.grade not in (Grade.FIRST, Grade.SECOND, Grade.THIRD):
        return []
    return [f"{record.get_grade_display()}文物", "珍贵文物"]


def row_words(record: Object) -> list[str]:
    marks = [text for row in record.found_marks for text in (row.text, row.transliteration)]
    owners = [row.name for row in record.found_owners]
    return [*marks, *owners, *(row.title for row in record.found_appearances)]


@touches(ObjectContribution)
@touches(ObjectMaterial)
@touches(ObjectNumber)
@touches(ObjectMark)
@touches(ObjectOwner)
@touches(ObjectAppearance)
def object_of_row(row):
    return [row.record]
