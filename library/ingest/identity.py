"""What a MARC record is called here, whichever family it is of."""

from __future__ import annotations

import hashlib

from platform_site.exchange.readers.marc import raw_control_number
from platform_site.exchange.rows import SourceRecord


def identify(row: SourceRecord, _mapping) -> tuple[str, str]:
    """The control number (001), else the LCCN (010 of MARC 21), else made from the record's bytes and place."""
    number = raw_control_number(row.payload) if row.payload[:5].isdigit() else row.data().control("001").strip()
    if not number.isascii():
        number = row.data().control("001").strip()
    if not number:
        record = row.data()
        number = record.first("010", "a").strip() if record.fields("245") else ""
    if not number:
        number = f"{hashlib.sha256(row.payload).hexdigest()[:12]}-{row.number}"
    return "", number
