"""A MARC record as an import reads it, whatever it was written in: ISO 2709 or XML, MARC 21 or UNIMARC.

pymarc makes objects of every field and subfield; an import looks at half of them. Here the directory is cut, and a
field is made of its bytes when it is asked for. The suite holds both readings equal on every record of the test data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from ..errors import RowRefused

LEADER, ENTRY = 24, 12
DELIMITER = "\x1f"
Text = Callable[[bytes], str]


class MarcField:
    """A data field. `indicators` is two characters; `subfields` are (code, value) in the order of the record."""

    __slots__ = ("indicators", "subfields", "tag")

    def __init__(self, tag: str, indicators: str, subfields: list[tuple[str, str]]):
        self.tag, self.indicators, self.subfields = tag, indicators, subfields

    def __contains__(self, code: str) -> bool:
        return any(part[0] == code for part in self.subfields)

    def get(self, code: str) -> str:
        """The first subfield of that code, else empty."""
        for part in self.subfields:
            if part[0] == code:
                return part[1]
        return ""

    def all(self, codes: str) -> list[str]:
        """The values of these codes that hold something, in the order of the record."""
        return [value for code, value in self.subfields if code in codes and value and not value.isspace()]


class MarcRecord:
    """Fields by tag. `held` has a field's bytes until it is first asked for; `text` decodes them.

    `suspect` says that a subfield may have a code which is no printable ASCII character. `more` has the records of
    further editions that belong to this one.
    """

    __slots__ = ("_controls", "_held", "_text", "leader", "more", "suspect")

    def __init__(
        self,
        leader: str,
        held: dict[str, list],
        controls: dict[str, list],
        text: Text = bytes.decode,
        *,
        suspect: bool = True,
    ):
        self.leader, self._held, self._controls, self._text, self.suspect = leader, held, controls, text, suspect
        self.more: tuple[MarcRecord, ...] = ()

    def tags(self) -> list[str]:
        """The tags of the data fields, in the order of their first occurrence."""
        return list(self._held)

    def fields(self, tag: str) -> list[MarcField]:
        found = self._held.get(tag)
        if found is None:
            return []
        if type(found[0]) is bytes:
            found = self._held[tag] = [field_of(tag, self._text(raw)) for raw in found]
        return found

    def first(self, tag: str, code: str) -> str:
        """The subfield in the first field of that tag; empty when there is none."""
        fields = self.fields(tag)
        return fields[0].get(code) if fields else ""

    def control(self, tag: str) -> str:
        """The text of the first control field of that tag (001-009); empty when there is none."""
        found = self._controls.get(tag)
        if found is None:
            return ""
        return self._text(found[0]) if type(found[0]) is bytes else found[0]

    def controls(self) -> dict[str, str]:
        return {tag: self.control(tag) for tag in self._controls}

    def read_all(self) -> None:
        """Decodes every field. Raises RowRefused naming the first that cannot be."""
        for tag in [*self._controls, *self._held]:
            try:
                self.control(tag)
                self.fields(tag)
            except RowRefused as refusal:
                raise RowRefused(tag, refusal.problem.value, refusal.problem.reason) from refusal

    def each(self) -> Iterator[MarcField]:
        """Every data field, tag by tag."""
        for tag in self.tags():
            yield from self.fields(tag)


def field_of(tag: str, text: str) -> MarcField:
    """Indicators and subfields out of a field's text; missing indicators are blank, surplus ones are dropped."""
    head, *parts = text.split(DELIMITER)
    return MarcField(
        tag, head if len(head) == 2 else (head + "  ")[:2], [(part[0], part[1:]) for part in parts if part]
    )


def cut(payload: bytes) -> tuple[dict[str, list], dict[str, list]]:
    """(data fields, control fields) by tag, as bytes, by the directory. Raises RowRefused when it is broken."""
    try:
        base = int(payload[12:17])
        directory = payload[LEADER : base - 1].decode("ascii")
    except ValueError as error:
        raise broken(payload, _("数据基地址或目次区有误")) from error
    if not LEADER < base < len(payload):
        raise broken(payload, _("数据基地址超出记录"))
    if not directory or len(directory) % ENTRY:
        raise broken(payload, _("目次区有误") if directory else _("没有任何字段"))
    held: dict[str, list] = {}
    controls: dict[str, list] = {}
    try:
        for at in range(0, len(directory), ENTRY):
            tag = directory[at : at + 3]
            start = base + int(directory[at + 7 : at + 12])
            raw = payload[start : start + int(directory[at + 3 : at + 7]) - 1]
            group = controls if tag < "010" and tag.isdigit() else held
            if tag in group:
                group[tag].append(raw)
            else:
                group[tag] = [raw]
    except ValueError as error:
        raise broken(payload, _("目次区有误")) from error
    return held, controls


def broken(payload: bytes, reason: str) -> RowRefused:
    return RowRefused("LDR", payload[:LEADER].decode("latin-1"), reason)
