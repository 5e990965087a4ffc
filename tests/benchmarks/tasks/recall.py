"""Chinese words of two to four characters: what a scan finds, and what the engine finds."""

from django.conf import settings

from search.engines import get_engine
from search.query import MAX_RESULTS, SearchRequest
from search.text.folding import fold
from search.text.words import alternatives

from . import words

PAGE, PATIENT = 100, 10
"""Results asked for at once, and seconds to wait for them: what is found counts here, not when."""


def run(number: int) -> dict:
    """Recall and precision over all words, and the first words that fall short."""
    settings.ELASTICSEARCH_TIMEOUT = PATIENT
    engine = get_engine()
    texts = words.texts()
    folded = {name: fold(text) for name, text in texts.items()}
    expected = found = right = both = 0
    short: list[str] = []
    skipped = 0
    for word in words.chinese(words.titles(), number):
        holding = {name for name, text in texts.items() if word in text}
        hits, expanded = everything(engine, word)
        if hits is None:
            skipped += 1
            continue
        accepted = [form for name in (word, *expanded) for form in alternatives(fold(name))]
        true = sum(any(form in folded.get(name, "") for form in accepted) for name in hits)
        expected, found = expected + len(holding), found + len(hits)
        both, right = both + len(holding & hits), right + true
        if holding - hits or true < len(hits):
            short.append(f"{word}: {len(holding - hits)} missed of {len(holding)}, {len(hits) - true} wrong")
    return {
        "engine": engine.name,
        "words": number - skipped,
        "recall": both / expected,
        "precision": right / found,
        "expected": expected,
        "short": short[:10],
    }


def everything(engine, word: str) -> tuple[set[str] | None, tuple[str, ...]]:
    """The ids of all hits and the other names searched; None for a word with more hits than can be walked."""
    hits: set[str] = set()
    page = 1
    while True:
        result = engine.search(SearchRequest(q=word, page=page, page_size=PAGE))
        if result.total > MAX_RESULTS:
            return None, ()
        if result.relaxed:
            return set(), ()
        hits |= {hit.id for hit in result.hits}
        if page >= result.pages:
            return hits, result.expanded
        page += 1
