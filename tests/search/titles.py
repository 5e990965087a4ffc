"""Titles as institutions wrote them, for the twin test and the recall test."""

import csv
import gzip
import json

import pymarc

from tests.data import data_file


def real_titles(limit: int) -> list[list[str]]:
    """Up to `limit` titles of each set: Chinese script of the Library of Congress, painting labels, Tate."""
    return [titles[:limit] for titles in (loc_titles(), label_titles(), tate_titles())]


def loc_titles() -> list[str]:
    found = []
    with gzip.open(data_file("library/loc_books_sample.mrc.gz")) as stream:
        for record in pymarc.MARCReader(stream, to_unicode=True, permissive=True):
            for field in record.get_fields("880") if record else ():
                if field.get_subfields("6") and field["6"].startswith("245"):
                    found.append(" ".join(field.get_subfields("a", "b", "c")))
            if len(found) >= 4000:
                break
    return found


def label_titles() -> list[str]:
    with open(data_file("art_gallery/chinese_paintings_labels.csv"), encoding="utf-8-sig") as stream:
        return [row["filename"].split("_id=")[0] for row in csv.DictReader(stream)]


def tate_titles() -> list[str]:
    with gzip.open(data_file("art_gallery/tate_artworks.jsonl.gz"), "rt", encoding="utf-8") as stream:
        return [title for _, line in zip(range(4000), stream, strict=False) if (title := json.loads(line).get("title"))]
