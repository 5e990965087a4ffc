"""How many of the dates in the collection data are understood: `python -m tests.records.dates.measure`."""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator

import pymarc

from platform_site.records.dates import parse
from tests.data import data_file

IMPRINTS = ("260", "264")


def json_lines(path: str) -> Iterator[dict]:
    with gzip.open(data_file(path), "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def table(path: str) -> Iterator[dict]:
    opener = gzip.open if path.endswith(".gz") else open
    with opener(data_file(path), "rt", encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def imprints() -> Iterator[str]:
    with gzip.open(data_file("library/loc_books_sample.mrc.gz")) as source:
        for record in pymarc.MARCReader(source):
            for field in record.get_fields(*IMPRINTS, "880"):
                if field.tag != "880" or (field.get("6") or "").startswith(IMPRINTS):
                    yield from field.get_subfields("c")


COLUMNS: dict[str, Callable[[], Iterator[str]]] = {
    "cmoa_objects creation_date": lambda: (
        row.get("creation_date") for row in json_lines("museum/cmoa_objects.jsonl.gz")
    ),
    "cmoa_teenie creation_date": lambda: (
        row.get("creation_date") for row in json_lines("museum/cmoa_teenie_photographs.jsonl.gz")
    ),
    "tate_artworks dateText": lambda: (row.get("dateText") for row in json_lines("art_gallery/tate_artworks.jsonl.gz")),
    "tate_artist_data dates": lambda: (row["dates"] for row in table("art_gallery/tate_artist_data.csv")),
    "chinese_paintings_labels dynasty": lambda: (
        row["dynasty"] for row in table("art_gallery/chinese_paintings_labels.csv")
    ),
    "nga_constituents displaydate": lambda: (
        row["displaydate"] for row in table("art_gallery/nga_constituents.csv.gz")
    ),
    "loc_books_sample 260/264 $c": imprints,
}


def counted(column: str) -> tuple[int, int, int, Counter]:
    """(values, understood, with several meanings, those not understood) of one column; empty cells are left out."""
    total, understood, several, failed = 0, 0, 0, Counter()
    for text, count in Counter(COLUMNS[column]()).items():
        if not (text or "").strip():
            continue
        total += count
        readings = parse(text)
        if not readings:
            failed[text] += count
        understood += count * (len(readings) == 1)
        several += count * (len(readings) > 1)
    return total, understood, several, failed


def main() -> None:
    for column in COLUMNS:
        total, understood, several, failed = counted(column)
        share, unread = understood / total, sum(failed.values())
        sys.stdout.write(f"| {column} | {total:,} | {share:.2%} | {several} | {unread:,} |\n")
        sys.stdout.write(f"    {failed.most_common(12)}\n")


if __name__ == "__main__":
    main()
