"""Reaching into a LIDO record: elements by local name, texts in the language that readers know best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PREFERENCE = ("zh", "en")
"""The languages wanted first; then whatever there is."""


def name_of(element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def at(element, path: str) -> list:
    """The elements at a path of local names (`titleWrap/titleSet`), in order."""
    found = [element] if element is not None else []
    for name in path.split("/"):
        found = [child for parent in found for child in parent if name_of(child) == name]
    return found


def attribute(element, name: str) -> str:
    """An attribute by local name: LIDO's own are qualified (`lido:type`), but not in every export."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2].rpartition(":")[2] == name:
            return value
    return ""


def text_of(element) -> str:
    """The text on one line; line ends inside a note stay."""
    lines = "".join(element.itertext()).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def language_of(element) -> str:
    """The language of the text: its own `xml:lang` or the nearest one above, without region (`zh-Hans` is zh)."""
    while element is not None:
        if element.get(LANG):
            return element.get(LANG).lower().partition("-")[0]
        element = element.getparent()
    return ""


def in_best_language(found: Iterable) -> list[str]:
    """The texts of the elements in the best language that any of them has."""
    by_language: dict[str, list[str]] = {}
    for element in found:
        text = text_of(element)
        if text:
            by_language.setdefault(language_of(element), []).append(text)
    best = next((language for language in PREFERENCE if language in by_language), next(iter(by_language), None))
    return list(dict.fromkeys(by_language.get(best, ())))


def preferred(found: list) -> list:
    """Those marked as preferred, where any is; else those not marked as alternative; else all."""
    marked = [element for element in found if attribute(element, "pref").rpartition("/")[2] == "preferred"]
    unmarked = [element for element in found if not attribute(element, "pref")]
    return marked or unmarked or found


def texts(element, path: str) -> list[str]:
    return in_best_language(at(element, path))


def first(element, path: str) -> str:
    return next(iter(texts(element, path)), "")


def terms(element) -> list[str]:
    """The labels of a concept: `term` (1.0), or the labels of a `skos:Concept` (1.1)."""
    skos = at(element, "Concept/prefLabel")
    return in_best_language(preferred(at(element, "term")) or skos or at(element, "Concept/altLabel"))


def term(element) -> str:
    return next(iter(terms(element)), "")


def identifiers(element) -> list[str]:
    """What a concept is called in vocabularies: `conceptID` (1.0), `skos:Concept/@rdf:about` (1.1)."""
    uris = [attribute(concept, "about") for concept in at(element, "Concept")]
    return [text for text in [*map(text_of, at(element, "conceptID")), *uris] if text]


def concepts(element, path: str) -> list[str]:
    """The labels of the concepts at a path."""
    return unique(label for found in at(element, path) for label in terms(found))


def unique(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, found)))


def descriptions(record) -> Iterator:
    """The descriptive metadata, one element a language in multilingual records, the best language first."""
    found = at(record, "descriptiveMetadata")
    order = {language: place for place, language in enumerate(PREFERENCE)}
    yield from sorted(found, key=lambda element: order.get(language_of(element), len(order)))
