"""The Elasticsearch index: analysis and fields. Its hash is part of the index's name."""

from __future__ import annotations

import hashlib
import json
from functools import cache

from ..expressions import ABOUT, DESCRIPTION, MAKERS, TEXT, TITLE
from ..text.folding import char_filter_mappings

FILTERS = ["cjk_width", "lowercase", "asciifolding"]
SCOPE_FIELDS = {TEXT: "everything", TITLE: "title", MAKERS: "makers", ABOUT: "about", DESCRIPTION: "description"}
FACET_FIELDS = {
    "venue": "venue",
    "kind": "kind",
    "institution": "institution",
    "creator": "creators",
    "subject": "subjects",
    "period": "periods",
    "material": "materials",
}
DERIVED = (
    "title_key", "sort_key", "stamp", "opens", "closes", "dynasties", "sounds", "keys", "row", "check", "flags",
    "joinable",
)  # fmt: skip
"""Fields that are made for searching and comparing; the rest of a document is the Resource itself."""
REPLICAS = "0-1"
"""One copy where there is a second node, so that the loss of a node loses nothing."""


@cache
def settings() -> dict:
    """Analysis: folding as a char filter, then words and bigrams; single characters beside them."""
    return {
        "number_of_shards": 1,
        "auto_expand_replicas": REPLICAS,
        "refresh_interval": "1s",
        "max_result_window": 10_000,
        "analysis": {
            "char_filter": {"folding": {"type": "mapping", "mappings": list(char_filter_mappings())}},
            "filter": {"bigrams": {"type": "cjk_bigram", "ignored_scripts": ["hangul"]}},
            "analyzer": {
                "folded": _analyzer("standard", [*FILTERS, "bigrams"], ["folding"]),
                "written": _analyzer("standard", [*FILTERS, "bigrams"], []),
                "characters": _analyzer("standard", FILTERS, ["folding"]),
            },
        },
    }


def _analyzer(tokenizer: str, filters: list[str], char_filters: list[str]) -> dict:
    return {"type": "custom", "tokenizer": tokenizer, "filter": filters, "char_filter": char_filters}


def _text(**subfields) -> dict:
    characters = {"type": "text", "analyzer": "characters", "norms": False, "index_options": "docs"}
    return {"type": "text", "analyzer": "folded", "fields": {"characters": characters, **subfields}}


@cache
def mappings() -> dict:
    """Fields: four full-text ones that others are copied to, facets as keywords, numbers to filter and sort."""
    keyword = {"type": "keyword", "ignore_above": 1024}
    only_copied = {"type": "text", "index": False}
    properties: dict[str, dict] = {
        "title": {**_text(written={"type": "text", "analyzer": "written"}), "copy_to": ["everything"]},
        "makers": _text(),
        "about": _text(),
        "everything": _text(),
        "creators": {**keyword, "copy_to": ["makers", "everything"]},
        "sounds": {"type": "text", "analyzer": "whitespace"},
        "keys": keyword,
        "title_key": keyword,
        "sort_key": keyword,
        "online": {"type": "boolean"},
    }
    for name in ("alternative", "creator_names"):
        properties[name] = {**only_copied, "copy_to": ["makers", "everything"]}
    for name in ("subjects", "materials", "periods"):
        properties[name] = {**keyword, "copy_to": ["about", "everything"]}
    for name in ("places", "dynasties"):
        properties[name] = {**only_copied, "copy_to": ["about", "everything"]}
    properties["description"] = {**_text(), "copy_to": ["everything"]}
    for name in ("body", "romanised", "date_text", "institution_label"):
        properties[name] = {**only_copied, "copy_to": ["everything"]}
    for name in ("venue", "kind", "institution", "part_of", "flags"):
        properties[name] = keyword
    for name in ("stamp", "opens", "closes", "year_from", "year_to", "row", "check", "joinable"):
        properties[name] = {"type": "long"}
    return {"dynamic": False, "properties": properties}


@cache
def mapping_hash() -> str:
    """Eight digits that change with analysis or fields."""
    text = json.dumps([settings(), mappings()], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:8]
