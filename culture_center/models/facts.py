"""What a citizen reads of a heritage element beside what every record says."""

from django.utils.translation import gettext

from platform_site.venues.facts import Fact, Value, plain, terms

from ..enums import BearerStatus


def heritage_facts(record) -> list[Fact]:
    return [
        terms(gettext("门类"), [record.ich_class], "subject"),
        plain(gettext("级别"), record.get_level_display()),
        plain(gettext("批次"), record.batch),
        plain(gettext("项目编号"), record.number),
        plain(gettext("申报地区"), record.region),
        plain(gettext("保护单位"), record.protection_unit),
        plain(gettext("时节"), record.season),
        plain(gettext("做法与流程"), record.practice),
        Fact(gettext("代表性传承人"), [bearer(row) for row in record.bearers.all()]),
        plain(gettext("传承"), record.bearer_text),
        Fact(gettext("传习所与基地"), [base(row) for row in record.bases.all()]),
    ]


def bearer(row) -> Value:
    name = gettext("%(name)s（已故）") % {"name": row.name} if row.status == BearerStatus.DECEASED else row.name
    return Value(name, note=gettext("，").join(filter(None, [row.get_level_display(), row.batch, row.number])))


def base(row) -> Value:
    return Value(row.name, note=gettext("，").join(filter(None, [row.get_kind_display(), row.address])))
