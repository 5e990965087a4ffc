"""What a citizen reads of an object beside what every record says."""

from django.utils.translation import gettext, pgettext

from platform_site.venues.facts import Fact, Value, linked, plain, terms

from ..enums import HistoryKind, MarkKind


def object_facts(record) -> list[Fact]:
    return [*nature(record), *measures(record), *writing(record), *history(record)]


def nature(record) -> list[Fact]:
    return [
        terms(gettext("类别"), [record.object_class], "subject"),
        plain(pgettext("museum", "级别"), record.get_grade_display()),
        Fact(gettext("质地分类"), [material_value(row) for row in new_materials(record)]),
        plain(gettext("工艺"), record.technique),
    ]


def new_materials(record) -> list:
    """The rows that say more than the list of materials, which every record shows."""
    return [row for row in record.material_rows.all() if row.part or (row.material or row.kind) not in record.materials]


def new_dimensions(record) -> list:
    """The rows, unless the written size gives every one of their numbers."""
    rows = list(record.dimensions.all())
    return rows if any(row.value not in record.extent for row in rows) else []


def material_value(row) -> Value:
    name = row.material or row.kind
    return Value(row.get_material_display() or row.get_kind_display(), linked(name, material=name).url, row.part)


def measures(record) -> list[Fact]:
    counted = [gettext("%(number)s 件（套）") % {"number": record.quantity}] if record.quantity else []
    if record.pieces and record.pieces != record.quantity:
        counted.append(gettext("实际 %(number)s 件") % {"number": record.pieces})
    mass = f"{record.mass} {record.get_mass_unit_display()}".strip() if record.mass else ""
    return [
        Fact(gettext("分项尺寸"), [Value(str(row)) for row in new_dimensions(record)]),
        plain(gettext("质量"), mass),
        plain(gettext("数量"), *counted),
        plain(gettext("完残"), record.get_completeness_display(), record.damage),
    ]


def writing(record) -> list[Fact]:
    """What stands on the object, kind by kind: marks, colophons, seals."""
    rows = list(record.marks.all())
    kinds = [
        Fact(str(kind.label), [joined(row.text, row.place, row.transliteration) for row in rows if row.kind == kind])
        for kind in MarkKind
    ]
    return [*kinds, plain(gettext("铭文题识"), record.inscriptions)]


def history(record) -> list[Fact]:
    seen = list(record.appearances.all())
    return [
        plain(gettext("出土地点"), record.find_place),
        plain(gettext("入藏"), record.get_acquisition_source_display(), entered(record)),
        Fact(gettext("递藏"), [joined(row.name, row.period, row.how) for row in record.owners.all()]),
        plain(gettext("流传经历"), record.provenance),
        Fact(gettext("展出"), [appearance(row) for row in seen if row.kind == HistoryKind.EXHIBITION]),
        Fact(pgettext("appearance", "著录"), [appearance(row) for row in seen if row.kind == HistoryKind.PUBLICATION]),
        Fact(gettext("登记编号"), [Value(row.number, note=row.get_kind_display()) for row in public_numbers(record)]),
        plain(gettext("现陈列于"), record.display_place),
    ]


def entered(record) -> str:
    return record.acquisition_date or record.get_acquisition_span_display()


def public_numbers(record) -> list:
    return [row for row in record.numbers.all() if row.is_public]


def appearance(row) -> Value:
    return joined(row.title, row.place, row.date_text, row.locator)


def joined(text: str, *notes: str) -> Value:
    return Value(text, note=gettext("，").join(filter(None, notes)))
