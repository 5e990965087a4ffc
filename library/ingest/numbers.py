"""ISBN and ISSN as MARC records write them: with a qualifier behind, in ten digits or thirteen, or wrong."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from platform_site.exchange.errors import Problem

from ..models.numbers import isbn13, issn8
from .fields import unique

WRITTEN = re.compile(r"[\dXx][\dXx\-\s]{7,20}")
MOST = 4
WRONG_ISBN = _("ISBN 校验码有误，记作错误的 ISBN")
WRONG_ISSN = _("ISSN 校验码有误，未取用")
"""Looked up only when said: a translation costs more than a record's fields."""


def numbers_of(
    books: list[str], serials: list[str], wrong: list[str], warnings: list[Problem], tags: tuple[str, str]
) -> tuple[str, str]:
    """(ISBNs, ISSNs) whose check digits are right. The others go to `wrong`, each with a warning at its tag."""
    return (
        valid(books, isbn13, wrong, warnings, (tags[0], WRONG_ISBN)),
        valid(serials, issn8, [], warnings, (tags[1], WRONG_ISSN)),
    )


def valid(texts: list[str], normalise, wrong: list[str], warnings: list[Problem], at: tuple) -> str:
    found = []
    for text in texts:
        written = WRITTEN.match(text.strip())
        if not written:
            continue
        number = normalise(written[0].strip())
        if number:
            found.append(number)
        else:
            wrong.append(written[0].strip(" -"))
            warnings.append(Problem(at[0], text[:200], str(at[1])))
    return "；".join(unique(found)[:MOST])
