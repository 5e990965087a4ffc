"""What a row of an authority file says, and the profiles that know how to read such files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from platform_site.vocabulary import identifiers
from platform_site.vocabulary.models import Authority

from ..errors import FileRefused, Problem, shortened
from ..readers import Source, read_rows

Row = Mapping[str, Any]
NAMES, IDENTIFIERS = "names", "identifiers"


@dataclass(slots=True)
class AuthorityDraft:
    """One authority as its source tells it: `identifier` is the source's own, `code` the one to take when it is new.

    `values` are columns, `children` rows by relation (`names`, `identifiers`, `agent_places`), `parent` the code of
    the authority above. `alike` are labels under which the thing may be here already.
    """

    identifier: str
    code: str
    values: dict[str, Any]
    children: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    parent: str = ""
    alike: tuple[str, ...] = ()
    warnings: list[Problem] = field(default_factory=list)

    def name(self, written: str, kind: str = "") -> None:
        """Another name, unless it is the label or is there already."""
        written = " ".join(str(written or "").split())[:255]
        known = self.children.setdefault(NAMES, [])
        if written and written != self.values["label"] and all(row["name"] != written for row in known):
            known.append({"name": written, "kind": kind})

    def identify(self, scheme: str, value: str) -> None:
        """An identifier elsewhere; one that is not written as it should be is left out with a warning."""
        value = identifiers.tidy(scheme, str(value or ""))
        if not value:
            return
        try:
            identifiers.check(scheme, value)
        except ValidationError as error:
            self.warnings.append(Problem(scheme, shortened(value), " ".join(error.messages)))
            return
        self.children.setdefault(IDENTIFIERS, []).append({"scheme": scheme, "value": value})

    def payload(self) -> str:
        """The draft as one line of text: what a later run compares by."""
        said = [self.identifier, self.code, self.values, self.children, self.parent]
        return json.dumps(said, ensure_ascii=False, sort_keys=True)


Convert = Callable[[Row, Any], AuthorityDraft]


def table_rows(path: Path) -> Iterator[tuple[int, Row | Problem]]:
    """Rows of a CSV file; one that cannot be read comes as its problem."""
    for row in read_rows(Source(path), "table"):
        yield row.number, row.problem or row.data()


@dataclass(frozen=True, slots=True)
class AuthorityProfile:
    """How files of one authority source are read. `convert` raises RowRefused.

    `rows(path)` yields (number, row or Problem); `context(path, companion path)` is read once and handed to each
    `convert`: the other names of a second file, or what must be known of the whole file.
    """

    key: str
    model: type[Authority]
    label: str | Promise
    convert: Convert
    rows: Callable[[Path], Iterator[tuple[int, Row | Problem]]]
    context: Callable[[Path, Path | None], Any]


_profiles: dict[str, AuthorityProfile] = {}


def authority_profile(key: str, *, model, label, rows=table_rows, context=lambda path, companion: None):
    """Register the decorated `convert` under `key` (`authority.nga`)."""

    def register(convert: Convert) -> Convert:
        _profiles[key] = AuthorityProfile(key, model, label, convert, rows, context)
        return convert

    return register


def authority_profiles() -> list[str]:
    """The keys of all profiles, in order."""
    return sorted(_profiles)


def get_authority_profile(key: str) -> AuthorityProfile:
    """The profile of that key. Raises FileRefused with the known ones."""
    if key not in _profiles:
        known = "、".join(authority_profiles())
        raise FileRefused(_("没有名为“%(key)s”的规范档方案；现有：%(known)s。") % {"key": key, "known": known})
    return _profiles[key]
