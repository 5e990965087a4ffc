"""Suggestions as somebody types: the beginnings of real words, characters and pinyin; milliseconds in the server."""

import time

from search.suggest import suggestions

from ..figures import percentile
from . import words

WARM = 5


def run(number: int) -> dict:
    found = words.titles()
    chinese = words.chinese(found, number)
    typed = [word[: 1 + place % len(word)] for place, word in enumerate(chinese)]
    typed += [sound[: 3 + place % 5] for place, sound in enumerate(words.pinyin(found, number // 2))]
    typed += [pair.split()[0][: 3 + place % 4] for place, pair in enumerate(words.english(found, number // 4))]
    for text in typed[:WARM]:
        suggestions(text)
    times = []
    for text in typed:
        started = time.perf_counter()
        suggestions(text)
        times.append((time.perf_counter() - started) * 1000)
    slowest = max(zip(times, typed, strict=True))
    return {"p50": percentile(times, 0.5), "p95": percentile(times, 0.95), "typed": len(typed), "slowest": slowest}
