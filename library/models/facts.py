"""What a reader sees of a work, of its editions and of its issues beside what every record has."""

from django.utils.translation import gettext

from platform_site.venues.facts import Fact, plain


def work_facts(work) -> list[Fact]:
    return [
        plain(gettext("文献类型"), work.get_work_kind_display()),
        plain(gettext("统一题名"), work.uniform_title),
        plain(gettext("卷数"), work.juan),
        plain(gettext("中图分类号"), work.clc_class),
        plain(gettext("其他分类号"), work.other_class),
        plain(gettext("四部分类"), work.get_four_parts_display()),
        plain(gettext("地方文献"), work.get_local_tie_display()),
        plain(gettext("语种"), work.language),
        plain(gettext("原著语种"), work.original_language),
        plain(gettext("适读对象"), work.audience),
        plain(gettext("出版频率"), work.get_frequency_display()),
        plain(gettext("馆藏卷期"), work.holdings_statement),
        plain(gettext("书目与索引"), work.bibliography),
    ]


def edition_facts(edition) -> list[Fact]:
    """The facts of one edition in the order of a Chinese catalogue card, without the empty ones."""
    facts = [
        plain(gettext("版本类型"), edition.get_edition_kind_display() if edition.statement else ""),
        plain(gettext("责任说明"), edition.responsibility),
        plain(gettext("出版"), imprint(edition)),
        plain(gettext("页数与开本"), edition.extent),
        plain(gettext("丛编"), gettext("；").join(filter(None, [edition.series, edition.series_number]))),
        plain("ISBN", edition.isbn_shown),
        plain("ISSN", edition.issn),
        plain(gettext("统一书号"), edition.book_number),
        plain(gettext("装帧"), edition.get_binding_display()),
        plain(gettext("价格"), edition.price),
        *ancient_facts(edition),
    ]
    return [fact for fact in facts if fact.values]


def imprint(edition) -> str:
    """`长沙 : 示例出版社, 2016`, as GB/T 3792 orders place, publisher and date."""
    place_and_name = " : ".join(filter(None, [edition.place, edition.publisher]))
    return ", ".join(filter(None, [place_and_name, edition.date]))


def ancient_facts(edition) -> list[Fact]:
    return [
        plain(gettext("行款"), layout(edition)),
        plain(gettext("版框"), frame(edition)),
        plain(
            gettext("版式"),
            gettext("，").join(
                filter(
                    None,
                    [edition.get_centre_display(), edition.get_fishtail_display(), edition.get_border_display()],
                )
            ),
        ),
        plain(gettext("存卷"), edition.surviving),
        plain(gettext("刻工"), edition.carvers),
        plain(gettext("牌记"), edition.colophon),
        plain(gettext("钤印与批校题跋"), edition.seals),
    ]


def layout(edition) -> str:
    """`半叶9行，行20字，小字双行同`."""
    parts = [
        gettext("半叶%(count)s行") % {"count": edition.lines} if edition.lines else "",
        gettext("行%(count)s字") % {"count": edition.characters} if edition.characters else "",
        edition.layout_note,
    ]
    return gettext("，").join(filter(None, parts))


def frame(edition) -> str:
    """`高 18.2 厘米，宽 13.1 厘米`."""
    sides = [
        gettext("高 %(size)s 厘米") % {"size": edition.frame_height} if edition.frame_height else "",
        gettext("宽 %(size)s 厘米") % {"size": edition.frame_width} if edition.frame_width else "",
    ]
    return gettext("，").join(filter(None, sides))


def issue_label(issue) -> str:
    """`第 3 卷第 2 期`; what is no number stands as written (`春季号`)."""
    volume = gettext("第 %(number)s 卷") % {"number": issue.volume} if issue.volume.isdigit() else issue.volume
    number = gettext("第 %(number)s 期") % {"number": issue.number} if issue.number.isdigit() else issue.number
    return " ".join(filter(None, [volume, number])) or issue.date
