"""The real files of the benchmarks: 90,617 records, and a file four times as long."""

import csv
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pymarc

from tests.data import data_file


@dataclass(frozen=True)
class Source:
    name: str
    profile: str
    path: str

    @property
    def file(self) -> Path:
        return data_file(self.path)


MARC = Source("MARC (loc_books_sample)", "library.marc21", "library/loc_books_sample.mrc.gz")
CMOA = Source("table (cmoa)", "museum.table", "museum/cmoa_objects.jsonl.gz")
LABELS = Source("table (labels)", "gallery.table", "art_gallery/chinese_paintings_labels.csv")
TATE = Source("table (tate)", "gallery.table", "art_gallery/tate_artworks.jsonl.gz")
NPM = Source("table (npm)", "museum.table", "museum/npm_chinese_paintings.csv")
ICH = Source("table (ich)", "culture.table", "culture_center/ich_sample.csv")
EVERY = (NPM, ICH, LABELS, MARC, CMOA, TATE)
QUICK = (NPM, ICH, LABELS)


def rows(source: Source) -> Iterator[dict]:
    """The rows of a table as its bare reader gives them."""
    if source.path.endswith(".csv"):
        with open(source.file, encoding="utf-8-sig", newline="") as stream:
            yield from csv.DictReader(stream)
        return
    with gzip.open(source.file, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def fourfold_labels(path: Path) -> None:
    """The labels four times, with numbers of their own each time."""
    found = list(rows(LABELS))
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, found[0].keys())
        writer.writeheader()
        for copy in range(4):
            writer.writerows({**row, "id": f"{row['id']}-{copy}" if copy else row["id"]} for row in found)


def fourfold_marc(path: Path) -> None:
    """The MARC records four times, with control numbers of their own each time."""
    with open(path, "wb") as target:
        for copy in range(4):
            with gzip.open(MARC.file) as stream:
                for record in pymarc.MARCReader(stream, to_unicode=True, permissive=True):
                    if record is None or record.get("001") is None:
                        continue
                    if copy:
                        record["001"].data = f"{record['001'].data.strip()}x{copy}"
                    target.write(record.as_marc())
