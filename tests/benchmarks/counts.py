"""`python -m tests.benchmarks.counts [--plan]`: every file of the data set through its profile, a table in Markdown.

One after the other into one small city on SQLite, so that a file that holds records of an earlier one shows them as
unchanged or changed. `--plan` reads and compares only, which gives the same counts of a file alone, sooner.
"""

import argparse
import re
import sys

from tests.data import DATA

from . import place

BOOKS, MARCXML, CNMARC, TEXTS = "library.marc21", "library.marcxml", "library.cnmarc", "library.texts"
DUBLIN_CORE = "library.dublin_core"
OBJECTS, ARTWORKS, ELEMENTS, LIDO = "museum.table", "gallery.table", "culture.table", "museum.lido"
FILES = [
    (BOOKS, "library/loc_books_sample.mrc.gz"),
    (MARCXML, "library/loc_books_chi500.marcxml.gz"),
    (BOOKS, "library/marc_samples/test_data.utf8.mrc"),
    (MARCXML, "library/marc_samples/test_data.utf8.marc.xml"),
    (DUBLIN_CORE, "library/marc_samples/sample-oai-pmh.xml"),
    (DUBLIN_CORE, "library/marc_samples/sample-oai-no-namespace.xml"),
    *(
        (BOOKS, f"library/marc_edge/{name}")
        for name in (
            "1251.dat", "bad_records.mrc", "diacritic.dat", "marc8.dat", "multi_isbn.dat", "testunimarc.dat",
            "utf8_invalid.mrc", "utf8_with_leader_flag.dat", "utf8_without_leader_flag.dat",
        )
    ),
    (MARCXML, "library/marc_edge/batch.xml"),
    (CNMARC, "library/marc_edge/testunimarc.dat"),
    (CNMARC, "library/derived_cnmarc_utf8.iso"),
    (CNMARC, "library/derived_cnmarc_gb18030.iso"),
    (TEXTS, "library/chinese_poetry.zip"),
    (TEXTS, "library/dila_cbeta_catalog.zip"),
    (OBJECTS, "museum/cmoa_objects.jsonl.gz"),
    (OBJECTS, "museum/cmoa_teenie_photographs.jsonl.gz"),
    (OBJECTS, "museum/npm_chinese_paintings.csv"),
    (OBJECTS, "museum/met_chinese_paintings.csv"),
    (OBJECTS, "museum/freer_chinese_paintings.csv"),
    (LIDO, "museum/lido/mkg_beispiel-1.xml"),
    (LIDO, "museum/lido/mkg_beispiel-2.xml"),
    (LIDO, "museum/lido/mkg_lidoWrap.xml"),
    (ARTWORKS, "art_gallery/tate_artworks.jsonl.gz"),
    (ARTWORKS, "art_gallery/chinese_paintings_labels.csv"),
    (ELEMENTS, "culture_center/ich_sample.csv"),
]  # fmt: skip
SHOWN = 4
KINDS = ("read", "new", "changed", "unchanged", "refused", "warned")
HEAD = (
    "| file | profile, mapping | read | new | changed | unchanged | refused | warned | why |\n"
    "|---|---|---|---|---|---|---|---|---|\n"
)
NUMBERS = re.compile(r"\d+")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.counts", description=__doc__)
    parser.add_argument("--plan", action="store_true", help="apply nothing")
    options = parser.parse_args()
    with place.folder() as folder:
        city = place.Place(folder)
        city.manage("seed_demo", "--size", "4")
        sys.stdout.write(HEAD)
        for profile, path in FILES:
            sys.stderr.write(f"{path}\n")
            found = city.worker("counting", profile=profile, file=str(DATA / path), apply=not options.plan)
            sys.stdout.write(line(path, profile, found))
            sys.stdout.flush()
    return 0


def line(path: str, profile: str, found: dict) -> str:
    if "said" in found:
        return f"| `{path}` | `{profile}` | | | | | the file | | {escaped(found['said'])} |\n"
    counts = " | ".join(f"{found[kind]:,}" for kind in KINDS)
    return f"| `{path}` | `{profile}`, {found['mapping']} | {counts} | {escaped(why(found['why']))} |\n"


def why(rows: list[list]) -> str:
    """The reasons, alike ones together, the most frequent first: `020 ISBN … ×9 (first: row 12)`."""
    together: dict[tuple, list[int]] = {}
    for kind, field, reason, many, first in rows:
        entry = together.setdefault((kind, field, NUMBERS.sub("…", reason)), [0, first])
        entry[0] += many
        entry[1] = min(entry[1], first)
    ranked = sorted(together.items(), key=lambda item: -item[1][0])
    parts = [
        f"{kind}: {field or '—'} {reason} ×{many} (first: {first})" for (kind, field, reason), (many, first) in ranked
    ]
    more = [f"and {len(parts) - SHOWN} other reasons"] if len(parts) > SHOWN else []
    return "; ".join(parts[:SHOWN] + more)


def escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").replace(str(DATA), "")


if __name__ == "__main__":
    sys.exit(main())
