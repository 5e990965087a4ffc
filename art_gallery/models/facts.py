"""What a reader sees of an artwork beside what every record has."""

from django.utils.translation import gettext

from platform_site.venues.facts import Fact, Value, plain, terms

from ..enums import SEALS, LoanStatus, MarkKind


def artwork_facts(record) -> list[Fact]:
    return [
        terms(gettext("类别"), [record.category], "subject"),
        terms(gettext("题材"), [record.genre], "subject"),
        plain(gettext("技法"), record.technique),
        plain(gettext("装裱"), record.mount),
        plain(gettext("书体"), record.get_script_display()),
        Fact(gettext("分部尺寸"), [Value(row.size, note=row.part) for row in record.measurements.all() if row.size]),
        plain(gettext("时长"), record.duration),
        plain(gettext("版数"), edition_shown(record)),
        *writing_facts(record),
        plain(gettext("陈列"), shown_status(record)),
        plain(gettext("入藏"), record.get_acquisition_display(), record.acquisition_date),
    ]


def edition_shown(record) -> str:
    """`5/30，第二版`: number, size and state of a print."""
    number, size = record.edition_number, record.edition_size
    if number and size:
        number = f"{number}/{size}"
    elif size:
        number = gettext("印数 %(count)s") % {"count": size}
    return gettext("，").join(filter(None, [number, record.edition_state]))


def writing_facts(record) -> list[Fact]:
    """The rows where there are any, else the text as it was catalogued."""
    marks = list(record.marks.all())
    seals = [mark for mark in marks if mark.kind in SEALS]
    colophons = [mark for mark in marks if mark.kind == MarkKind.COLOPHON]
    rest = [mark for mark in marks if mark not in seals and mark not in colophons]
    return [
        marked(gettext("款识"), rest, record.inscriptions),
        marked(gettext("钤印"), seals, record.seals),
        marked(gettext("题跋"), colophons, record.colophons),
    ]


def marked(label: str, marks: list, text: str) -> Fact:
    if not marks:
        return plain(label, text)
    return Fact(
        label,
        [
            Value(mark.text, note=gettext("，").join(filter(None, [mark.place, mark.author, mark.manner])))
            for mark in marks
        ],
    )


def shown_status(record) -> str:
    """Only what helps a visitor: where the work can be seen, or why it cannot."""
    return "" if record.loan_status in ("", LoanStatus.IN_STORE) else record.get_loan_status_display()
